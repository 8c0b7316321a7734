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
  private static final long[] NONE = new long[0];

  private final int expected;
  private final int capacity;
  private final int mostGathered;
  /// By series: no value below it can belong to the largest.
  private final long[] least;
  /// By series: the same, coarser.
  private final int[] bounds;
  private final int[] gathered;
  private final long[][] values;

  /// @param series number of series
  /// @param expected the most values that one series will ever get: the month's slots, at least 1
  public LargestOfMany(int series, int expected) {
    this.expected = expected;
    this.capacity = Percentile95.discarded(expected) + 1;
    this.mostGathered = mostGathered(capacity);
    this.least = new long[series];
    this.bounds = new int[series];
    this.gathered = new int[series];
    this.values = new long[series][];
    Arrays.fill(values, NONE);
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
      int count = gathered[series];
      if (count == values[series].length) {
        count = makeRoom(series, count);
      }
      values[series][count] = octets;
      gathered[series] = count + 1;
    }
  }

  /// @return how many values are there afterwards
  private int makeRoom(int series, int count) {
    if (count == 0) {
      values[series] = new long[mostGathered];
      return 0;
    }
    long[] all = values[series];
    int first = count - capacity;
    Selection.select(all, first);
    least[series] = all[first];
    bounds[series] = bound(all[first]);
    System.arraycopy(all, first, all, 0, capacity);
    return capacity;
  }

  /// No value of this series need be added any more.
  public void ignore(int series) {
    bounds[series] = Integer.MAX_VALUE;
  }

  /// Gives away what was gathered for a series; it has no values afterwards.
  ///
  /// @param valid how many values it got, those included that need not be added
  public LargestValues take(int series, int valid) {
    LargestValues taken = LargestValues.of(Arrays.copyOf(values[series], gathered[series]), valid, expected);
    values[series] = NONE;
    gathered[series] = 0;
    least[series] = 0;
    bounds[series] = bound(0);
    return taken;
  }
}
