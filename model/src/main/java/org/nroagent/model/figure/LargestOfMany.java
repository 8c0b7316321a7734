package org.nroagent.model.figure;

import java.util.Arrays;
import org.nroagent.model.Slot;

/// The largest values of many series that get their values in turn, as a month is read from the disk row by row. What
/// decides about a value lies side by side for all series, so that one that is not among the largest, as most are not,
/// costs a comparison and touches little memory: see [#bounds()].
///
/// Not thread-safe: it belongs to one owner.
public final class LargestOfMany {
  /// Values have 48 bits, a bound has the leading 32 of them.
  private static final int LEFT_OUT_BITS = 16;

  private final int expected;
  private final int capacity;
  private final int mostGathered;
  /// By series: no value below it can belong to the largest.
  private final long[] least;
  /// By series: the same, coarser.
  private final int[] bounds;
  private final int[] gathered;
  /// Those of one series behind those of another, `mostGathered` places for each.
  private final long[] values;

  /// @param series number of series
  /// @param expected the most values that one series will ever get: the month's slots, at least 1
  public LargestOfMany(int series, int expected) {
    this.expected = expected;
    this.capacity = Percentile95.discarded(expected) + 1;
    this.mostGathered = mostGathered(capacity);
    this.least = new long[series];
    this.bounds = new int[series];
    this.gathered = new int[series];
    this.values = new long[series * mostGathered];
    Arrays.fill(bounds, bound(0));
  }

  /// The bytes that one series takes at most while its values are gathered.
  ///
  /// @param expected the most values that it will ever get
  public static long bytesPerSeries(int expected) {
    return (long) mostGathered(Percentile95.discarded(expected) + 1) * Long.BYTES;
  }

  private static int mostGathered(int capacity) {
    return capacity + capacity / 2 + 1;
  }

  /// What a value is compared with before it is added: the coarse form of the least value that can still belong to the
  /// largest.
  ///
  /// @param octets 0…[Slot#MAX_OCTETS]
  /// @return its leading 32 of 48 bits, shifted so that they compare as signed numbers
  public static int bound(long octets) {
    return (int) (octets >>> LEFT_OUT_BITS) ^ Integer.MIN_VALUE;
  }

  /// By series: a value whose [#bound(long)] is smaller need not be added, for it changes nothing. The very array that
  /// [#add(int, long)] changes, because it is asked for every slot of a month; to be read only.
  public int[] bounds() {
    return bounds;
  }

  /// Adds a value of one series.
  ///
  /// @param octets 0…[Slot#MAX_OCTETS]
  public void add(int series, long octets) {
    if (octets >= least[series]) {
      append(series, octets);
    }
  }

  /// Adds a value of each of several series.
  ///
  /// @param series which
  /// @param octets their values, 0…[Slot#MAX_OCTETS]
  /// @param count how many of the two arrays count
  public void addAll(int[] series, long[] octets, int count) {
    long[] needed = least;
    for (int i = 0; i < count; i++) {
      if (octets[i] >= needed[series[i]]) {
        append(series[i], octets[i]);
      }
    }
  }

  private void append(int series, long octets) {
    int count = gathered[series];
    if (count == mostGathered) {
      count = makeRoom(series);
    }
    values[series * mostGathered + count] = octets;
    gathered[series] = count + 1;
  }

  /// @return how many values are there afterwards
  private int makeRoom(int series) {
    int from = series * mostGathered;
    int to = from + mostGathered;
    int room = mostGathered - capacity;
    int first = Selection.selectNear(values, from, to, from + room, room / 2);
    // As many as can count are there, so one more of the least of them changes nothing.
    least[series] = values[first] + 1;
    bounds[series] = bound(values[first]);
    System.arraycopy(values, first, values, from, to - first);
    return to - first;
  }

  /// No value of this series need be added any more.
  public void ignore(int series) {
    bounds[series] = Integer.MAX_VALUE;
  }

  /// Gives away what was gathered for a series; it has no values afterwards.
  ///
  /// @param valid how many values it got, those included that need not be added
  public LargestValues take(int series, int valid) {
    int from = series * mostGathered;
    LargestValues taken = LargestValues.of(Arrays.copyOfRange(values, from, from + gathered[series]), valid,
        expected);
    gathered[series] = 0;
    least[series] = 0;
    bounds[series] = bound(0);
    return taken;
  }
}
