package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RollingFigureTest {
  private static final Instant END = Instant.parse("2026-11-14T09:25:00Z");

  @Test
  void isThe8640SlotsThatEndWithTheLastClosedOne() {
    SlotWindow slots = RollingFigure.window(END, SlotGrid.FIVE_MINUTES);
    assertEquals(8640, slots.size());
    assertEquals(Instant.parse("2026-10-15T09:25:00Z"), slots.start());
    assertEquals(END, slots.end());
  }

  @Test
  void isThirtyDaysWithOtherSlotLengths() {
    assertEquals(720, RollingFigure.window(Instant.parse("2026-11-14T09:00:00Z"), new SlotGrid(3600)).size());
  }

  @Test
  void missingSlotsStayInTheWindowAndInTheCoverage() {
    SlotWindow slots = RollingFigure.window(END, SlotGrid.FIVE_MINUTES);
    for (int i = 0; i < 8640; i++) {
      slots.set(slots.slotStart(i),
          i % 2 == 0 ? new Slot.Metered(1 + i / 2, 0, false) : new Slot.Missing(MissingReason.NO_ANSWER));
    }
    RollingFigure figure = RollingFigure.of(slots);
    assertEquals(new DirectionFigure(4320, 216, 4104, 4104), figure.in());
    assertEquals(new BigDecimal("0.5000"), figure.coverage());
    assertEquals(Optional.of(Direction.IN), figure.referenceDirection());
  }

  @Test
  void hasNoFigureWithoutASlot() {
    RollingFigure figure = RollingFigure.of(RollingFigure.window(END, SlotGrid.FIVE_MINUTES));
    assertEquals(Optional.empty(), figure.referenceMbps());
    assertEquals(new BigDecimal("0.0000"), figure.coverage());
  }
}
