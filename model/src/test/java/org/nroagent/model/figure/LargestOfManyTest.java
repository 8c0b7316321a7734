package org.nroagent.model.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LargestOfManyTest {
  /// Several series that get their values in turn, as rows come; those below the bounds are left out.
  @Property
  void haveTheFiguresOfAllValuesThoughMostAreNotAdded(@ForAll @IntRange(min = 1, max = 4) int series,
      @ForAll @IntRange(min = 0, max = 900) int slots, @ForAll long seed) {
    Random random = new Random(seed);
    long[] limits = {20, 1L << 20, Slot.MAX_OCTETS + 1};
    long limit = limits[random.nextInt(limits.length)];
    LargestOfMany many = new LargestOfMany(series, Math.max(1, slots));
    boolean together = random.nextBoolean();
    List<List<Long>> all = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      all.add(new ArrayList<>());
    }
    for (int slot = 0; slot < slots; slot++) {
      for (int i = 0; i < series; i++) {
        long octets = random.nextLong(limit);
        all.get(i).add(octets);
        if (LargestOfMany.bound(octets) < many.bounds()[i]) {
          continue;
        }
        if (together) {
          many.addAll(new int[]{i, series}, new long[]{octets, 0}, 1);
        } else {
          many.add(i, octets);
        }
      }
    }
    for (int i = 0; i < series; i++) {
      long[] values = all.get(i).stream().mapToLong(Long::longValue).toArray();
      LargestValues taken = many.take(i, values.length);
      assertEquals(values.length, taken.valid());
      assertEquals(Percentile95.of(values), taken.figure(), "read once");
      assertEquals(Percentile95.of(values), taken.figure(), "read again");
      assertEquals(0, many.take(i, 0).valid());
    }
  }

  @Test
  void boundsCompareAsTheValuesTheyStandFor() {
    long[] ascending = {0, 1, 0xFFFF, 0x1_0000, 0x7FFF_FFFF_FFFFL, 0x8000_0000_0000L, Slot.MAX_OCTETS};
    for (int i = 1; i < ascending.length; i++) {
      assertTrue(LargestOfMany.bound(ascending[i - 1]) <= LargestOfMany.bound(ascending[i]));
    }
    assertEquals(Integer.MIN_VALUE, LargestOfMany.bound(0));
    assertEquals(Integer.MAX_VALUE, LargestOfMany.bound(Slot.MAX_OCTETS));
  }

  /// A month of 100 Gbit/s on one side and of nothing on the other.
  @Test
  void mostValuesOfAWholeMonthStayBelowTheBound() {
    int slots = 8928;
    Random random = new Random(20_261_120);
    LargestOfMany one = new LargestOfMany(1, slots);
    int added = 0;
    for (int i = 0; i < slots; i++) {
      long octets = random.nextLong(3_750_000_000_000L);
      if (LargestOfMany.bound(octets) >= one.bounds()[0]) {
        one.add(0, octets);
        added++;
      }
    }
    assertTrue(added < slots / 3, "added " + added + " of " + slots);
  }
}
