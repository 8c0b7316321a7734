package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;

class ClosedMonthBatchesTest {
  private static final ClosedMonth MONTH = new ClosedMonth("a",
      new MonthSlots(CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE), new SlotGrid(3600)).certificate(),
      Optional.empty(), false, Optional.empty(), Optional.empty());

  private final List<CoreMessage.Closed> posted = new ArrayList<>();

  private static void fill(ClosedMonthBatches batches, int months) {
    for (int i = 0; i < months; i++) {
      batches.accept(MONTH);
    }
  }

  @Test
  void handsOverEveryMonthInSmallBatches() {
    ClosedMonthBatches batches = new ClosedMonthBatches(message -> {
      CoreMessage.Closed closed = (CoreMessage.Closed) message;
      posted.add(closed);
      closed.taken().run();
    });
    fill(batches, 1000);
    batches.flush();
    assertEquals(1000, posted.stream().mapToInt(closed -> closed.months().size()).sum());
    assertTrue(posted.size() > 10, posted.size() + " batches");
  }

  /// Months that the core has not taken yet are few, however many there are.
  @Test
  void waitsForTheCore() throws InterruptedException {
    ClosedMonthBatches batches = new ClosedMonthBatches(message -> posted.add((CoreMessage.Closed) message));
    Thread worker = Thread.ofPlatform().start(() -> fill(batches, 1000));
    while (worker.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(128, posted.stream().mapToInt(closed -> closed.months().size()).sum());
    worker.interrupt();
    worker.join();
    assertEquals(128, posted.stream().mapToInt(closed -> closed.months().size()).sum());
  }
}
