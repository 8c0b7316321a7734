package org.nroagent.model.figure;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SelectionTest {
  @Property
  void theTargetStandsWhereItWouldInOrder(@ForAll("values") long[] values,
      @ForAll @IntRange(max = 299) int position) {
    requireSelected(values, position % values.length);
  }

  @Provide
  static Arbitrary<long[]> values() {
    return Arbitraries.oneOf(Arbitraries.longs().between(0, 9), Arbitraries.longs()).array(long[].class)
        .ofMinSize(1).ofMaxSize(300);
  }

  /// In each round the pivot is the smallest value that is left, so that one value a round falls away.
  @Test
  void valuesThatConspireAgainstThePivotAreSortedAfterAWhile() {
    int count = 1000;
    int[] place = IntStream.range(0, count).toArray();
    long[] values = new long[count];
    for (int from = 0; from < count; from++) {
      int pivot = (from + count - 1) >>> 1;
      values[place[pivot]] = from;
      int swapped = place[from];
      place[from] = place[pivot];
      place[pivot] = swapped;
    }
    long[] selected = requireSelected(values, count - 1);
    assertArrayEquals(sorted(values), selected, "a few rounds would not have ordered them");
  }

  @Test
  void nothingIsSelectedOfNothing() {
    Selection.select(new long[0], 0);
  }

  private static long[] requireSelected(long[] values, int target) {
    long[] selected = values.clone();
    Selection.select(selected, target);
    long at = selected[target];
    assertEquals(sorted(values)[target], at);
    assertTrue(Arrays.stream(selected, 0, target).allMatch(value -> value <= at));
    assertTrue(Arrays.stream(selected, target, selected.length).allMatch(value -> value >= at));
    assertArrayEquals(sorted(values), sorted(selected), "the same values");
    return selected;
  }

  private static long[] sorted(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
