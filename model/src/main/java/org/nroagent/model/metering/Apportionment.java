package org.nroagent.model.metering;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.SlotGrid;

/// Divides a count that straddles slot borders in proportion to time (M6). The shares add up to the count
/// exactly: each border's cumulative share is rounded down, and a slot gets the difference of two of them.
public final class Apportionment {
  private Apportionment() {}

  /// The part of a count that falls into one slot.
  ///
  /// @param slotStartMillis start of the slot, milliseconds since 1970
  /// @param count the share, unsigned
  /// @param coveredMillis how much of the slot the interval covers
  public record Share(long slotStartMillis, long count, long coveredMillis) {}

  /// The shares of all slots that the interval touches, ascending; empty for an empty interval.
  ///
  /// @param count octets or packets, unsigned
  /// @param fromMillis start of the interval, milliseconds since 1970
  /// @param toMillis end of the interval, not before its start
  /// @param grid the slots
  /// @throws IllegalArgumentException if the interval ends before it starts
  public static List<Share> of(long count, long fromMillis, long toMillis, SlotGrid grid) {
    if (toMillis < fromMillis) {
      throw new IllegalArgumentException(
          "interval ends at " + toMillis + " before it starts at " + fromMillis);
    }
    List<Share> shares = new ArrayList<>();
    long given = 0;
    for (long from = fromMillis; from < toMillis;) {
      long slotStart = Math.floorDiv(from, grid.millis()) * grid.millis();
      long to = Math.min(slotStart + grid.millis(), toMillis);
      long cumulative = proportion(count, to - fromMillis, toMillis - fromMillis);
      shares.add(new Share(slotStart, cumulative - given, to - from));
      given = cumulative;
      from = to;
    }
    return shares;
  }

  /// floor(count × part / whole), exact.
  private static long proportion(long count, long part, long whole) {
    if (part == whole) {
      return count;
    }
    if (Math.unsignedMultiplyHigh(count, part) == 0) {
      return Long.divideUnsigned(count * part, whole);
    }
    return new BigInteger(Long.toUnsignedString(count)).multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole)).longValue();
  }
}
