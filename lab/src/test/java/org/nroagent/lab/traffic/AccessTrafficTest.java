package org.nroagent.lab.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AccessTrafficTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");
  private static final long TEN_GBPS = 10_000_000_000L;
  private static final long TWENTY_YEARS_MILLIS = Duration.ofDays(365 * 20).toMillis();

  @Property
  void neverFallsAndAddsUp(@ForAll long seed, @ForAll IfDirection direction,
      @ForAll @LongRange(min = 0, max = 630_720_000_000L) long first,
      @ForAll @LongRange(min = 0, max = 172_800_000L) long second,
      @ForAll @LongRange(min = 0, max = 172_800_000L) long third) {
    Traffic traffic = new AccessTraffic(seed, TEN_GBPS, 700, IfDirection.OUT);
    Instant a = SeededCounter.ORIGIN.plusMillis(Math.min(first, TWENTY_YEARS_MILLIS));
    Instant b = a.plusMillis(second);
    Instant c = b.plusMillis(third);
    long ab = traffic.octetsBetween(direction, a, b);
    long bc = traffic.octetsBetween(direction, b, c);
    assertTrue(ab >= 0 && bc >= 0, "octets went back");
    assertEquals(traffic.octetsBetween(direction, a, c), ab + bc);
  }

  @Property(tries = 200)
  void staysBelowTheNominalSpeedAtEveryCell(@ForAll long seed,
      @ForAll @LongRange(min = 0, max = 10_000) long day,
      @ForAll @IntRange(min = 1, max = AccessTraffic.MAX_BUSY_PERMILLE) int busy,
      @ForAll IfDirection direction) {
    Traffic traffic = new AccessTraffic(seed, TEN_GBPS, busy, IfDirection.OUT);
    Instant start = SeededCounter.ORIGIN.plus(Duration.ofDays(day));
    for (int cell = 0; cell < 288; cell++) {
      Instant from = start.plusSeconds(300L * cell);
      long octets = traffic.octetsBetween(direction, from, from.plusSeconds(300));
      assertTrue(octets > 0, "a cell without traffic");
      assertTrue(octets * 8 / 300 < TEN_GBPS, () -> octets + " octets in the cell at " + from);
    }
  }

  @Property
  void equalSeedsGiveEqualTrafficWhateverWasAskedBefore(@ForAll long seed,
      @ForAll @LongRange(min = 0, max = 315_360_000_000L) long millis) {
    Traffic fresh = new AccessTraffic(seed, TEN_GBPS, 500, IfDirection.IN);
    Traffic used = new AccessTraffic(seed, TEN_GBPS, 500, IfDirection.IN);
    Instant at = SeededCounter.ORIGIN.plusMillis(millis);
    used.cumulativeOctets(IfDirection.IN, MONDAY);
    assertEquals(fresh.cumulativeOctets(IfDirection.IN, at), used.cumulativeOctets(IfDirection.IN, at));
  }

  @Test
  void otherSeedsGiveOtherTraffic() {
    Instant to = MONDAY.plusSeconds(300);
    assertNotEquals(
        new AccessTraffic(1, TEN_GBPS, 500, IfDirection.IN).octetsBetween(IfDirection.IN, MONDAY, to),
        new AccessTraffic(2, TEN_GBPS, 500, IfDirection.IN).octetsBetween(IfDirection.IN, MONDAY, to));
  }

  @Test
  void isThatOfAnAccessNetwork() {
    Traffic traffic = new AccessTraffic(7, TEN_GBPS, 500, IfDirection.OUT);
    long evening = hour(traffic, IfDirection.OUT, MONDAY.plus(Duration.ofHours(20)));
    long night = hour(traffic, IfDirection.OUT, MONDAY.plus(Duration.ofHours(4)));
    long noon = hour(traffic, IfDirection.OUT, MONDAY.plus(Duration.ofHours(12)));
    long saturdayNoon = hour(traffic, IfDirection.OUT,
        MONDAY.plus(Duration.ofDays(5)).plus(Duration.ofHours(12)));
    long upstream = hour(traffic, IfDirection.IN, MONDAY.plus(Duration.ofHours(20)));
    assertTrue(evening > 5 * night, "evening peak");
    assertTrue(saturdayNoon > noon * 11 / 10, "busier day at the weekend");
    assertTrue(evening > 4 * upstream, "asymmetric");
    long nightUp = hour(traffic, IfDirection.IN, MONDAY.plus(Duration.ofHours(4)));
    assertTrue(upstream * night < evening * nightUp, "upstream is flatter");
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new AccessTraffic(1, TEN_GBPS, 801, IfDirection.IN));
    assertThrows(IllegalArgumentException.class, () -> new AccessTraffic(1, 0, 1, IfDirection.IN));
    Traffic traffic = new AccessTraffic(1, TEN_GBPS, 1, IfDirection.IN);
    assertThrows(IllegalArgumentException.class,
        () -> traffic.cumulativeOctets(IfDirection.IN, Instant.EPOCH));
  }

  private static long hour(Traffic traffic, IfDirection direction, Instant from) {
    return traffic.octetsBetween(direction, from, from.plus(Duration.ofHours(1)));
  }
}
