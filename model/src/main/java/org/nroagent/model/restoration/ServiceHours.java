package org.nroagent.model.restoration;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// The hours of the day in which the restoration of a minor incident counts, on every day of the week [C CP 11.1].
///
/// @param from the first time of day
/// @param to the first time of day after them, later than `from`
/// @param zone the zone of these times
public record ServiceHours(LocalTime from, LocalTime to, ZoneId zone) {
  /// @throws IllegalArgumentException if they end before they begin
  public ServiceHours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("service hours are empty: " + from + " to " + to);
    }
  }

  /// These hours of all days from the first that a time touches to the last, whole.
  TimeRanges around(TimeRanges times) {
    if (times.ranges().isEmpty()) {
      return TimeRanges.NONE;
    }
    List<TimeRange> hours = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(times.ranges().getLast().to(), zone);
    LocalDate first = LocalDate.ofInstant(times.ranges().getFirst().from(), zone);
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      hours.add(
          new TimeRange(day.atTime(from).atZone(zone).toInstant(), day.atTime(to).atZone(zone).toInstant()));
    }
    return new TimeRanges(hours);
  }
}
