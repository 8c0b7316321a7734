package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotWindow;

/// What the ring has of interfaces together, over some times.
class KeptTrafficTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant BEGIN = Instant.parse("2026-11-18T10:00:00Z");
  /// 37.5 million octets in 300 s are 1 Mbit/s.
  private static final long MBPS = 37_500_000;

  @Test
  void theLargerDirectionOfWhatIsKnown() {
    SlotWindow week = new SlotWindow(GRID, GRID.plus(BEGIN, -2016), 3);
    week.setMetered(0, 100 * MBPS, 700 * MBPS, false);
    week.setMissing(1, MissingReason.NO_ANSWER);
    SlotWindow day = new SlotWindow(GRID, BEGIN, 1);
    day.setMetered(0, 50 * MBPS, 20 * MBPS, false);
    KeptTraffic traffic = new KeptTraffic(List.of(day, week));
    assertEquals(Optional.of(Fraction.of(700)), traffic.mbps(week.start()));
    assertEquals(Optional.empty(), traffic.mbps(GRID.plus(BEGIN, -2015)), "missing");
    assertEquals(Optional.empty(), traffic.mbps(GRID.plus(BEGIN, -2014)), "nothing is known of it");
    assertEquals(Optional.of(Fraction.of(50)), traffic.mbps(BEGIN));
    assertEquals(Optional.empty(), traffic.mbps(GRID.next(BEGIN)), "not read");
  }
}
