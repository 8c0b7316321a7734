package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.impact.ExpectedTraffic.Basis;

/// What was to be expected comes from the slots of the ring that are fit for comparison.
class KeptTrafficTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant OUTAGE = Instant.parse("2026-11-18T10:00:00Z");
  private static final int WEEK = 7 * 288;
  /// 37.5 million octets in 300 s are 1 Mbit/s.
  private static final long MBPS = 37_500_000;

  private final SlotWindow slots = new SlotWindow(GRID, GRID.plus(OUTAGE, -4L * WEEK), 4 * WEEK + 2);
  private final Set<Instant> cutOff = new HashSet<>();
  private final KeptTraffic traffic = new KeptTraffic(slots, cutOff);

  private void carried(long slotsBefore, long inMbps, long outMbps) {
    slots.setMetered(Math.toIntExact(4L * WEEK - slotsBefore), inMbps * MBPS, outMbps * MBPS, false);
  }

  private Optional<ExpectedTraffic> expected() {
    return ExpectedTraffic.of(OUTAGE, ZoneOffset.UTC, traffic);
  }

  @Test
  void theLargerDirectionOfFourWeeksIsWhatWasToBeExpected() {
    carried(WEEK, 100, 700);
    carried(2 * WEEK, 500, 100);
    carried(3 * WEEK, 900, 1);
    carried(4 * WEEK, 600, 600);
    carried(0, 50, 20);
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(650), Basis.EARLIER_WEEKS, 4)), expected());
    assertEquals(Optional.of(Fraction.of(600)),
        expected().map(each -> each.gapMbps(traffic.measured(OUTAGE).orElseThrow())));
  }

  @Test
  void slotsOfIncidentsAndMissingOnesAreLeftOut() {
    carried(WEEK, 1, 1);
    cutOff.add(GRID.plus(OUTAGE, -WEEK));
    slots.setMissing(2 * WEEK, MissingReason.NO_ANSWER);
    carried(4 * WEEK, 300, 1);
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(300), Basis.EARLIER_WEEKS, 1)), expected());
  }

  @Test
  void withoutEarlierWeeksItIsTheLastSlotThatIsFit() {
    carried(4, 200, 1);
    carried(3, 50, 1);
    carried(2, 9, 1);
    cutOff.add(GRID.plus(OUTAGE, -2));
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(200), Basis.LAST_FIT_SLOT, 0)), expected());
    assertEquals(Optional.empty(), traffic.measured(OUTAGE), "nothing is known of it");
    assertEquals(Optional.empty(), traffic.measured(GRID.plus(OUTAGE, 2)), "nor of what is not looked at");
  }
}
