package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.MonthClosing;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.config.SeriesConfig.Measured;
import org.nroagent.agent.config.SeriesEntries;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.figure.SlotTally;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.LossSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.store.ClosedMonths;
import org.nroagent.agent.store.FaultyDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.CapacityOrigin.Kind;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.UpgradeDates;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// What is closed of what is configured, and with which capacity: July, closed in the middle of August.
class CloseMonthsTest {
  private static final SlotGrid GRID = new SlotGrid(21_600);
  private static final CivilMonth JULY = CivilMonth.parse("2026-07", CivilMonth.CONTRACT_ZONE);
  private static final Instant NOW = Instant.parse("2026-08-14T09:30:00.5Z");
  private static final SlotFormula BOTH = new SlotFormula(List.of("a", "b"), List.of());
  private static final DeclaredWindow WHOLE_JULY = new DeclaredWindow(JULY.start(), JULY.end(),
      DeclaredWindow.Kind.INCIDENT, "");

  private final FaultyDisk disk = new FaultyDisk();
  private final ClosedMonths kept = new ClosedMonths(disk);
  private final List<CoreMessage> posted = new ArrayList<>();
  private final List<ClosedMonth> handedOver = new ArrayList<>();

  private record Configured(List<DeviceSnapshot> devices, List<SeriesSnapshot> derived)
      implements
        Snapshots {
    @Override
    public CoreSnapshot core() {
      return CoreSnapshot.atStart(NOW);
    }
  }

