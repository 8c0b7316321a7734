package org.nroagent.daemon.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static List<String> labels(String from, String to, int most) {
    return TimeTicks.between(Instant.parse(from), Instant.parse(to), PARIS, most).stream()
        .map(TimeTicks.Tick::label)
        .toList();
  }

  private static List<String> rates(double highest) {
    RateTicks ticks = RateTicks.upTo(highest, 6);
    return DoubleStream.of(ticks.values()).mapToObj(ticks::label).toList();
  }

  @Test
  void timesAreRoundInTheLocalZone() {
    assertEquals(List.of("15:00", "18:00", "21:00"),
        labels("2026-10-01T10:30:00Z", "2026-10-01T21:10:00Z", 4));
    assertEquals(List.of("1 Oct", "06:00", "12:00", "18:00", "2 Oct"),
        labels("2026-09-30T22:00:00Z", "2026-10-01T22:00:00Z", 5));
    assertEquals(List.of("1 Oct", "8 Oct", "15 Oct", "22 Oct", "29 Oct"),
        labels("2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z", 5));
  }

  @Test
  void timesStayRoundOnTheNightsThatTheClockChanges() {
    assertEquals(List.of("25 Oct", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "26 Oct"),
        labels("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 9));
    assertEquals(List.of("29 Mar", "01:00", "03:00", "04:00"),
        labels("2026-03-28T23:00:00Z", "2026-03-29T02:00:00Z", 4));
  }

  @Test
  void ratesAreRound() {
    assertEquals(List.of("0", "20", "40", "60", "80", "100"), rates(100));
    assertEquals(List.of("0", "2\u202f000", "4\u202f000", "6\u202f000", "8\u202f000"), rates(7200));
    assertEquals(List.of("0.00", "0.05", "0.10", "0.15", "0.20"), rates(0.2));
  }

  @Property
  void ratesReachTheHighest(@ForAll @DoubleRange(min = 0, max = 1e7) double highest) {
    RateTicks ticks = RateTicks.upTo(highest, 6);
    assertTrue(ticks.top() >= highest * (1 - 1e-12));
    assertTrue(ticks.values().length <= 7);
  }
}
