package org.nroagent.model.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Direction;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;

class TrafficPeakTest {
  private static final Instant START = Instant.parse("2026-06-30T22:00:00Z");
  private static final ZoneId LUXEMBOURG = ZoneId.of("Europe/Luxembourg");

  /// 37,500,000 octets of 300 s are 1 Mbit/s: 480 Mbit/s by 200 sessions are 2.4.
  @Test
  void theSpeedIsTheTrafficByTheSessionsOfThatMoment() {
    TrafficPeak peak = new TrafficPeak(START, Direction.OUT, 480 * 37_500_000L);
    assertEquals(Fraction.of(12, 5), peak.referenceSpeedMbps(SlotGrid.FIVE_MINUTES, 200));
    assertEquals(Fraction.of(480, 7), peak.referenceSpeedMbps(SlotGrid.FIVE_MINUTES, 7));
    assertThrows(IllegalArgumentException.class, () -> peak.referenceSpeedMbps(SlotGrid.FIVE_MINUTES, 0));
  }

  /// The clocks go forward in the first half-year and back in the second: it lacks and gains an hour.
  @Test
  void aHalfYearBeginsAtLocalMidnightAndHasTheHoursThatTheClocksGiveIt() {
    HalfYear second = HalfYear.parse("2026-H2");
    assertEquals(START, second.start(LUXEMBOURG));
    assertEquals(Instant.parse("2026-12-31T23:00:00Z"), second.end(LUXEMBOURG));
    assertEquals(Duration.ofDays(184).plusHours(1),
        Duration.between(second.start(LUXEMBOURG), second.end(LUXEMBOURG)));
    HalfYear first = HalfYear.parse("2026-H1");
    assertEquals(Duration.ofDays(181).minusHours(1),
        Duration.between(first.start(LUXEMBOURG), first.end(LUXEMBOURG)));
    assertEquals(second.start(LUXEMBOURG), first.end(LUXEMBOURG));
  }

  @Property
  void thePeakIsTheFirstOfTheHighestSlots(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int slots) {
    Random random = new Random(seed);
    List<long[]> octets = IntStream.range(0, slots)
        .mapToObj(_ -> new long[]{random.nextInt(10), random.nextInt(10)}).toList();
    Optional<TrafficPeak> peak = Optional.empty();
    int naive = 0;
    for (int i = 0; i < slots; i++) {
      peak = Optional.of(TrafficPeak.higher(peak, START.plusSeconds(i), octets.get(i)[0], octets.get(i)[1]));
      naive = most(octets.get(i)) > most(octets.get(naive)) ? i : naive;
    }
    long[] highest = octets.get(naive);
    assertEquals(Optional.of(new TrafficPeak(START.plusSeconds(naive),
        highest[1] > highest[0] ? Direction.OUT : Direction.IN, most(highest))), peak);
  }

  private static long most(long[] octets) {
    return Math.max(octets[0], octets[1]);
  }
}
