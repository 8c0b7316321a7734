package org.nroagent.model.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Sets of times against sets of seconds.
class TimeRangesTest {
  private static final int SECONDS = 60;

  @Provide
  static Arbitrary<List<TimeRange>> times() {
    return Combinators
        .combine(Arbitraries.integers().between(0, SECONDS - 1), Arbitraries.integers().between(1, 15))
        .as((from, length) -> time(from, from + length)).list().ofMaxSize(8);
  }

  private static TimeRange time(int from, int to) {
    return new TimeRange(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  private static BitSet seconds(List<TimeRange> times) {
    BitSet seconds = new BitSet();
    times.forEach(
        time -> seconds.set((int) time.from().getEpochSecond(), (int) time.to().getEpochSecond()));
    return seconds;
  }

  private static void assertSeconds(BitSet expected, TimeRanges actual) {
    assertEquals(expected, seconds(actual.ranges()));
    assertEquals(Duration.ofSeconds(expected.cardinality()), actual.duration());
  }

  @Property
  void nothingIsCountedTwice(@ForAll("times") List<TimeRange> times) {
    assertSeconds(seconds(times), TimeRanges.of(times));
  }

  @Property
  void unionsIntersectionsAndDifferencesAreThoseOfTheirSeconds(@ForAll("times") List<TimeRange> left,
      @ForAll("times") List<TimeRange> right) {
    BitSet either = seconds(left);
    either.or(seconds(right));
    assertSeconds(either, TimeRanges.of(left).plus(TimeRanges.of(right)));
    BitSet both = seconds(left);
    both.and(seconds(right));
    assertSeconds(both, TimeRanges.of(left).and(TimeRanges.of(right)));
    BitSet without = seconds(left);
    without.andNot(seconds(right));
    assertSeconds(without, TimeRanges.of(left).minus(TimeRanges.of(right)));
  }

  @Test
  void timesThatTouchAreOne() {
    assertEquals(List.of(time(0, 9)), TimeRanges.of(List.of(time(5, 9), time(0, 5))).ranges());
    assertThrows(IllegalArgumentException.class, () -> new TimeRanges(List.of(time(0, 5), time(5, 9))));
    assertThrows(IllegalArgumentException.class, () -> time(5, 5));
  }
}
