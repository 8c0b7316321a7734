package org.nroagent.agent.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.RingCheck;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.SlotRecord;

/// Which months are closed, when, and that this happens once.
class MonthClosingTest {
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final int RETENTION_DAYS = 62;
  private static final CivilMonth JULY = CivilMonth.parse("2026-07", CivilMonth.CONTRACT_ZONE);
  private static final CivilMonth AUGUST = JULY.next();
  private static final CivilMonth SEPTEMBER = AUGUST.next();

  private final FaultyDisk disk = new FaultyDisk();
  private final ClosedMonths kept = new ClosedMonths(disk);
  private final Random random = new Random(4);
  private final List<ClosedMonth> handedOver = new ArrayList<>();

  private static ColumnDirectory directory(String... ids) {
    return new ColumnDirectory(List.of(new Device("hub", List.of(ids).stream()
        .map(id -> new Column(id, id, 0)).toList())));
  }

  private RingWriter open(ColumnDirectory directory) throws IOException {
    return RingWriter.open(disk, new RingSettings(HOURLY, RETENTION_DAYS), directory, random);
  }

  /// Rows over a span, in commits of six hours.
  private void write(RingWriter ring, Instant from, Instant to) throws IOException {
    List<SlotRecord> commit = new ArrayList<>();
    for (Instant start = from; start.isBefore(to); start = HOURLY.next(start)) {
      List<Slot> slots = new ArrayList<>();
      for (Column _ : ring.directory().devices().getFirst().columns()) {
        slots.add(new Slot.Metered(random.nextLong(1L << 40), random.nextLong(1L << 40), false));
      }
      commit.add(new SlotRecord.Row("hub", start, slots));
      if (commit.size() == 6 || !HOURLY.next(start).isBefore(to)) {
        ring.append(commit);
        commit.clear();
      }
    }
  }

  private List<String> close(RingWriter ring, CivilMonth due, String... ids) {
    List<SeriesToClose> series = List.of(ids).stream()
        .map(id -> SeriesToClose.ofInterface(id, Optional.empty(), false, List.of())).toList();
    return close(ring, due, series);
  }

  private List<String> close(RingWriter ring, CivilMonth due, List<SeriesToClose> series) {
    handedOver.clear();
    return new MonthClosing(ring.reader(), kept, new MonthCloser(ring.reader(), 95),
        Duration.ofDays(RETENTION_DAYS)).close(due, due.end().plusSeconds(3 * 3600), series, handedOver::add);
  }

  private List<String> handedOver() {
    return handedOver.stream().map(closed -> closed.figure().month().month() + " " + closed.series())
        .toList();
  }

  @Test
  void anEmptyRingHasNothingToClose() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      assertEquals(List.of(), close(ring, JULY, "a"));
      assertEquals(List.of(), kept.months());
    }
  }

  @Test
  void theMonthInWhichMeteringBeganIsClosedWithWhatThereIs() throws IOException {
    try (RingWriter ring = open(directory("a", "b"))) {
      write(ring, JULY.start().plus(Duration.ofDays(10)), AUGUST.start().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, JULY, "a", "b"));
      assertEquals(List.of("2026-07 a", "2026-07 b"), handedOver());
      assertEquals(240, handedOver.getFirst().certificate().unrecorded());
      assertEquals(504, handedOver.getFirst().figure().validSlots());
      assertEquals(List.of(JULY.month()), kept.months());
      assertEquals(handedOver.getFirst(), kept.ofSeries("a").get(JULY.month()));
    }
  }

  @Test
  void aMonthIsClosedOnce() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.end().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, AUGUST, "a"));
      assertEquals(List.of("2026-07 a", "2026-08 a"), handedOver());
      assertEquals(List.of(), close(ring, AUGUST, "a"));
      assertEquals(List.of(), handedOver());
    }
  }

  @Test
  void aSeriesThatIsConfiguredLaterIsClosedAsFarAsTheRingKnowsItsParts() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start());
      assertEquals(List.of(), close(ring, JULY, "a"));
    }
    try (RingWriter ring = open(directory("a", "b"))) {
      write(ring, AUGUST.start(), SEPTEMBER.start().plusSeconds(4 * 3600));
      List<SeriesToClose> series = List.of(
          new SeriesToClose("sum", new SlotFormula(List.of("a", "b"), List.of()), Optional.empty(), false,
              List.of()),
          SeriesToClose.ofInterface("a", Optional.empty(), false, List.of()),
          new SeriesToClose("same", new SlotFormula(List.of("a"), List.of()), Optional.empty(), false,
              List.of()));
      assertEquals(List.of(), close(ring, AUGUST, series));
      assertEquals(List.of("2026-07 same", "2026-08 a", "2026-08 same", "2026-08 sum"), handedOver());
    }
  }

  /// After a destroyed file a month is closed again, but not from a ring that has begun to overwrite it.
  @Test
  void aMonthOfWhichTheBeginningMayBeOverwrittenIsNotClosed() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start().minus(Duration.ofDays(5)), SEPTEMBER.end().minus(Duration.ofDays(10)));
      assertEquals(List.of(), close(ring, AUGUST, "a"));
      assertEquals(List.of("2026-08 a"), handedOver());
      assertEquals(0, handedOver.getFirst().certificate().unrecorded());
    }
  }

  @Test
  void aFullDiskIsReportedAndTheNextAttemptSucceeds() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start());
      disk.leaveFree(0);
      List<String> problems = close(ring, JULY, "a");
      assertEquals(1, problems.size());
      assertTrue(problems.getFirst().startsWith("month 2026-07 is not closed: cannot write"),
          problems.getFirst());
      assertTrue(problems.getFirst().contains("No space left on device"), problems.getFirst());
      assertEquals(List.of(), handedOver(), "nothing is told that is not kept");
      disk.heal();
      assertEquals(List.of(), close(ring, JULY, "a"));
      assertEquals(List.of("2026-07 a"), handedOver());
    }
  }

  @Test
  void aDestroyedFileIsClosedAgainFromTheRing() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start());
      assertEquals(List.of(), close(ring, JULY, "a"));
      ClosedMonth before = handedOver.getFirst();
      destroy(disk, JULY.month());
      assertEquals(1, kept.open(_ -> {}).size());
      assertEquals(List.of(), close(ring, JULY, "a"));
      assertEquals(List.of(before), handedOver);
    }
  }

  @Test
  void recomputationFindsWhatTheRingSaysDifferently() throws IOException {
    try (RingWriter ring = open(directory("a", "b"))) {
      write(ring, JULY.start(), AUGUST.start());
      assertEquals(List.of(), close(ring, JULY, "a", "b"));
      assertEquals(List.of(new RingCheck.Line("figures of 2026-07", true,
          "2 computed again from the ring are the same")), Recomputation.of(ring.reader(), kept));
      ClosedMonth wrong = new ClosedMonth("b", handedOver.getFirst().certificate(), Optional.empty(), false,
          handedOver.getFirst().in(), handedOver.getFirst().out());
      ClosedMonths.Draft draft = kept.draft(JULY.month());
      draft.add(wrong);
      assertTrue(draft.keep());
      assertEquals(List.of(new RingCheck.Line("figures of 2026-07", false,
          "1 computed again from the ring are the same; the ring now gives others for 1: b")),
          Recomputation.of(ring.reader(), kept));
    }
  }

  private static void destroy(Disk disk, YearMonth month) throws IOException {
    try (var file = disk.openOrCreate("figures-" + month + ".month")) {
      file.write(java.nio.ByteBuffer.allocate(16), 0);
      file.force();
    }
  }
}
