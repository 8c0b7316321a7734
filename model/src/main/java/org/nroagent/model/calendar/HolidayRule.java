package org.nroagent.model.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/// One legal holiday, every year since it became one.
public sealed interface HolidayRule {
  /// What it is called, for people.
  String name();

  /// The first year in which it is a holiday.
  int firstYear();

  /// Its day in a year, whether it was a holiday then or not.
  LocalDate dayOf(int year);

  /// Its day in a year, empty before it became a holiday.
  default Optional<LocalDate> in(int year) {
    return year < firstYear() ? Optional.empty() : Optional.of(dayOf(year));
  }

  /// A day of the calendar.
  ///
  /// @param day the day of each year
  record Fixed(String name, MonthDay day, int firstYear) implements HolidayRule {
    @Override
    public LocalDate dayOf(int year) {
      return day.atYear(year);
    }
  }

  /// A day that moves with Easter.
  ///
  /// @param daysAfterEaster days from Easter Sunday: 1 is Easter Monday, 39 Ascension, 50 Whit Monday
  record Movable(String name, int daysAfterEaster, int firstYear) implements HolidayRule {
    @Override
    public LocalDate dayOf(int year) {
      return Easter.sunday(year).plusDays(daysAfterEaster);
    }
  }
}
