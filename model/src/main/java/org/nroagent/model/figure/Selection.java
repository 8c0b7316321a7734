package org.nroagent.model.figure;

import java.util.Arrays;

/// Finds the largest of many values without sorting all of them (Hoare's selection).
final class Selection {
  /// So many halvings order any array unless its values conspire against the choice of the pivot; then it is sorted.
  private static final int MOST_ROUNDS = 64;

  private Selection() {}

  /// Moves values until the one at an index is that of the sorted array: none before it is larger, none after it
  /// smaller.
  ///
  /// @param target an index of the array; an empty array stays as it is
  static void select(long[] values, int target) {
    int from = 0;
    int to = values.length - 1;
    for (int round = 0; from < to; round++) {
      if (round == MOST_ROUNDS) {
        Arrays.sort(values, from, to + 1);
        return;
      }
      long pivot = values[(from + to) >>> 1];
      int left = from;
      int right = to;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          long swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (target <= right) {
        to = right;
      } else if (target >= left) {
        from = left;
      } else {
        return;
      }
    }
  }
}
