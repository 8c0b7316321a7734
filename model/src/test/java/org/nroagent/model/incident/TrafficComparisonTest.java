package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.impact.ExpectedTraffic.Basis;
import org.nroagent.model.time.TimeRange;

/// Which slots tell what the ports of an NRO usually carry [R 3(5)], choice.
class TrafficComparisonTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final ZoneId ZONE = ZoneId.of("Europe/Luxembourg");
  private static final Instant BEGIN = Instant.parse("2026-12-16T10:00:00Z");
  private static final int WEEK = 7 * 288;
  private static final int DAY = 288;

  private final Map<Instant, Fraction> slots = new HashMap<>();
  private final List<IncidentTime> incidents = new ArrayList<>();

  private void carried(int slotsBefore, long mbps) {
    slots.put(GRID.plus(BEGIN, -slotsBefore), Fraction.of(mbps));
  }

  private void outage(int slotsBefore, int seconds, String... places) {
    Instant from = GRID.plus(BEGIN, -slotsBefore);
    incidents.add(IncidentTime.of(from, Optional.of(from.plusSeconds(seconds)), List.of(places)));
  }

  private TrafficComparison comparison(Instant to) {
    return new TrafficComparison(GRID, ZONE, new TimeRange(BEGIN, to), Set.of("n1"), incidents);
  }

  private List<SlotTraffic> slots(Instant to) {
    return comparison(to).slots(slot -> Optional.ofNullable(slots.get(slot)));
  }

  private Optional<ExpectedTraffic> expected() {
    return slots(BEGIN.plusSeconds(300)).getFirst().expected();
  }

  @Test
  void whatIsMissingFromTheMedianOfFourWeeks() {
    carried(WEEK, 700);
    carried(2 * WEEK, 500);
    carried(3 * WEEK, 900);
    carried(4 * WEEK, 600);
    carried(0, 50);
    SlotTraffic slot = slots(BEGIN.plusSeconds(300)).getFirst();
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(650), Basis.EARLIER_WEEKS, 4)), slot.expected());
    assertEquals(Optional.of(Fraction.of(600)), slot.gapMbps());
  }

  /// Missing ones, those of incidents at this NRO, whichever of its OLTs, and the slot before such a one: what is seen in a
  /// slot may have begun in the one before.
  @Test
  void slotsOfIncidentsOfTheSameNroAreLeftOut() {
    carried(WEEK, 1);
    carried(2 * WEEK, 2);
    carried(4 * WEEK, 300);
    outage(WEEK, 10, "n1/olt-2");
    outage(2 * WEEK - 1, 10, "n1/spoke lag-7", "n3");
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(300), Basis.EARLIER_WEEKS, 1)), expected());
  }

  @Test
  void slotsBesideAnIncidentAndThoseOfOtherNrosAreFit() {
    carried(WEEK, 100);
    carried(2 * WEEK, 200);
    carried(3 * WEEK, 300);
    outage(WEEK + 1, 300, "n1");
    outage(2 * WEEK - 2, 300, "n1");
    outage(3 * WEEK, 300, "n11/olt-1", "n2");
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(200), Basis.EARLIER_WEEKS, 3)), expected());
  }

  @Test
  void anIncidentThatGoesOnSpoilsEverySlotSince() {
    carried(WEEK, 100);
    carried(2 * WEEK, 200);
    incidents.add(IncidentTime.of(GRID.plus(BEGIN, -(WEEK + 12)), Optional.empty(), List.of("n1")));
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(200), Basis.EARLIER_WEEKS, 1)), expected());
  }

  @Test
  void withoutEarlierWeeksTheLastFitSlotOfTheDayBeforeCounts() {
    carried(3, 30);
    carried(2, 20);
    carried(1, 10);
    outage(1, 900, "n1");
    for (SlotTraffic slot : slots(BEGIN.plusSeconds(900))) {
      assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(30), Basis.LAST_FIT_SLOT, 0)),
          slot.expected());
    }
  }

  /// A slot of an earlier week is none of the 24 hours before.
  @Test
  void noSlotOfMoreThanADayBeforeIsTheLastOne() {
    carried(DAY + 1, 7);
    carried(WEEK + 1, 8);
    carried(-WEEK + 1, 9);
    assertEquals(Optional.empty(), expected());
    carried(DAY, 6);
    assertEquals(Optional.of(new ExpectedTraffic(Fraction.of(6), Basis.LAST_FIT_SLOT, 0)), expected());
  }

  @Test
  void everySlotThatIsLookedAtIsAmongTheTimes() {
    Instant end = BEGIN.plusSeconds(7_200);
    List<TimeRange> times = comparison(end).times();
    comparison(end).slots(slot -> {
      assertTrue(times.stream().anyMatch(time -> !slot.isBefore(time.from()) && slot.isBefore(time.to())),
          slot::toString);
      return Optional.empty();
    });
  }

  @Test
  void aSlotOfWhichAPartIsNotKnownHasNoGap() {
    carried(WEEK, 700);
    carried(-1, 50);
    List<SlotTraffic> two = slots(BEGIN.plusSeconds(301));
    assertEquals(2, two.size());
    assertEquals(Optional.empty(), two.getFirst().gapMbps(), "what was carried is not known");
    assertEquals(Optional.of(Fraction.of(50)), two.getLast().measuredMbps());
    assertEquals(Optional.empty(), two.getLast().gapMbps(), "what was to be expected is not known");
  }
}
