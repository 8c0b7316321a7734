package org.nroagent.model.figure;

import java.util.Arrays;
import java.util.List;
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

  /// Of a part of the values, and near enough.
  @Property
  void nearTheTargetStandsWhatWouldInOrder(@ForAll("values") long[] values,
      @ForAll @IntRange(max = 299) int position, @ForAll @IntRange(max = 299) int from,
      @ForAll @IntRange(max = 100) int slack) {
    int target = position % values.length;
    requireNear(values, from % (target + 1), values.length - (values.length - 1 - target) / 2, target, slack);
  }

  @Provide
  static Arbitrary<long[]> values() {
    return Arbitraries.oneOf(Arbitraries.longs().between(0, 9), Arbitraries.longs().between(0, 1L << 62))
        .array(long[].class)
        .ofMinSize(1).ofMaxSize(300);
  }

  /// Patterns against which a choice of pivots is easily helpless, each at every index.
  @Property(tries = 50)
  void orderEqualityAndValuesAgainstTheSampleChangeNothing(@ForAll @IntRange(min = 1, max = 200) int count) {
    long[] ascending = IntStream.range(0, count).asLongStream().toArray();
    long[] descending = IntStream.range(0, count).mapToLong(i -> count - i).toArray();
    long[] equal = new long[count];
    long[] organPipe = IntStream.range(0, count).mapToLong(i -> Math.min(i, count - i)).toArray();
    long[] smallestInTheSample = IntStream.range(0, count)
        .mapToLong(i -> i % (count / 7 + 1) == 0 ? 0 : 1 + i)
        .toArray();
    for (long[] values : List.of(ascending, descending, equal, organPipe, smallestInTheSample)) {
      for (int target = 0; target < count; target++) {
        requireSelected(values, target);
        requireNear(values, 0, count, target, target % 60);
      }
    }
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

  private static void requireNear(long[] values, int from, int to, int target, int slack) {
    long[] selected = values.clone();
    int index = Selection.selectNear(selected, from, to, target, slack);
    assertTrue(index <= target && index >= Math.max(from, target - slack), index + " for " + target);
    long at = selected[index];
    assertTrue(Arrays.stream(selected, from, index).allMatch(value -> value <= at));
    assertTrue(Arrays.stream(selected, index, to).allMatch(value -> value >= at));
    assertArrayEquals(sorted(Arrays.copyOfRange(values, from, to)),
        sorted(Arrays.copyOfRange(selected, from, to)), "the same values");
    assertArrayEquals(Arrays.copyOf(values, from), Arrays.copyOf(selected, from), "nothing before");
    assertArrayEquals(Arrays.copyOfRange(values, to, values.length),
        Arrays.copyOfRange(selected, to, values.length), "nothing behind");
  }

  private static long[] sorted(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
