package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// What the ring and the closed months hold becomes the figures of a book.
class RebuildTest {
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final CivilMonth OCTOBER = NOVEMBER.previous();
  private static final List<SeriesConfig> SERIES = List.of(
      SampleSeries.unicast("a", "hub", "a", Role.LOOP), SampleSeries.unicast("b", "hub", "b", Role.LOOP),
      SampleSeries.derived("sum", Role.LOOP, new SlotFormula(List.of("a", "b"), List.of())));

  private final FaultyDisk disk = new FaultyDisk();
  private final ClosedMonths kept = new ClosedMonths(disk);
  private final Random random = new Random(7);
  private final List<CoreMessage> posted = new ArrayList<>();
  private final FigureBook empty = new FigureBook(HOURLY, NOVEMBER, 95, SERIES);
  /// The core's book, which no record has reached yet.
  private final FigureBook book = new FigureBook(HOURLY, NOVEMBER, 95, SERIES);
  private final Map<String, MonthSlots> november = Map.of("a", new MonthSlots(NOVEMBER, HOURLY), "b",
      new MonthSlots(NOVEMBER, HOURLY));

  private RingWriter open() throws IOException {
    return RingWriter.open(disk, new RingSettings(HOURLY, 62),
        new ColumnDirectory(List.of(new ColumnDirectory.Device("hub",
            List.of(new ColumnDirectory.Column("a", "a", 0), new ColumnDirectory.Column("b", "b", 0))))),
        random);
  }

  /// A commit of six hours after the other; what is of November is known to the test too.
  private void write(RingWriter ring, Instant from, Instant to) throws IOException {
    List<SlotRecord> commit = new ArrayList<>();
    for (Instant start = from; start.isBefore(to); start = HOURLY.next(start)) {
      Slot a = slot();
      Slot b = slot();
      commit.add(new SlotRecord.Row("hub", start, List.of(a, b)));
      if (NOVEMBER.contains(start)) {
        of("a").set(start, a);
        of("b").set(start, b);
      }
      if (commit.size() == 6 || !HOURLY.next(start).isBefore(to)) {
        ring.append(commit);
        commit.clear();
      }
    }
  }

  private Slot slot() {
    return random.nextInt(20) == 0
        ? new Slot.Missing(MissingReason.NO_ANSWER)
        : new Slot.Metered(random.nextLong(1L << 40), random.nextLong(1L << 40), random.nextInt(9) == 0);
  }

  private MonthSlots of(String id) {
    return Optional.ofNullable(november.get(id)).orElseThrow();
  }

  private List<ClosedMonth> rebuild(RingWriter ring, long head) throws InterruptedException {
    List<ClosedMonth> months = new ArrayList<>();
    new Rebuild(ring.reader(), head, kept, NOVEMBER, empty, message -> {
      posted.add(message);
      if (message instanceof CoreMessage.Closed closed) {
        months.addAll(closed.months());
        closed.taken().run();
      }
    }).run();
    book.addRebuilt(((CoreMessage.Rebuilt) posted.getLast()).book());
    return months;
  }

  private List<String> notices() {
    return posted.stream().filter(CoreMessage.KeptRead.class::isInstance)
        .map(CoreMessage.KeptRead.class::cast).findFirst().orElseThrow().notices();
  }

  private void assertFigures() {
    assertEquals(of("a").certificate(95).figure(), book.current("a"));
    assertEquals(of("b").certificate(95).figure(), book.current("b"));
    MonthSlots sum = new MonthSlots(NOVEMBER,
        new SlotFormula(List.of("a", "b"), List.of()).windowOf(List.of(of("a").slots(), of("b").slots())));
    assertEquals(sum.certificate(95).figure(), book.current("sum"));
  }

  private ClosedMonth keep(YearMonth month, String series) throws IOException {
    MonthSlots slots = new MonthSlots(new CivilMonth(month, CivilMonth.CONTRACT_ZONE), HOURLY);
    ClosedMonth closed = new ClosedMonth(series, slots.certificate(), Optional.empty(), false,
        Optional.empty(),
        Optional.empty());
    ClosedMonths.Draft draft = kept.draft(month);
    draft.add(closed);
    assertTrue(draft.keep());
    return closed;
  }

  @Test
  void theRunningMonthIsWhatTheRingHoldsOfIt() throws Exception {
    try (RingWriter ring = open()) {
      write(ring, OCTOBER.end().minusSeconds(200 * 3600), OCTOBER.end().plusSeconds(300 * 3600));
      rebuild(ring, ring.reader().extent().head());
      assertFigures();
    }
  }

