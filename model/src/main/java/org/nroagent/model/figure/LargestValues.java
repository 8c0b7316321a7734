package org.nroagent.model.figure;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The largest values of one direction of one month: all that its 95th percentile needs. It keeps
/// floor(0.05·N) + 1 of at most N expected values, packed to 40 bits, or to 48 once one of them needs it, in arrays that
/// grow with the month. Adding a value below the kept ones costs one comparison.
///
/// Until the figure is read for the second time, values are gathered in any order, which is the quickest way to take
/// a whole month from the disk and to read its figure once. From then on they stand in order: a figure costs nothing to
/// read and every further value keeps the order.
///
/// Not thread-safe, reading included: it belongs to one owner.
public final class LargestValues {
  private static final int LOW_BITS = 32;
  private static final int MIDDLE_BITS = 8;
  private static final int FIRST_LENGTH = 16;

  private final int capacity;
  /// The kept values in [0, kept), their bits apart; ascending if `ordered`. The top eight are null as long as all are
  /// 0: five minutes of 29 Gbit/s.
  private int[] low = new int[0];
  private byte[] middle = new byte[0];
  private byte @Nullable [] top;
  private int kept;
  private int valid;
  private boolean ordered;
  private boolean readOnce;
  /// No value up to this one can belong to the largest: as many larger or equal ones are kept as are needed.
  private long exceeded = -1;

  /// @param expected the most values that will ever be added: the month's slots, at least 1
  public LargestValues(int expected) {
    this.capacity = Percentile95.discarded(expected) + 1;
  }

  /// What was given these values.
  ///
  /// @param candidates values in any order, among them as many of the largest as count; to be given away
  /// @param valid how many values there were altogether
  /// @param expected the most values that will ever be added, at least 1
  static LargestValues of(long[] candidates, int valid, int expected) {
    LargestValues largest = new LargestValues(expected);
    largest.valid = valid;
    largest.resize(Math.min(candidates.length, largest.capacity));
    largest.keepLargest(candidates);
    return largest;
  }

  /// Adds the value of one more slot.
  ///
  /// @param octets 0…[org.nroagent.model.Slot#MAX_OCTETS]
  public void add(long octets) {
    valid++;
    if (octets > exceeded) {
      if (ordered) {
        insert(octets);
      } else {
        gather(octets);
      }
    }
  }

  /// Adds everything that another one was given. Exact as long as both together stay within the expected number.
  public void addAll(LargestValues other) {
    if (valid == 0 && capacity == other.capacity) {
      copy(other);
      return;
    }
    int notKept = other.valid - other.kept;
    ordered = false; // sorting once is cheaper than keeping the order for each
    for (int i = 0; i < other.kept; i++) {
      add(other.get(i));
    }
    valid += notKept;
  }

  private void copy(LargestValues other) {
    low = other.low.clone();
    middle = other.middle.clone();
    top = other.top == null ? null : other.top.clone();
    kept = other.kept;
    valid = other.valid;
    ordered = other.ordered;
    exceeded = other.exceeded;
  }

  /// The figure over all values added so far, empty where there is none.
  public Optional<DirectionFigure> figure() {
    if (valid == 0) {
      return Optional.empty();
    }
    int discarded = Percentile95.discarded(valid);
    return Optional.of(new DirectionFigure(valid, discarded, valid - discarded, below(discarded)));
  }

  /// The value that so many of the kept ones stand above.
  private long below(int larger) {
    if (kept == capacity && larger == capacity - 1 && exceeded >= 0) {
      return exceeded; // the smallest kept one, which is known in any order
    }
    if (!ordered && !readOnce) {
      readOnce = true;
      long[] values = unpacked();
      if (low.length > capacity) {
        keepLargest(values);
        resize(capacity);
        values = unpacked();
      }
      Selection.select(values, values.length - 1 - larger);
      return values[values.length - 1 - larger];
    }
    order();
    return get(kept - 1 - larger);
  }

  /// How many values were added.
  public int valid() {
    return valid;
  }

  private void gather(long octets) {
    int mostGathered = capacity + capacity / 2 + 1;
    if (kept == mostGathered) {
      keepLargest(unpacked());
    }
    growTo(mostGathered);
    set(kept++, octets);
  }

  /// Keeps as many of all values as can count, still in any order.
  private void keepLargest(long[] values) {
    if (values.length > capacity) {
      Selection.select(values, values.length - capacity);
      exceeded = values[values.length - capacity];
    }
    keepLast(values);
  }

  private void order() {
    if (!ordered) {
      long[] values = unpacked();
      Arrays.sort(values);
      if (low.length > capacity) {
        resize(capacity);
      }
      keepLast(values);
      exceeded = kept == capacity ? get(0) : -1;
      ordered = true;
    }
  }

  private void insert(long octets) {
    int at = position(octets);
    if (kept < capacity) {
      growTo(capacity);
      move(at, at + 1, kept - at);
      kept++;
    } else {
      at--; // the smallest makes room
      move(1, 0, at);
    }
    set(at, octets);
    exceeded = kept == capacity ? get(0) : -1;
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

  private long[] unpacked() {
    long[] values = new long[kept];
    for (int i = 0; i < kept; i++) {
      values[i] = get(i);
    }
    return values;
  }

  private void keepLast(long[] values) {
    kept = Math.min(values.length, capacity);
    for (int i = 0; i < kept; i++) {
      set(i, values[values.length - kept + i]);
    }
  }

  /// Makes room for one more value.
  private void growTo(int most) {
    if (kept == low.length) {
      resize(Math.min(most, Math.max(FIRST_LENGTH, 2 * kept)));
    }
  }

  private void resize(int length) {
    low = Arrays.copyOf(low, length);
    middle = Arrays.copyOf(middle, length);
    if (top != null) {
      top = Arrays.copyOf(top, length);
    }
  }

  private void move(int from, int to, int count) {
    System.arraycopy(low, from, low, to, count);
    System.arraycopy(middle, from, middle, to, count);
    if (top != null) {
      System.arraycopy(top, from, top, to, count);
    }
  }

  private long get(int index) {
    long value = Byte.toUnsignedLong(middle[index]) << LOW_BITS | Integer.toUnsignedLong(low[index]);
    return top == null ? value : Byte.toUnsignedLong(top[index]) << (LOW_BITS + MIDDLE_BITS) | value;
  }

  private void set(int index, long octets) {
    low[index] = (int) octets;
    middle[index] = (byte) (octets >>> LOW_BITS);
    byte highest = (byte) (octets >>> (LOW_BITS + MIDDLE_BITS));
    if (top == null && highest != 0) {
      top = new byte[low.length];
    }
    if (top != null) {
      top[index] = highest;
    }
  }
}
