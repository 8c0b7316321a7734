package org.nroagent.agent.figure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.Percentile95;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FigureBookTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final String ID = "hub1.lag-1";
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1", List.of(new ColumnDirectory.Column(ID, "lag-1", 0)))));
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);

  @Property(tries = 100)
  void twoBooksTogetherKnowWhatOneWould(
      @ForAll @Size(min = 2, max = 300) List<@LongRange(max = 1000) Long> octets,
      @ForAll @IntRange(max = 300) int split) {
    FigureBook before = book(OCTOBER, 95);
    FigureBook live = book(OCTOBER, 95);
    for (int i = 0; i < octets.size(); i++) {
      (i < split ? before : live).add(row(OCTOBER.start().plusSeconds(300L * i), octets.get(i)), DIRECTORY);
    }
    live.addRebuilt(before);
    assertEquals(naive(octets), Optional.ofNullable(live.current(ID).in()));
  }

  @Test
  void aNewMonthStartsEmptyAndTheOldOneStays() {
    FigureBook book = book(OCTOBER, 95);
    book.add(row(OCTOBER.end().minusSeconds(300), 7), DIRECTORY);
    book.add(row(OCTOBER.end(), 9), DIRECTORY);
    assertEquals(naive(List.of(9L)), Optional.ofNullable(book.current(ID).in()));
    assertEquals(OCTOBER.next(), book.current(ID).month());
    assertEquals(naive(List.of(7L)), Optional.ofNullable(book.previous(ID).orElseThrow().figure().in()));
  }

  @Test
  void whatTheRingHadOfThePreviousMonthArrivesAfterTheNewOneHasBegun() {
    FigureBook live = book(OCTOBER.next(), 95);
    live.add(row(OCTOBER.end(), 9), DIRECTORY);
    FigureBook ring = book(OCTOBER, 95);
    ring.add(row(OCTOBER.start(), 7), DIRECTORY);
    live.addRebuilt(ring);
    assertEquals(naive(List.of(7L)), Optional.ofNullable(live.previous(ID).orElseThrow().figure().in()));
    assertEquals(naive(List.of(9L)), Optional.ofNullable(live.current(ID).in()));
  }

  @Test
  void missingSlotsCountForNothing() {
    FigureBook book = book(OCTOBER, 95);
    book.add(new SlotRecord.Row("hub1", OCTOBER.start(), List.of(new Slot.Missing(MissingReason.NO_ANSWER))),
        DIRECTORY);
    book.add(new SlotRecord.MissingRange("hub1", OCTOBER.start().plusSeconds(300), OCTOBER.end(),
        MissingReason.AGENT_RESTARTED), DIRECTORY);
    assertTrue(book.current(ID).referenceMbps().isEmpty());
    assertEquals(0, book.current(ID).validSlots());
  }

  @Test
  void anAmendmentCountsOnce() {
    FigureBook book = book(OCTOBER, 95);
    book.add(
        new SlotRecord.Row("hub1", OCTOBER.start(), List.of(new Slot.Missing(MissingReason.COLUMN_LOST))),
        DIRECTORY);
    book.add(new SlotRecord.Amendment("hub1", OCTOBER.start(), 0, new Slot.Metered(4, 4, true)), DIRECTORY);
    assertEquals(naive(List.of(4L)), Optional.ofNullable(book.current(ID).in()));
  }

  @Test
  void missingSlotsAreCountedByReasonAndAnAmendmentTakesOneOff() {
    FigureBook book = book(OCTOBER, 95);
    Instant start = OCTOBER.start();
    book.add(missing(start, MissingReason.COLUMN_LOST), DIRECTORY);
    book.add(missing(start.plusSeconds(300), MissingReason.COLUMN_LOST), DIRECTORY);
    book.add(missing(start.plusSeconds(600), MissingReason.COUNTER_RESET), DIRECTORY);
    book.add(new SlotRecord.Amendment("hub1", start.plusSeconds(300), 0, new Slot.Metered(4, 4, true)),
        DIRECTORY);
    book.add(new SlotRecord.MissingRange("hub1", start.plusSeconds(900), start.plusSeconds(1800),
        MissingReason.NO_ANSWER), DIRECTORY);
    assertEquals(
        new SlotTally(1, new TreeMap<>(Map.of(MissingReason.COLUMN_LOST, 1, MissingReason.COUNTER_RESET, 1,
            MissingReason.NO_ANSWER, 3))),
        book.tally(ID));
  }

  @Test
  void anAmendmentOfASlotWhoseRowWasNeverStoredTakesOneOffThose() {
    FigureBook book = book(OCTOBER, 95);
    Instant start = OCTOBER.start();
    book.add(new SlotRecord.MissingRange("hub1", start, start.plusSeconds(600), MissingReason.NOT_STORED),
        DIRECTORY);
    book.add(new SlotRecord.Amendment("hub1", start.plusSeconds(300), 0, new Slot.Metered(4, 4, true)),
        DIRECTORY);
    assertEquals(new SlotTally(1, new TreeMap<>(Map.of(MissingReason.NOT_STORED, 1))), book.tally(ID));
  }

  @Test
  void aRangeOverTheEndOfAMonthCountsInBoth() {
    FigureBook book = book(OCTOBER, 95);
    book.add(
        new SlotRecord.MissingRange("hub1", OCTOBER.end().minusSeconds(1200), OCTOBER.end().plusSeconds(600),
            MissingReason.AGENT_RESTARTED),
        DIRECTORY);
    assertEquals(OCTOBER.next(), book.current(ID).month());
    assertEquals(new SlotTally(0, new TreeMap<>(Map.of(MissingReason.AGENT_RESTARTED, 2))), book.tally(ID));
  }

  @Test
  void theMonthBeforeIsClosingUntilItIsClosed() {
    FigureBook book = book(OCTOBER, 95);
    book.add(row(OCTOBER.end().minusSeconds(300), 7), DIRECTORY);
    assertEquals(Optional.empty(), book.previous(ID));
    book.add(row(OCTOBER.end(), 9), DIRECTORY);
    book.add(row(OCTOBER.end().minusSeconds(600), 8), DIRECTORY);
    assertTrue(book.previous(ID).orElseThrow() instanceof PreviousMonth.Closing closing
        && closing.figure().validSlots() == 1, "late values are read from the ring");
    ClosedMonth closed = MonthHistoryTest.closed(ID, "2026-10", 8, 2, Optional.empty(), false);
    book.closed(closed);
    assertEquals(Optional.of(new PreviousMonth.Closed(closed)), book.previous(ID));
    assertEquals(1, book.history(ID).size());
    book.add(row(OCTOBER.next().end(), 9), DIRECTORY);
    assertTrue(book.previous(ID).orElseThrow() instanceof PreviousMonth.Closing closing
        && closing.figure().month().equals(OCTOBER.next()));
  }

  @Test
  void aClosedMonthOfASilentInterfaceIsItsPreviousOneOnceTheNextHasBegun() {
    ClosedMonth closed = MonthHistoryTest.closed(ID, "2026-10", 8, 2, Optional.empty(), false);
    FigureBook book = book(OCTOBER, 95);
    book.closed(closed);
    assertEquals(OCTOBER, book.current(ID).month(), "a clock that was ahead may have closed it");
    assertEquals(Optional.empty(), book.previous(ID));
    book.add(row(OCTOBER.end(), 9), DIRECTORY);
    assertEquals(Optional.of(new PreviousMonth.Closed(closed)), book.previous(ID));
  }

  @Test
  void aClosedMonthFindsASilentInterfaceInTheMonthOfTheOthers() {
    FigureBook book = new FigureBook(GRID, OCTOBER, 95,
        List.of(SampleSeries.measured(ID, "hub1", "lag-1", Role.ACCESS),
            SampleSeries.measured("hub2.lag-1", "hub2", "lag-1", Role.ACCESS)));
    book.add(row(OCTOBER.end(), 9), DIRECTORY);
    ClosedMonth closed = MonthHistoryTest.closed("hub2.lag-1", "2026-10", 8, 2, Optional.empty(), false);
    book.closed(closed);
    assertEquals(OCTOBER.next(), book.current("hub2.lag-1").month());
    assertEquals(Optional.of(new PreviousMonth.Closed(closed)), book.previous("hub2.lag-1"));
  }

  @Test
  void monthsWithoutAnySlotLieBetween() {
    FigureBook book = book(OCTOBER, 95);
    book.add(row(OCTOBER.start(), 7), DIRECTORY);
    book.add(row(OCTOBER.next().end(), 9), DIRECTORY);
    assertEquals(OCTOBER.next().next(), book.current(ID).month());
    assertEquals(Optional.empty(), book.previous(ID));
  }

  @Test
  void recordsOfInterfacesThatAreNoLongerConfiguredChangeNothing() {
    ColumnDirectory old = new ColumnDirectory(List.of(new ColumnDirectory.Device("hub1",
        List.of(new ColumnDirectory.Column("hub1.gone", "gone", 0),
            new ColumnDirectory.Column(ID, "lag-1", 0)))));
    FigureBook book = book(OCTOBER, 95);
    book.add(new SlotRecord.Row("hub1", OCTOBER.start(),
        List.of(new Slot.Metered(1, 1, false), new Slot.Metered(2, 2, false))), old);
    assertEquals(naive(List.of(2L)), Optional.ofNullable(book.current(ID).in()));
  }

  @Test
  void theCoverageThatMakesAFigureBillableIsAgreed() {
    FigureBook strict = book(OCTOBER, 95);
    FigureBook lenient = book(OCTOBER, 1);
    for (int slot = 0; slot < 90; slot++) {
      SlotRecord row = row(OCTOBER.start().plusSeconds(300L * slot), 7);
      strict.add(row, DIRECTORY);
      lenient.add(row, DIRECTORY);
    }
    assertFalse(strict.current(ID).billable());
    assertTrue(lenient.current(ID).billable(), "90 of 8940 slots are more than 1 %");
  }

  private static FigureBook book(CivilMonth month, int billableCoveragePercent) {
    return new FigureBook(GRID, month, billableCoveragePercent,
        List.of(SampleSeries.measured(ID, "hub1", "lag-1", Role.ACCESS)));
  }

  private static SlotRecord missing(Instant start, MissingReason reason) {
    return new SlotRecord.Row("hub1", start, List.of(new Slot.Missing(reason)));
  }

  private static SlotRecord row(Instant start, long octets) {
    return new SlotRecord.Row("hub1", start, List.of(new Slot.Metered(octets, octets, false)));
  }

  private static Optional<DirectionFigure> naive(List<Long> octets) {
    return Percentile95.of(new ArrayList<>(octets).stream().mapToLong(Long::longValue).toArray());
  }
}
