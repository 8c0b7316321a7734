package org.nroagent.model.figure;

import java.util.Arrays;

/// Finds the largest of many values without sorting all of them: partitions around a pivot, and goes on in the part
/// where the wanted index lies.
///
/// Traffic gives a processor no pattern to predict, so what makes this quick is that the partition has no branch to
/// guess, and that a sorted sample puts the pivot near the wanted index. Values that conspire against the sample take
/// a seventh of the square of their number in steps: some hundredths of a second for a month.
final class Selection {
  private static final int SAMPLE = 7;
  /// Where one partition may be enough, a better pivot is worth more.
  private static final int LARGE_SAMPLE = 9;
  /// Fewer are sorted.
  private static final int FEW = 32;

  private Selection() {}

  /// Moves values until the one at an index is that of the sorted array: none before it is larger, none after it
  /// smaller.
  ///
  /// @param values 0…2^62, so that differences do not overflow
  /// @param target an index of the array; an empty array stays as it is
  static void select(long[] values, int target) {
    long[] sample = new long[SAMPLE];
    int from = 0;
    int to = values.length;
    while (to - from > FEW) {
      long pivot = pivot(values, from, to, target, sample);
      int least = partition(values, from, to, pivot);
      if (target < least) {
        to = least;
      } else if (least > from) {
        from = least;
      } else {
        // The pivot is the smallest: set it and its equals apart, or nothing would ever get smaller.
        int larger = partition(values, from, to, pivot + 1);
        if (target < larger) {
          return;
        }
        from = larger;
      }
    }
    Arrays.sort(values, from, to);
  }

  /// As [#select(long[], int)] for a part of an array, but content with an index near the target: one partition is often
  /// enough for that.
  ///
  /// @param first first index of the part
  /// @param end index behind it
  /// @param target an index of the part
  /// @param slack how far before the target the index may be
  /// @return the index, in the part and at most the target
  static int selectNear(long[] values, int first, int end, int target, int slack) {
    long[] sample = new long[LARGE_SAMPLE];
    int aim = target - slack / 2;
    int from = first;
    int to = end;
    while (to - from > FEW) {
      long pivot = pivot(values, from, to, Math.max(from, aim), sample);
      int least = partition(values, from, to, pivot);
      if (target < least) {
        to = least;
      } else if (target - least <= slack && least > from) {
        moveTo(least, pivot, values);
        return least;
      } else if (least > from) {
        from = least;
      } else {
        int larger = partition(values, from, to, pivot + 1);
        if (target < larger) {
          return target;
        }
        from = larger;
      }
    }
    Arrays.sort(values, from, to);
    return target;
  }

  /// Swaps a value to an index from where on it is.
  private static void moveTo(int index, long value, long[] values) {
    int at = index;
    while (values[at] != value) {
      at++;
    }
    values[at] = values[index];
    values[index] = value;
  }

  /// A value that probably stands near the target, a little below it rather than above.
  private static long pivot(long[] values, int from, int to, int target, long[] sample) {
    int step = (to - from) / sample.length;
    for (int i = 0, at = from; i < sample.length; i++, at += step) {
      long value = values[at];
      int place = i;
      for (; place > 0 && sample[place - 1] > value; place--) {
        sample[place] = sample[place - 1];
      }
      sample[place] = value;
    }
    return sample[(int) ((long) (target - from) * sample.length / (to - from))];
  }

  /// Moves the values below a bound to the front.
  ///
  /// @return the index of the first that is not below it
  private static int partition(long[] values, int from, int to, long bound) {
    int end = from;
    for (int i = from; i < to; i++) {
      long value = values[i];
      values[i] = values[end];
      values[end] = value;
      end -= (int) ((value - bound) >> 63); // one more where the difference is negative
    }
    return end;
  }
}
