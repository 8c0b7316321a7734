package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CapacityMonthTest {
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", ZoneId.of("UTC"));
  private static final SlotGrid SIX_HOURS = new SlotGrid(21_600);
  private static final Optional<BigDecimal> TEN_GIGABITS = Optional.of(new BigDecimal("10000"));

  @Test
  void theThresholdItselfCounts() {
    assertEquals(Optional.of(true), reached(120, 7000, TEN_GIGABITS, false));
    assertEquals(Optional.of(false), reached(120, 6999, TEN_GIGABITS, false));
  }

  @Test
  void allOctetsCountForTheCapacityAndMulticastDoesNotMatter() {
    assertEquals(Optional.of(true), reached(120, 7000, TEN_GIGABITS, true));
  }

  @Test
  void withoutCoverageOrCapacityTheMonthDoesNotCount() {
    assertEquals(Optional.empty(), reached(113, 9000, TEN_GIGABITS, false));
    assertEquals(Optional.empty(), reached(0, 0, TEN_GIGABITS, false));
    assertEquals(Optional.empty(), reached(120, 9000, Optional.empty(), false));
  }

  @Test
  void aMonthOfWhichRecordsWereLostNeitherCountsNorIsBilled() {
    MonthSlots month = new MonthSlots(NOVEMBER, SIX_HOURS);
    for (int i = 4; i < 120; i++) {
      month.set(month.slots().slotStart(i), new Slot.Metered(9000 * 2_700_000_000L, 0, false));
    }
    Provenance part = new Provenance(Optional.empty(), Optional.empty(), Provenance.itself("a"),
        Optional.of(month.slots().slotStart(4)));
    ClosedMonth closed = new ClosedMonth("a", part, month.certificate(), TEN_GIGABITS, false,
        month.discarded(Direction.IN, TEN_GIGABITS, List.of()),
        month.discarded(Direction.OUT, TEN_GIGABITS, List.of()));
    assertTrue(closed.figure().billable(), "its coverage is reached");
    assertFalse(closed.billable());
    assertEquals(Optional.empty(), CapacityMonth.of(closed, new CapacityRule(70, 1)).reached());
    assertEquals(Map.of(), ForecastInput.monthlyMbps(List.of(closed)));
  }

  private static Optional<Boolean> reached(int slots, long mbps, Optional<BigDecimal> capacity,
      boolean includesMulticast) {
    MonthSlots month = new MonthSlots(NOVEMBER, SIX_HOURS);
    for (int i = 0; i < slots; i++) {
      month.set(month.slots().slotStart(i), new Slot.Metered(mbps * 2_700_000_000L, 0, false));
    }
    return CapacityMonth.of(new ClosedMonth("hub1.lag-1", month.certificate(), capacity, includesMulticast,
        month.discarded(Direction.IN, capacity, List.of()),
        month.discarded(Direction.OUT, capacity, List.of())), new CapacityRule(70, 1)).reached();
  }
}
