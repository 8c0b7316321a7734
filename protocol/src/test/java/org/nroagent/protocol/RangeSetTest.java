package org.nroagent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.record.SequenceRange;

class RangeSetTest {
  private static final int UNIVERSE = 64;

  @Property
  void unionIsThatOfTheMembers(@ForAll("ranges") List<SequenceRange> ranges) {
    assertEquals(model(ranges), members(RangeSet.of(ranges)));
    assertEquals(RangeSet.of(ranges),
        ranges.stream().reduce(RangeSet.EMPTY, RangeSet::add, (_, second) -> second));
    assertCanonical(RangeSet.of(ranges));
  }

  @Property
  void containsAndCountsItsMembers(@ForAll("ranges") List<SequenceRange> ranges) {
    RangeSet set = RangeSet.of(ranges);
    assertEquals(model(ranges).cardinality(), set.count());
    for (int i = 1; i <= UNIVERSE + 1; i++) {
      assertEquals(model(ranges).get(i), set.contains(i));
    }
  }

  @Property
  void unionOfTwoSetsIsThatOfTheirMembers(@ForAll("ranges") List<SequenceRange> some,
      @ForAll("ranges") List<SequenceRange> others) {
    BitSet expected = model(some);
    expected.or(model(others));
    RangeSet union = RangeSet.of(some).addAll(RangeSet.of(others));
    assertEquals(expected, members(union));
    assertCanonical(union);
  }

  @Property
  void removesExactlyTheRange(@ForAll("ranges") List<SequenceRange> ranges,
      @ForAll("range") SequenceRange removed) {
    BitSet expected = model(ranges);
    expected.clear((int) removed.first(), (int) removed.last() + 1);
    RangeSet set = RangeSet.of(ranges).remove(removed);
    assertEquals(expected, members(set));
    assertCanonical(set);
  }

  @Property
  void complementAndSectionShareTheInterval(@ForAll("ranges") List<SequenceRange> ranges,
      @ForAll @IntRange(min = 1, max = UNIVERSE) int first, @ForAll @IntRange(max = UNIVERSE) int last) {
    BitSet interval = new BitSet();
    interval.set(Math.min(first, last + 1), last + 1);
    BitSet inside = model(ranges);
    inside.and(interval);
    BitSet outside = interval;
    outside.andNot(model(ranges));
    RangeSet set = RangeSet.of(ranges);
    assertEquals(inside, members(set.within(first, last)));
    assertEquals(outside, members(set.complement(first, last)));
    assertCanonical(set.complement(first, last));
  }

  @Property
  void keepsTheLargestRangesUnchanged(@ForAll("ranges") List<SequenceRange> ranges,
      @ForAll @IntRange(max = 5) int limit) {
    RangeSet set = RangeSet.of(ranges);
    RangeSet kept = set.largest(limit);
    assertEquals(Math.min(limit, set.ranges().size()), kept.ranges().size());
    assertTrue(set.ranges().containsAll(kept.ranges()));
    long smallestKept = kept.ranges().stream().mapToLong(SequenceRange::count).min().orElse(Long.MAX_VALUE);
    assertTrue(set.ranges().stream().filter(range -> !kept.ranges().contains(range))
        .allMatch(range -> range.count() <= smallestKept));
  }

  @Test
  void reachesToTheLastSequence() {
    SequenceRange all = new SequenceRange(1, Long.MAX_VALUE);
    RangeSet set = RangeSet.of(new SequenceRange(5, Long.MAX_VALUE)).add(new SequenceRange(1, 3));
    assertEquals(List.of(new SequenceRange(4, 4)), set.complement(1, Long.MAX_VALUE).ranges());
    assertEquals(Long.MAX_VALUE, set.add(all).count());
    assertEquals(RangeSet.of(new SequenceRange(1, Long.MAX_VALUE - 1)),
        set.add(all).remove(new SequenceRange(Long.MAX_VALUE, Long.MAX_VALUE)));
    assertEquals("1…3 5…9223372036854775807", set.toString());
  }

  @Provide
  static Arbitrary<SequenceRange> range() {
    Arbitrary<Long> bound = Arbitraries.longs().between(1, UNIVERSE);
    return Combinators.combine(bound, bound).as((a, b) -> new SequenceRange(Math.min(a, b), Math.max(a, b)));
  }

  @Provide
  static Arbitrary<List<SequenceRange>> ranges() {
    Arbitrary<SequenceRange> few = Combinators
        .combine(Arbitraries.longs().between(1, UNIVERSE - 3), Arbitraries.longs().between(0, 3))
        .as((first, more) -> new SequenceRange(first, first + more));
    return few.list().ofMaxSize(16);
  }

  private static BitSet model(List<SequenceRange> ranges) {
    BitSet members = new BitSet();
    ranges.forEach(range -> members.set((int) range.first(), (int) range.last() + 1));
    return members;
  }

  private static BitSet members(RangeSet set) {
    return model(set.ranges());
  }

  private static void assertCanonical(RangeSet set) {
    for (int i = 1; i < set.ranges().size(); i++) {
      assertTrue(set.ranges().get(i - 1).last() + 1 < set.ranges().get(i).first(), set.toString());
    }
  }
}
