package org.nroagent.agent.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.Disk;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.RingCheck;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.Provenance.Place;
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
  private final List<String> notices = new ArrayList<>();

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
    notices.clear();
    MonthClosing.Outcome outcome = new MonthClosing(ring.reader(), kept, new MonthCloser(ring.reader(), 95))
        .close(due, _ -> series, handedOver::add);
    notices.addAll(outcome.notices());
    return outcome.problems();
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
      assertTrue(handedOver.getFirst().whole(), "nothing was recorded before");
      assertEquals(List.of(), notices);
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
      assertEquals(List.of("2026-07 same", "2026-08 a", "2026-08 b", "2026-08 same", "2026-08 sum"),
          handedOver());
    }
  }

  /// After a destroyed file a month is closed again; of a ring that has begun to overwrite it with a mark.
  @Test
  void aMonthOfWhichTheBeginningIsOverwrittenIsNotBillable() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start().minus(Duration.ofDays(5)), SEPTEMBER.start().plusSeconds(44 * 3600));
      Instant begins = ring.reader().firstSlot().orElseThrow();
      assertTrue(begins.isAfter(JULY.start()) && begins.isBefore(JULY.start().plus(Duration.ofDays(2))),
          begins.toString());
      assertEquals(List.of(), close(ring, AUGUST, "a"));
      assertEquals(List.of("2026-07 a", "2026-08 a"), handedOver());
      ClosedMonth july = handedOver.getFirst();
      assertTrue(july.figure().billable(), "its coverage is reached");
      assertFalse(july.whole() || july.conclusive() || july.billable());
      // The newest slot of the first commit, which has six.
      Instant wholeFrom = begins.plusSeconds(5 * 3600);
      assertEquals(Optional.of(wholeFrom), july.provenance().wholeFrom());
      assertEquals(List.of("month 2026-07 was closed without its beginning: the ring begins at " + wholeFrom
          + ", so its figures are not billable; a higher 'retentionDays' keeps the months to come"), notices);
      assertTrue(handedOver.getLast().whole());
      assertEquals(0, handedOver.getLast().certificate().unrecorded());
      assertEquals(List.of(), close(ring, AUGUST, "a"));
      assertEquals(List.of(), notices, "told once");
    }
  }

  /// Every change of columns costs a segment, so that the ring reaches back less than it has days.
  @Test
  void changesOfColumnsMayCostTheBeginningOfAMonth() throws IOException {
    ColumnDirectory one = directory("a");
    ColumnDirectory two = directory("a", "b");
    try (RingWriter ring = open(one)) {
      Instant start = JULY.start().minus(Duration.ofDays(1));
      for (int half = 0; half < 68; half++) {
        ring.changeDirectory(half % 2 == 0 ? two : one);
        write(ring, start.plusSeconds(half * 43_200L), start.plusSeconds((half + 1) * 43_200L));
      }
      assertEquals(List.of(), close(ring, JULY, "a"));
      assertFalse(handedOver.getFirst().whole());
    }
  }

  @Test
  void aSegmentThatWasSetAsideMakesItsMonthNotBillable() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), SEPTEMBER.start());
    }
    destroy(disk, "slots-0000000012.ring");
    try (RingWriter ring = open(directory("a"))) {
      write(ring, SEPTEMBER.start(), SEPTEMBER.start().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, AUGUST, "a"));
      assertEquals(List.of("2026-07 a", "2026-08 a"), handedOver());
      assertTrue(handedOver.getFirst().figure().billable());
      assertFalse(handedOver.getFirst().billable());
      Instant wholeFrom = handedOver.getFirst().provenance().wholeFrom().orElseThrow();
      assertEquals(12, Duration.between(JULY.start(), wholeFrom).toDays());
      assertTrue(handedOver.getLast().billable());
    }
  }

  /// An interface is renamed, another one moves to another device, a third one is removed, before July is closed.
  @Test
  void whatIsNotConfiguredAnyMoreIsClosedForTheMonthItServed() throws IOException {
    try (RingWriter ring = open(directory("a", "old-name"))) {
      write(ring, JULY.start(), AUGUST.start());
    }
    try (RingWriter ring = open(directory("a", "new-name"))) {
      write(ring, AUGUST.start(), AUGUST.start().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, JULY, "a", "new-name"));
      assertEquals(List.of("2026-07 a", "2026-07 old-name"), handedOver());
      ClosedMonth old = handedOver.getLast();
      assertEquals(744, old.figure().validSlots());
      assertEquals(new Provenance(Optional.empty(), Optional.of(new Place("hub", "old-name")),
          Provenance.itself("old-name"), Optional.empty()), old.provenance());
      assertEquals(Optional.empty(), old.capacityMbps());
      assertFalse(old.billable(), "nobody knows whether it is unicast");
    }
  }

  @Test
  void theMonthBeforeTellsWhatARemovedGateWasAndWhatWasBilledInsteadOfIt() throws IOException {
    SeriesToClose gate = new SeriesToClose("gate", new Provenance(Optional.of("gate"), Optional.empty(),
        Provenance.itself("gate"), Optional.empty(),
        Optional.of(new CapacityOrigin(CapacityOrigin.Kind.READ, AUGUST.start()))),
        Optional.of(BigDecimal.TEN),
        true, List.of());
    SlotFormula unicast = new SlotFormula(List.of("gate"), List.of("vlan"));
    SeriesToClose billed = new SeriesToClose("gate.unicast", new Provenance(Optional.of("gate"),
        Optional.empty(), unicast, Optional.empty()), Optional.empty(), false, List.of());
    try (RingWriter ring = open(directory("a", "gate", "vlan"))) {
      write(ring, JULY.start(), AUGUST.start().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, JULY, List.of(gate, billed)));
      write(ring, AUGUST.start().plusSeconds(4 * 3600), SEPTEMBER.start());
    }
    try (RingWriter ring = open(directory("a"))) {
      write(ring, SEPTEMBER.start(), SEPTEMBER.end().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, SEPTEMBER, "a"));
      assertEquals(List.of("2026-08 a", "2026-08 gate", "2026-08 gate.unicast", "2026-08 vlan", "2026-09 a"),
          handedOver());
      ClosedMonth closed = kept.of("gate.unicast", AUGUST.month()).orElseThrow();
      assertEquals(unicast, closed.provenance().formula());
      assertEquals(Optional.of("gate"), closed.provenance().role());
      assertFalse(closed.includesMulticast());
      ClosedMonth gone = kept.of("gate", AUGUST.month()).orElseThrow();
      assertEquals(Optional.empty(), gone.capacityMbps());
      assertEquals(Optional.empty(), gone.provenance().capacity());
    }
  }

  /// In the contract's zone the month is over two hours before the UTC day; with UTC months both end at once.
  @Test
  void aMonthInWhichASeriesDidNotExistIsNotClosed() throws IOException {
    CivilMonth utc = CivilMonth.parse("2026-07", ZoneOffset.UTC);
    try (RingWriter ring = open(directory("a"))) {
      write(ring, utc.start(), utc.end());
    }
    try (RingWriter ring = open(directory("a", "b"))) {
      write(ring, utc.end(), utc.end().plusSeconds(4 * 3600));
      assertEquals(List.of(), close(ring, utc, "a", "b"));
      assertEquals(List.of("2026-07 a"), handedOver());
      assertEquals(Set.of("a"), ring.reader().places(utc.start(), utc.end()).keySet());
    }
  }

  @Test
  void aSeriesOfWhichNoSlotIsRecordedIsNotClosed() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start());
    }
    try (RingWriter ring = open(directory("a", "b"))) {
      write(ring, AUGUST.start(), AUGUST.start().plusSeconds(4 * 3600)); // the same UTC day as July's last slots
      assertEquals(List.of(), close(ring, JULY, "a", "b"));
      assertEquals(List.of("2026-07 a"), handedOver());
    }
  }

  @Test
  void aCapacityThatWasUnknownIsCompletedAndNothingElseChanges() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start());
      assertEquals(List.of(), close(ring, JULY, "a"));
      ClosedMonth before = handedOver.getFirst();
      for (String mbps : List.of("100", "200")) {
        assertEquals(List.of(), close(ring, JULY, List.of(SeriesToClose.ofInterface("a",
            Optional.of(new BigDecimal(mbps)), true, List.of()))));
        assertEquals(Optional.of(before.withCapacity(new BigDecimal("100"), Optional.empty())),
            kept.of("a", JULY.month()), "a capacity that is known stays");
      }
      assertEquals(List.of(), handedOver());
    }
  }

  /// Whether it is known at the closing or becomes known later.
  @Test
  void aCapacityKeepsHowItIsKnown() throws IOException {
    CapacityOrigin read = new CapacityOrigin(CapacityOrigin.Kind.READ, SEPTEMBER.end());
    Provenance itself = Provenance.ofInterface("a").withCapacity(Optional.of(read));
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start());
      assertEquals(List.of(), close(ring, JULY, "a"));
      List<SeriesToClose> known = List.of(
          new SeriesToClose("a", itself, Optional.of(new BigDecimal("100")), true, List.of()));
      assertEquals(List.of(), close(ring, JULY, known));
      ClosedMonth july = kept.of("a", JULY.month()).orElseThrow();
      assertEquals(Optional.of(read), july.provenance().capacity());
      assertEquals(Optional.of(read), july.capacityOfLater());
      write(ring, AUGUST.start(), AUGUST.end());
      assertEquals(List.of(), close(ring, AUGUST, known));
      ClosedMonth august = handedOver.getFirst();
      assertEquals(Optional.of(read), august.provenance().capacity());
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
      destroy(disk, "figures-2026-07.month");
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

  @Test
  void recomputationFollowsTheKeptFormula() throws IOException {
    try (RingWriter ring = open(directory("a", "b"))) {
      write(ring, JULY.start(), AUGUST.start());
      assertEquals(List.of(), close(ring, JULY, List.of(new SeriesToClose("sum",
          new SlotFormula(List.of("a", "b"), List.of()), Optional.empty(), false, List.of()))));
      assertEquals(new RingCheck.Line("figures of 2026-07", true,
          "3 computed again from the ring are the same"), Recomputation.of(ring.reader(), kept).getFirst());
    }
  }

  /// A device that answered late after the agent was down tells after the closing why slots are missing.
  @Test
  void anotherReasonWhyASlotIsMissingIsNoDamage() throws IOException {
    try (RingWriter ring = open(directory("a"))) {
      write(ring, JULY.start(), AUGUST.start().minusSeconds(2 * 3600));
      assertEquals(List.of(), close(ring, JULY, "a"));
      assertEquals(2, handedOver.getFirst().certificate().unrecorded());
      ring.append(List.of(new SlotRecord.MissingRange("hub", AUGUST.start().minusSeconds(2 * 3600),
          AUGUST.start(), MissingReason.AGENT_RESTARTED)));
      assertEquals(List.of(new RingCheck.Line("figures of 2026-07", true,
          "1 computed again from the ring are the same; slots of 1 of them are missing for other reasons")),
          Recomputation.of(ring.reader(), kept));
    }
  }

  private static void destroy(Disk disk, String name) throws IOException {
    try (var file = disk.openOrCreate(name)) {
      file.write(java.nio.ByteBuffer.allocate(16), 0);
      file.force();
    }
  }
}
