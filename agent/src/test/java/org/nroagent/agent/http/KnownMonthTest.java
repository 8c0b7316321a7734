package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.http.KnownMonth.Windows;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DiscardedSlots;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotWindow;

/// A closed month as it is shown: its evidence follows what is declared today while the ring has its slots.
class KnownMonthTest {
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  /// With a window on 10 November from 0 to 6 h UTC that was declared after the month was closed.
  private final SeriesSnapshot client = new SampleAgent().client();

  /// The 72 slots of the window are the largest ones.
  private static MonthSlots slots() {
    MonthSlots slots = new MonthSlots(NOVEMBER, SlotGrid.FIVE_MINUTES);
    Instant from = Instant.parse("2026-11-10T00:00:00Z");
    for (int i = 0; i < 8640; i++) {
      Instant start = slots.slots().slotStart(i);
      boolean within = !start.isBefore(from) && start.isBefore(from.plusSeconds(6 * 3600));
      slots.set(start, new Slot.Metered(within ? 1_000_000 : i, 0, false));
    }
    return slots;
  }

  private static ClosedMonth closed(Optional<Instant> wholeFrom) {
    MonthSlots slots = slots();
    return new ClosedMonth("client-a", new Provenance(Optional.of("gate"), Optional.empty(),
        Provenance.itself("client-a"), wholeFrom), slots.certificate(), Optional.empty(), false,
        slots.discarded(Direction.IN, Optional.empty(), List.of()),
        slots.discarded(Direction.OUT, Optional.empty(), List.of()));
  }

  private static int leftOut(KnownMonth month) {
    return month.in().map(DiscardedSlots::leftOut).orElseThrow();
  }

  @Test
  void windowsDeclaredAfterTheClosingCountWhileTheRingHasTheMonth() {
    KnownMonth month = KnownMonth.ofClosed(client, closed(Optional.empty()), Optional.of(slots().slots()));
    assertEquals(Windows.OF_TODAY, month.windows());
    assertEquals(72, leftOut(month));
    assertEquals(432, month.in().orElseThrow().count());
  }

  @Test
  void laterTheEvidenceIsShownAsItWasClosed() {
    SlotWindow beginningIsGone = slots().slots();
    beginningIsGone.set(NOVEMBER.start(), new Slot.Metered(5, 5, false));
    for (Optional<SlotWindow> ring : List.of(Optional.<SlotWindow>empty(), Optional.of(beginningIsGone))) {
      KnownMonth month = KnownMonth.ofClosed(client, closed(Optional.empty()), ring);
      assertEquals(Windows.AS_CLOSED, month.windows());
      assertEquals(0, leftOut(month));
    }
  }

  @Test
  void aMonthOfWhichRecordsWereLostIsNotBillable() {
    Instant now = NOVEMBER.end().plusSeconds(3600);
    KnownMonth whole = KnownMonth.ofClosed(client, closed(Optional.empty()), Optional.empty());
    assertEquals(MonthProgress.Billing.BILLABLE, MonthProgress.of(client, whole, now).billing());
    Instant begins = NOVEMBER.start().plusSeconds(86_400);
    KnownMonth part = KnownMonth.ofClosed(client, closed(Optional.of(begins)), Optional.empty());
    assertEquals(MonthProgress.Billing.NOT_BILLABLE, MonthProgress.of(client, part, now).billing());
    FigureDocument document = FigureDocument.of(client, part, now);
    assertEquals(false, document.billable());
    assertEquals(begins, document.wholeFrom());
    assertEquals("as_closed", document.evidence() == null ? "" : document.evidence().windows());
  }
}
