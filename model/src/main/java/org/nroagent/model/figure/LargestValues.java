package org.nroagent.model.figure;

import java.util.Optional;

/// The largest values of one direction of one month: all that its 95th percentile needs. It keeps
/// floor(0.05·N) + 1 of at most N expected values, ascending and packed to 48 bits, so that reading the figure
/// costs nothing and adding a value below the kept ones costs one comparison.
///
/// Not thread-safe: it belongs to one owner.
public final class LargestValues {
  private static final int LOW_BITS = 32;

  /// The kept values, ascending in [0, kept): low 32 bits and high 16 bits apart.
  private final int[] low;
  private final short[] high;
  private int kept;
  private int valid;

  /// @param expected the most values that will ever be added: the month's slots, at least 1
  public LargestValues(int expected) {
    int capacity = Percentile95.discarded(expected) + 1;
    this.low = new int[capacity];
    this.high = new short[capacity];
  }

  /// Adds the value of one more slot.
  ///
  /// @param octets 0…[org.nroagent.model.Slot#MAX_OCTETS]
  public void add(long octets) {
    valid++;
    if (kept < low.length) {
      insert(octets, position(octets), kept++);
    } else if (octets > get(0)) {
      replaceSmallest(octets);
    }
  }

  /// Adds everything that another one was given. Exact as long as both together stay within the expected number.
  public void addAll(LargestValues other) {
    int notKept = other.valid - other.kept;
    for (int i = 0; i < other.kept; i++) {
      add(other.get(i));
    }
    valid += notKept;
  }

  /// The figure over all values added so far, empty where there is none.
  public Optional<DirectionFigure> figure() {
    if (valid == 0) {
      return Optional.empty();
    }
    int discarded = Percentile95.discarded(valid);
    return Optional.of(new DirectionFigure(valid, discarded, valid - discarded, get(kept - 1 - discarded)));
  }

  /// How many values were added.
  public int valid() {
    return valid;
  }

  private void replaceSmallest(long octets) {
    int to = position(octets) - 1;
    System.arraycopy(low, 1, low, 0, to);
    System.arraycopy(high, 1, high, 0, to);
    set(to, octets);
  }

  private void insert(long octets, int at, int size) {
    System.arraycopy(low, at, low, at + 1, size - at);
    System.arraycopy(high, at, high, at + 1, size - at);
    set(at, octets);
  }

  /// The first position whose value is larger than the given one, or the number of kept values.
  private int position(long octets) {
    int from = 0;
    int to = kept;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (get(middle) <= octets) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private long get(int index) {
    return Short.toUnsignedLong(high[index]) << LOW_BITS | Integer.toUnsignedLong(low[index]);
  }

  private void set(int index, long octets) {
    low[index] = (int) octets;
    high[index] = (short) (octets >>> LOW_BITS);
  }
}
