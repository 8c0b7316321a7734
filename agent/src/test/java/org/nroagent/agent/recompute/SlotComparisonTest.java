package org.nroagent.agent.recompute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.recompute.Difference.Reason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.OutageHistory;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.record.RowImpact;

/// Why a slot differs from what is computed of it.
class SlotComparisonTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant START = Instant.parse("2026-11-18T10:00:00Z");
  private static final Instant END = START.plusSeconds(600);
  private static final long NUMBER = 1_795_000_000L;
  private static final RowImpact SEEN = row(NUMBER, 100, 0);

  private long oldest = 1;
  private long lost;
  private boolean damaged;
  private boolean whole = true;
  private NavigableSet<Instant> stepped = new TreeSet<>();
  private Set<Instant> watched = Set.of(START, START.plusSeconds(300));

  private static RowImpact row(long number, long seen, long notSeen) {
    return new RowImpact(Map.of(number, new AffectedLines(LineCounts.of(LineKind.FTTH, seen),
        LineCounts.of(LineKind.FTTH, notSeen))));
  }

  /// An outage of a hundred lines in both slots.
  ///
  /// @param first what the first slot has; the second one has what is computed
  private List<Difference> differences(RowImpact first) {
    return differences(first, SEEN);
  }

  private List<Difference> differences(RowImpact first, RowImpact second) {
    OutageSpan span = new OutageSpan("nro/olt", NUMBER, START, Optional.of(END), START, true);
    Recomputed incident = new Recomputed(NUMBER, whole, "ended", "gates A B", START, Optional.of(END),
        List.of(span));
    KeptSlots kept = new KeptSlots(GRID, Map.of(START, first, START.plusSeconds(300), second), watched,
        stepped,
        START, Optional.of(END), damaged);
    KeptEvents events = new KeptEvents(new OutageHistory(Duration.ofMinutes(10)), List.of(), oldest, lost,
        Optional.of(END));
    SlotComparison compared = SlotComparison.of(kept, events, Map.of(NUMBER, incident),
        (_, _) -> LineCounts.of(LineKind.FTTH, 100), ZoneOffset.UTC, Instant.EPOCH, END);
    assertEquals(2, compared.slots());
    return compared.differences();
  }

  private void assertReason(Reason reason, RowImpact first) {
    List<Difference> differences = differences(first);
    assertEquals(List.of(reason), differences.stream().map(Difference::reason).toList());
    assertEquals("2026-11-18T10:00:00Z to 2026-11-18T10:05:00Z", differences.getFirst().what());
  }

  @Test
  void whatIsWrittenAsItIsComputedIsNoDifference() {
    assertEquals(List.of(), differences(SEEN));
  }

  @Test
  void neighboursThatDifferAlikeAreOne() {
    assertEquals(
        List.of(new Difference(Reason.UNEXPLAINED, "2026-11-18T10:00:00Z to 2026-11-18T10:10:00Z", "",
            NUMBER + ": ftth=100")),
        differences(RowImpact.NONE, RowImpact.NONE));
  }

  @Test
  void aSlotOfAnAgentThatPolledHasItsRow() {
    assertReason(Reason.UNEXPLAINED, RowImpact.NONE);
    assertReason(Reason.UNEXPLAINED, row(NUMBER + 1, 100, 0));
    watched = Set.of(START.plusSeconds(300));
    assertReason(Reason.AGENT_AWAY, RowImpact.NONE);
    damaged = true;
    assertReason(Reason.SLOTS_DAMAGED, RowImpact.NONE);
  }

  @Test
  void overAStepOfTheClockSlotsHaveAnotherTimeThanOutages() {
    stepped = new TreeSet<>(Set.of(START.minus(Duration.ofHours(23))));
    assertReason(Reason.CLOCK_STEPPED, RowImpact.NONE);
    stepped = new TreeSet<>(Set.of(START.minus(Duration.ofHours(25))));
    assertReason(Reason.UNEXPLAINED, RowImpact.NONE);
  }

  @Test
  void otherLinesAreTheInventoryAndTheSameNotConfirmedARestart() {
    assertReason(Reason.INVENTORY, row(NUMBER, 90, 0));
    assertReason(Reason.NOT_CONFIRMED, row(NUMBER, 0, 100));
  }

  @Test
  void whatTheEventsDoNotHaveExplainsEverything() {
    lost = 1;
    assertReason(Reason.EVENTS_LOST, RowImpact.NONE);
    oldest = 7;
    assertReason(Reason.EVENTS_LOST, RowImpact.NONE);
    whole = false;
    assertReason(Reason.EVENTS_OVERWRITTEN, RowImpact.NONE);
  }
}
