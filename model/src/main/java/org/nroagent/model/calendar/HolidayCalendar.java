package org.nroagent.model.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The legal holidays of a country. No day replaces a holiday that falls on a Sunday.
///
/// @param id what the calendar is called, such as `luxembourg`
/// @param rules one per holiday
public record HolidayCalendar(String id, List<HolidayRule> rules) {
  public HolidayCalendar {
    rules = List.copyOf(rules);
  }

  /// The holidays of a year; two that fall on the same day are one.
  ///
  /// @param year at least [Easter#FIRST_YEAR]
  public SortedSet<LocalDate> of(int year) {
    return rules.stream().map(rule -> rule.in(year)).flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether the day is a holiday.
  ///
  /// @param day of a year not before [Easter#FIRST_YEAR]
  public boolean contains(LocalDate day) {
    return rules.stream().anyMatch(rule -> rule.in(day.getYear()).filter(day::equals).isPresent());
  }
}
