package org.nroagent.model.impact;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.nroagent.model.calendar.HolidayCalendar;

/// Which hours are peak hours [R 3(4)]: [from, to) on the given days, unless they are holidays.
///
/// @param from the first time of day
/// @param to the first time of day after them, later than `from`
/// @param days the days of the week that have peak hours
/// @param holidays days that have none
/// @param zone the zone of these times
public record PeakHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, HolidayCalendar holidays,
    ZoneId zone) {
  /// @throws IllegalArgumentException if they end before they begin
  public PeakHours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("peak hours are empty: " + from + " to " + to);
    }
    days = Set.copyOf(days);
  }

  /// The period at an instant.
  public Period at(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    LocalTime time = local.toLocalTime();
    LocalDate day = local.toLocalDate();
    boolean peak = !time.isBefore(from) && time.isBefore(to) && days.contains(day.getDayOfWeek())
        && !holidays.contains(day);
    return peak ? Period.PEAK : Period.OFF_PEAK;
  }

  /// The first instant after the given one at which another period may begin.
  Instant nextBorder(Instant after) {
    LocalDate day = after.atZone(zone).toLocalDate();
    return Stream.of(day.atTime(from), day.atTime(to), day.plusDays(1).atTime(from))
        .map(border -> border.atZone(zone).toInstant()).filter(after::isBefore).findFirst()
        .orElseThrow(() -> new IllegalStateException("no peak hours after " + after));
  }
}
