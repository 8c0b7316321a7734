package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// A month is closed three slots after its end, once, and again as long as that fails.
class ClosingScheduleTest {
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final CivilMonth SEPTEMBER = OCTOBER.previous();

  private final List<CivilMonth> begun = new ArrayList<>();
  private boolean possible = true;
  private final ClosingSchedule schedule = new ClosingSchedule(SlotGrid.FIVE_MINUTES,
      CivilMonth.CONTRACT_ZONE, upTo -> possible && begun.add(upTo));

  private static Instant afterTheEnd(int slots) {
    return OCTOBER.end().plusSeconds(300L * slots);
  }

  private void storedAndClosed(Instant border) {
    int before = begun.size();
    schedule.stored(border);
    if (begun.size() > before) {
      schedule.ended(begun.getLast(), true);
    }
  }

  /// What a device that is slower than the first round was away for is written with the second one.
  @Test
  void theFirstRoundAfterAStartClosesNothing() {
    schedule.stored(afterTheEnd(40));
    assertEquals(List.of(), begun);
    schedule.stored(afterTheEnd(41));
    assertEquals(List.of(OCTOBER), begun);
  }

  @Test
  void aMonthIsClosedThreeSlotsAfterItsEnd() {
    schedule.stored(afterTheEnd(-6));
    for (int slot = -5; slot < 10; slot++) {
      storedAndClosed(afterTheEnd(slot));
      assertEquals(slot < 3 ? List.of(SEPTEMBER) : List.of(SEPTEMBER, OCTOBER), begun, "slot " + slot);
    }
  }

  @Test
  void nothingBeginsWhileMonthsAreBeingClosed() {
    schedule.stored(afterTheEnd(-6));
    schedule.stored(afterTheEnd(-5));
    schedule.stored(afterTheEnd(4));
    assertEquals(List.of(SEPTEMBER), begun);
    schedule.ended(SEPTEMBER, true);
    schedule.stored(afterTheEnd(5));
    assertEquals(List.of(SEPTEMBER, OCTOBER), begun);
  }

  @Test
  void whatFailedIsTriedAfterTheNextRound() {
    schedule.stored(afterTheEnd(2));
    schedule.stored(afterTheEnd(3));
    schedule.ended(OCTOBER, false);
    schedule.stored(afterTheEnd(4));
    assertEquals(List.of(OCTOBER, OCTOBER), begun);
  }

  @Test
  void whatCouldNotBeginIsTriedAfterTheNextRound() {
    schedule.stored(afterTheEnd(2));
    possible = false;
    schedule.stored(afterTheEnd(3));
    possible = true;
    schedule.stored(afterTheEnd(4));
    assertEquals(List.of(OCTOBER), begun);
  }

  @Test
  void aRoundOfThePastChangesNothing() {
    schedule.stored(afterTheEnd(2));
    storedAndClosed(afterTheEnd(3));
    storedAndClosed(SEPTEMBER.start());
    assertEquals(List.of(OCTOBER), begun);
  }
}
