package org.nroagent.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// Which days a law counts as working days: all but its days of rest and the legal holidays.
///
/// @param restDays days of the week that never count; at least one day of the week is none
/// @param holidays the legal holidays
public record WorkingDays(Set<DayOfWeek> restDays, HolidayCalendar holidays) {
  /// @throws IllegalArgumentException if no day of the week is left
  public WorkingDays {
    restDays = Set.copyOf(restDays);
    if (restDays.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("every day of the week is a day of rest");
    }
  }

  /// Whether the day counts.
  public boolean includes(LocalDate day) {
    return !restDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /// The last day of a time of so many working days: the day from which it runs does not count.
  ///
  /// @param day the day of the event
  /// @param count at least 0; with 0 it is the day itself
  public LocalDate after(LocalDate day, int count) {
    LocalDate last = day;
    for (int counted = 0; counted < count;) {
      last = last.plusDays(1);
      counted += includes(last) ? 1 : 0;
    }
    return last;
  }
}