  private static SeriesSnapshot series(String id, SeriesConfig.Content content, Optional<String> configured,
      SortedMap<LocalDate, BigDecimal> dated, Optional<String> read) {
    SeriesConfig config = new SeriesConfig(id, Role.LOOP, content, configured.map(BigDecimal::new), false,
        Optional.empty(), Role.LOOP.capacityRule(Terms.shipped().capacity()), List.of(WHOLE_JULY),
        new SeriesEntries(dated,
            new TreeMap<>(), new TreeMap<>(), UpgradeDates.NONE, new TreeMap<>()));
    return new SeriesSnapshot(config, read.map(BigDecimal::new), Optional.empty(),
        MonthFigure.of(JULY.next(), GRID, Optional.empty(), Optional.empty()), SlotTally.NONE,
        Optional.empty(),
        MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE), new CapacityState.NoFigure());
  }

  private static SeriesSnapshot configured(String id, String mbps) {
    return series(id, new Measured("hub", id), Optional.of(mbps), new TreeMap<>(), Optional.of(mbps));
  }

  private static SeriesSnapshot read(String id, Optional<String> mbps) {
    return series(id, new Measured("hub", id), Optional.empty(), new TreeMap<>(), mbps);
  }

  /// 100 from the last day of July on, 200 from August on: today's.
  private static SeriesSnapshot dated(String id, String from) {
    TreeMap<LocalDate, BigDecimal> entries = new TreeMap<>();
    entries.put(LocalDate.parse(from), new BigDecimal("100"));
    entries.put(LocalDate.parse("2026-08-01"), new BigDecimal("200"));
    return series(id, new Measured("hub", id), Optional.empty(), entries, Optional.of("200"));
  }

  private static SeriesSnapshot sum(List<String> capacityParts) {
    return series("sum", new Derived(BOTH, capacityParts), Optional.empty(), new TreeMap<>(),
        Optional.of("7"));
  }

  private static Snapshots snapshots(SeriesSnapshot a, SeriesSnapshot b, SeriesSnapshot... derived) {
    return new Configured(List.of(new DeviceSnapshot("hub", "192.0.2.1:161", Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), 0, 0,
        List.of(new InterfaceSnapshot("hub", "a", a, LossSnapshot.NONE),
            new InterfaceSnapshot("hub", "b", b, LossSnapshot.NONE)))),
        List.of(derived));
  }

  /// Two interfaces with a value in every slot of July and of the first hours of August.
  private RingWriter ring() throws IOException {
    RingWriter ring = RingWriter.open(disk, new RingSettings(GRID, 62),
        new ColumnDirectory(List.of(new ColumnDirectory.Device("hub",
            List.of(new ColumnDirectory.Column("a", "a", 0), new ColumnDirectory.Column("b", "b", 0))))),
        new Random(1));
    for (Instant start = JULY.firstSlot(GRID); start.isBefore(JULY.end().plusSeconds(86_400)); start = GRID
        .next(start)) {
      Slot slot = new Slot.Metered(start.getEpochSecond(), 1, false);
      ring.append(List.of(new SlotRecord.Row("hub", start, List.of(slot, slot))));
    }
    return ring;
  }

  /// Runs the job as the worker does, with a core that takes what it gets.
  private void close(Snapshots snapshots) throws Exception {
    try (RingWriter ring = ring()) {
      job(ring, snapshots, message -> {
        posted.add(message);
        if (message instanceof CoreMessage.Closed closed) {
          handedOver.addAll(closed.months());
          closed.taken().run();
        }
      }).run();
    }
  }

  private CloseMonths job(RingWriter ring, Snapshots snapshots, CoreInbox core) {
    return new CloseMonths(new MonthClosing(ring.reader(), kept, new MonthCloser(ring.reader(), 95)), JULY,
        snapshots, NOW, core);
  }

  private ClosedMonth closed(String id) {
    return handedOver.stream().filter(each -> each.series().equals(id)).findFirst().orElseThrow();
  }

  private void assertCapacity(String mbps, Kind kind, String id) {
    assertEquals(Optional.of(new BigDecimal(mbps)), closed(id).capacityMbps(), id);
    assertEquals(Optional.of(new CapacityOrigin(kind, Instant.parse("2026-08-14T09:30:00Z"))),
        closed(id).provenance().capacity(), id);
  }

  @Test
  void closesWhatIsConfiguredWithWhatTheConfigurationSays() throws Exception {
    close(snapshots(configured("a", "100"), configured("b", "50"), sum(List.of("a", "b"))));
    assertEquals(List.of("a", "b", "sum"), handedOver.stream().map(ClosedMonth::series).toList());
    Provenance a = closed("a").provenance();
    assertEquals(Optional.of("loop"), a.role());
    assertEquals(Optional.of(new Provenance.Place("hub", "a")), a.place());
    assertEquals(BOTH, closed("sum").provenance().formula());
    assertEquals(Optional.empty(), closed("sum").provenance().place());
    assertEquals(closed("a").in().orElseThrow().count(), closed("a").in().orElseThrow().leftOut(),
        "all of July is in a declared window");
    List<ClosedMonth> onDisk = new ArrayList<>();
    assertEquals(new ClosedMonths.Kept.Figures(0), kept.read(JULY.month(), onDisk::add));
    assertEquals(onDisk, handedOver, "what is told is on the disk");
  }

  @Test
  void theEndIsToldAfterWhatWasClosed() throws Exception {
    close(snapshots(configured("a", "100"), configured("b", "50")));
    assertEquals(new CoreMessage.ClosingEnded(JULY, List.of(), List.of()), posted.getLast());
    assertTrue(posted.subList(0, posted.size() - 1).stream().allMatch(CoreMessage.Closed.class::isInstance));
  }

  @Test
  void aMonthThatIsClosedLateHasTheEntryOfItsLastDay() throws Exception {
    close(snapshots(dated("a", "2026-07-31"), configured("b", "50"), sum(List.of("a", "b"))));
    assertCapacity("100", Kind.DATED, "a");
    assertEquals(Optional.empty(), closed("a").capacityOfLater());
    assertCapacity("150", Kind.CONFIGURED, "sum");
  }

  @Test
  void anEntryFromTheNextDayOnDoesNotCount() throws Exception {
    close(snapshots(dated("a", "2026-08-01"), configured("b", "50"), sum(List.of("a", "b"))));
    assertEquals(Optional.empty(), closed("a").capacityMbps());
    assertEquals(Optional.empty(), closed("a").provenance().capacity());
    assertEquals(Optional.empty(), closed("sum").capacityMbps(), "one part is unknown");
  }

  @Test
  void aSpeedThatIsReadSaysSoAndWhen() throws Exception {
    close(snapshots(read("a", Optional.of("1000")), dated("b", "2026-07-01"), sum(List.of("a", "b"))));
    assertCapacity("1000", Kind.READ, "a");
    assertEquals(closed("a").provenance().capacity(), closed("a").capacityOfLater());
    assertCapacity("100", Kind.DATED, "b");
    assertCapacity("1100", Kind.READ, "sum");
  }

  @Test
  void aSumWithoutCapacityPartsHasNone() throws Exception {
    close(snapshots(configured("a", "100"), read("b", Optional.empty()), sum(List.of())));
    assertEquals(Optional.empty(), closed("b").capacityMbps());
    assertEquals(Optional.empty(), closed("sum").capacityMbps());
    assertEquals(Optional.empty(), closed("sum").provenance().capacity());
  }

  @Test
  void aCapacityThatBecomesKnownIsMarkedWithItsOrigin() throws Exception {
    close(snapshots(configured("a", "100"), read("b", Optional.empty())));
    handedOver.clear();
    try (RingWriter ring = RingWriter.open(disk, new RingSettings(GRID, 62),
        new ColumnDirectory(List.of()), new Random(1))) {
      job(ring, snapshots(configured("a", "1"), read("b", Optional.of("1000"))), message -> {
        if (message instanceof CoreMessage.Closed closed) {
          handedOver.addAll(closed.months());
          closed.taken().run();
        }
      }).run();
    }
    handedOver.addAll(kept.ofSeries("a").values());
    handedOver.addAll(kept.ofSeries("b").values());
    assertCapacity("100", Kind.CONFIGURED, "a");
    assertCapacity("1000", Kind.READ, "b");
  }

  @Test
  void whatCannotBeKeptIsToldAsAProblem() throws Exception {
    try (RingWriter ring = ring()) {
      disk.leaveFree(0);
      job(ring, snapshots(configured("a", "100"), configured("b", "50")), posted::add).run();
    }
    CoreMessage.ClosingEnded ended = (CoreMessage.ClosingEnded) posted.getLast();
    assertEquals(1, ended.problems().size());
    assertTrue(ended.problems().getFirst().startsWith("month 2026-07 is not closed"), ended::toString);
    assertTrue(posted.stream()
        .noneMatch(message -> message instanceof CoreMessage.Closed closed && !closed.months().isEmpty()));
  }

  @Test
  void endsWhenTheAgentStops() throws Exception {
    try (RingWriter ring = ring()) {
      CoreInbox stopped = _ -> {
        throw new InterruptedException();
      };
      CloseMonths job = job(ring, snapshots(configured("a", "100"), configured("b", "50")), stopped);
      assertThrows(InterruptedException.class, job::run);
    } finally {
      var _ = Thread.interrupted();
    }
  }
}
