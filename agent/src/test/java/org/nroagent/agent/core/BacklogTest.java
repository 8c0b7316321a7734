package org.nroagent.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BacklogTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final Backlog backlog = new Backlog(SlotGrid.FIVE_MINUTES);

  @Test
  void handsOutOneBatchAtATime() {
    backlog.add(round(0));
    assertEquals(List.of(row(0)), backlog.handOut().orElseThrow().records());
    backlog.add(round(1));
    backlog.add(round(2));
    assertTrue(backlog.handOut().isEmpty(), "the first one is still being written");
    backlog.written();
    assertEquals(List.of(row(1), row(2)), backlog.handOut().orElseThrow().records());
  }

  @Test
  void whatTheDiskRefusedComesAgainFirst() {
    backlog.add(round(0));
    backlog.handOut();
    backlog.add(round(1));
    backlog.refused();
    assertEquals(List.of(row(0), row(1)), backlog.handOut().orElseThrow().records());
  }

  @Test
  void aDiskThatRefusesForLongLeavesTheNewestRoundsAndNamesTheRest() {
    for (int slot = 0; slot < 40; slot++) {
      backlog.add(round(slot));
      backlog.handOut();
      backlog.refused();
    }
    List<SlotRecord> records = backlog.handOut().orElseThrow().records();
    int kept = 40 - Backlog.MOST_ROUNDS;
    assertEquals(new SlotRecord.MissingRange("hub1", at(0), at(kept), MissingReason.NOT_STORED),
        records.getFirst());
    assertEquals(row(kept), records.get(1));
    assertEquals(row(39), records.getLast());
    assertEquals(1 + Backlog.MOST_ROUNDS, records.size());
  }

  @Test
  void whatGaveWayWhileTheDiskHungIsOneRangeWithWhatItThenRefused() {
    backlog.add(round(0));
    backlog.handOut();
    for (int slot = 1; slot <= Backlog.MOST_ROUNDS + 2; slot++) {
      backlog.add(round(slot));
    }
    backlog.refused();
    List<SlotRecord> records = backlog.handOut().orElseThrow().records();
    assertEquals(new SlotRecord.MissingRange("hub1", at(0), at(3), MissingReason.NOT_STORED),
        records.getFirst());
    assertEquals(row(3), records.get(1));
    assertEquals(1 + Backlog.MOST_ROUNDS, records.size());
  }

  @Test
  void whatHasToGiveWayIsMissingAndNamed() {
    for (int slot = 0; slot < Backlog.MOST_ROUNDS + 3; slot++) {
      backlog.add(round(slot));
    }
    List<SlotRecord> records = backlog.handOut().orElseThrow().records();
    assertEquals(new SlotRecord.MissingRange("hub1", at(0), at(3), MissingReason.NOT_STORED),
        records.getFirst());
    assertEquals(row(3), records.get(1));
    assertEquals(1 + Backlog.MOST_ROUNDS, records.size());
  }

  private static Round round(int slot) {
    return new Round(at(slot + 1), true, List.of(row(slot)));
  }

  private static SlotRecord row(int slot) {
    return new SlotRecord.Row("hub1", at(slot), List.of(new Slot.Metered(slot, slot, false)));
  }

  private static Instant at(int slot) {
    return START.plus(Duration.ofMinutes(5L * slot));
  }
}
