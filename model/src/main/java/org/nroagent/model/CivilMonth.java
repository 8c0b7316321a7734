package org.nroagent.model;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/// A civil month in the contract's time zone: the slots that start in [local midnight of the 1st, local midnight
/// of the next 1st). Daylight saving makes March shorter and October longer by an hour (M3).
///
/// @param month the month of the calendar
/// @param zone the contract's time zone, Europe/Paris unless configured otherwise
public record CivilMonth(YearMonth month, ZoneId zone) {
  /// The zone of the contract where none is configured (M3).
  public static final ZoneId CONTRACT_ZONE = ZoneId.of("Europe/Paris");

  /// The month that contains the instant in the zone.
  public static CivilMonth containing(Instant instant, ZoneId zone) {
    return new CivilMonth(YearMonth.from(instant.atZone(zone)), zone);
  }

  /// Reads a month such as `2026-10`.
  ///
  /// @throws IllegalArgumentException if the text is not a month
  public static CivilMonth parse(String text, ZoneId zone) {
    try {
      return new CivilMonth(YearMonth.parse(text), zone);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is not a month; write it as 2026-10", e);
    }
  }

  /// The first instant of the month.
  public Instant start() {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /// The first instant after the month.
  public Instant end() {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }

  /// The month after this one.
  public CivilMonth next() {
    return new CivilMonth(month.plusMonths(1), zone);
  }

  /// The month before this one.
  public CivilMonth previous() {
    return new CivilMonth(month.minusMonths(1), zone);
  }

  /// Whether the instant lies in [#start()], [#end()).
  public boolean contains(Instant instant) {
    return !instant.isBefore(start()) && instant.isBefore(end());
  }

  /// The first slot of the grid that starts in this month. In zones whose offset is not a multiple of the slot
  /// length, local midnight is no border and the first slot starts a little later.
  public Instant firstSlot(SlotGrid grid) {
    Instant start = start();
    return grid.isBorder(start) ? start : grid.next(grid.startOf(start));
  }

  /// The number of slots that start in this month: 8064…8940 with five minutes.
  public int expectedSlots(SlotGrid grid) {
    return Math.toIntExact(grid.count(start(), end()));
  }
}
