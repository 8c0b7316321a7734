package org.nroagent.model.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.nroagent.model.Slot;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Whatever is read in between and in whatever order values come, the figure is that of all of them.
class LargestValuesTest {
  private final List<Long> added = new ArrayList<>();

  /// Chunks of values are added one by one or from another collection, the figure is read between some of them.
  @Property
  void hasTheFigureOfEverythingAdded(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 400) Integer> chunks,
      @ForAll long seed) {
    added.clear();
    Random random = new Random(seed);
    int total = chunks.stream().mapToInt(Integer::intValue).sum();
    LargestValues largest = new LargestValues(Math.max(1, total + random.nextInt(50)));
    long bound = random.nextBoolean() ? 20 : Slot.MAX_OCTETS + 1; // few different values, or many
    for (int chunk : chunks) {
      if (random.nextBoolean()) {
        addOneByOne(largest, random, chunk, bound);
      } else {
        LargestValues other = new LargestValues(Math.max(1, total));
        addOneByOne(other, random, chunk, bound);
        largest.addAll(other);
      }
      if (random.nextBoolean()) {
        requireFigureOfAll(largest);
      }
    }
    requireFigureOfAll(largest);
  }

  private void addOneByOne(LargestValues largest, Random random, int count, long bound) {
    for (int i = 0; i < count; i++) {
      long octets = random.nextLong(bound);
      added.add(octets);
      largest.add(octets);
      if (random.nextInt(100) == 0) {
        var _ = largest.figure();
      }
    }
  }

  private void requireFigureOfAll(LargestValues largest) {
    long[] octets = added.stream().mapToLong(Long::longValue).toArray();
    assertEquals(Percentile95.of(octets), largest.figure());
    assertEquals(octets.length, largest.valid());
  }

  @Test
  void ascendingDescendingAndEqualValuesOfAWholeMonth() {
    int slots = 8928;
    long[] ascending = new long[slots];
    Arrays.setAll(ascending, i -> 1_000_000L * i);
    LargestValues up = new LargestValues(slots);
    LargestValues down = new LargestValues(slots);
    LargestValues equal = new LargestValues(slots);
    for (int i = 0; i < slots; i++) {
      up.add(ascending[i]);
      down.add(ascending[slots - 1 - i]);
      equal.add(7);
    }
    assertEquals(Percentile95.of(ascending), up.figure());
    assertEquals(Percentile95.of(ascending), down.figure());
    assertEquals(7, equal.figure().orElseThrow().octets());
  }
}
