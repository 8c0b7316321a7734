package org.nroagent.agent.figure;

import java.time.Instant;
import java.time.ZoneId;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// A month with its bounds computed once: asked for with every slot.
///
/// @param month the month
/// @param start its first instant
/// @param end the first instant after it
/// @param expectedSlots its slots
record MonthSpan(CivilMonth month, Instant start, Instant end, int expectedSlots) {
  static MonthSpan of(CivilMonth month, SlotGrid grid) {
    return new MonthSpan(month, month.start(), month.end(), month.expectedSlots(grid));
  }

  static MonthSpan containing(Instant instant, ZoneId zone, SlotGrid grid) {
    return of(CivilMonth.containing(instant, zone), grid);
  }

  boolean contains(Instant slotStart) {
    return !slotStart.isBefore(start) && slotStart.isBefore(end);
  }

  /// As [#contains(Instant)], of seconds since 1970.
  boolean contains(long slotStartSeconds) {
    return slotStartSeconds >= start.getEpochSecond() && slotStartSeconds < end.getEpochSecond();
  }

  boolean isBefore(MonthSpan other) {
    return start.isBefore(other.start);
  }

  /// The number of this month's slots that start in [from, to).
  int count(Instant from, Instant to, SlotGrid grid) {
    Instant first = from.isBefore(start) ? start : from;
    Instant last = to.isAfter(end) ? end : to;
    return first.isBefore(last) ? Math.toIntExact(grid.count(first, last)) : 0;
  }
}
