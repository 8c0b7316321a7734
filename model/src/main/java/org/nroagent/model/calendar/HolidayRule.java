package org.nroagent.model.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/// One legal holiday.
public sealed interface HolidayRule {
  /// What it is called, for people.
  String name();

  /// Its day in a year, empty where that has none.
  Optional<LocalDate> in(int year);

  /// A day of the calendar, every year.
  ///
  /// @param day the day of each year
  record Fixed(String name, MonthDay day) implements HolidayRule {
    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.of(day.atYear(year));
    }
  }

  /// A day that moves with Easter, every year.
  ///
  /// @param daysAfterEaster days from Easter Sunday: 1 is Easter Monday, 39 Ascension, 50 Whit Monday
  record Movable(String name, int daysAfterEaster) implements HolidayRule {
    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.of(Easter.sunday(year).plusDays(daysAfterEaster));
    }
  }

  /// A single day: a holiday that is ordered once, or whose days no rule here can tell.
  ///
  /// @param date the day
  record Once(String name, LocalDate date) implements HolidayRule {
    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.of(date).filter(day -> day.getYear() == year);
    }
  }
}