  @Test
  void missingRangesAndAmendmentsCount() throws Exception {
    try (RingWriter ring = open()) {
      Instant day = NOVEMBER.start().plusSeconds(24 * 3600);
      ring.append(List.of(new SlotRecord.MissingRange("hub", OCTOBER.end().minusSeconds(7200), day,
          MissingReason.AGENT_RESTARTED)));
      for (Instant start = NOVEMBER.start(); start.isBefore(day); start = HOURLY.next(start)) {
        of("a").set(start, new Slot.Missing(MissingReason.AGENT_RESTARTED));
        of("b").set(start, new Slot.Missing(MissingReason.AGENT_RESTARTED));
      }
      Slot.Metered early = new Slot.Metered(1, 2, false);
      Slot.Metered late = new Slot.Metered(1L << 41, 1L << 42, true);
      ring.append(List.of(
          new SlotRecord.Row("hub", day, List.of(early, new Slot.Missing(MissingReason.COLUMN_LOST)))));
      ring.append(List.of(new SlotRecord.Amendment("hub", day, 1, late)));
      of("a").set(day, early);
      of("b").set(day, late);
      rebuild(ring, ring.reader().extent().head());
      assertFigures();
      assertEquals(24, book.tally("b").missingSlots());
      assertEquals(1, book.tally("b").interpolated());
    }
  }

  /// What is written meanwhile reaches the core by itself: counted here too it would count twice.
  @Test
  void whatIsWrittenMeanwhileDoesNotCount() throws Exception {
    try (RingWriter ring = open()) {
      write(ring, NOVEMBER.start(), NOVEMBER.start().plusSeconds(48 * 3600));
      long head = ring.reader().extent().head();
      Instant later = NOVEMBER.start().plusSeconds(48 * 3600);
      ring.append(List.of(new SlotRecord.Row("hub", later, List.of(slot(), slot())),
          new SlotRecord.MissingRange("hub", HOURLY.next(later), later.plusSeconds(9 * 3600),
              MissingReason.NO_ANSWER)));
      rebuild(ring, head);
      assertFigures();
    }
  }

  @Test
  void theClosedMonthsComeFirstTheNewestBeforeTheOthersThenTheBook() throws Exception {
    List<ClosedMonth> months = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      months.add(keep(NOVEMBER.month().minusMonths(i), "a"));
    }
    try (RingWriter ring = open()) {
      assertEquals(months, rebuild(ring, 0));
    }
    assertEquals(List.of(CoreMessage.Closed.class, CoreMessage.KeptRead.class, CoreMessage.Rebuilt.class),
        posted.stream().map(Object::getClass).toList());
    assertEquals(List.of(), notices());
    assertSame(empty, ((CoreMessage.Rebuilt) posted.getLast()).book());
  }

  @Test
  void aDestroyedMonthIsToldAndCostsNoOther() throws Exception {
    ClosedMonth september = keep(YearMonth.of(2026, 9), "a");
    keep(YearMonth.of(2026, 10), "a");
    try (var file = disk.openOrCreate("figures-2026-10.month")) {
      file.write(ByteBuffer.allocate(16), 0);
      file.force();
    }
    try (RingWriter ring = open()) {
      write(ring, NOVEMBER.start(), NOVEMBER.start().plusSeconds(48 * 3600));
      assertEquals(List.of(september), rebuild(ring, ring.reader().extent().head()));
      assertFigures();
    }
    assertEquals(1, notices().size());
    assertTrue(notices().getFirst().startsWith("figures-2026-10.month is damaged"), notices()::toString);
  }

  /// A disk that is away costs its figures, not the end of the rebuild: the core would wait for ever.
  @Test
  void aDiskThatFailsIsNotWaitedFor() throws Exception {
    RingWriter ring = open();
    write(ring, NOVEMBER.start(), NOVEMBER.start().plusSeconds(48 * 3600));
    disk.cutPower();
    rebuild(ring, ring.reader().extent().head());
    assertEquals(1, notices().size());
    assertTrue(notices().getFirst().startsWith("the closed months cannot be listed"), notices()::toString);
    assertSame(empty, ((CoreMessage.Rebuilt) posted.getLast()).book());
    assertEquals(0, book.current("a").validSlots());
  }

  @Test
  void endsWhenTheAgentStops() throws Exception {
    try (RingWriter ring = open()) {
      CoreInbox stopped = _ -> {
        throw new InterruptedException();
      };
      Rebuild job = new Rebuild(ring.reader(), 0, kept, NOVEMBER, empty, stopped);
      assertThrows(InterruptedException.class, job::run);
    } finally {
      var _ = Thread.interrupted();
    }
  }
}
