package org.nroagent.agent.closing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.SlotRecord;

/// A month is closed from the ring exactly as from the slots themselves, whatever the batches.
class MonthCloserTest {
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final Optional<BigDecimal> CAPACITY = Optional.of(new BigDecimal(1000));
  private static final int INTERFACES = 9;

  @TempDir
  private Path folder;

  private final Random random = new Random(5);
  private final Map<String, MonthSlots> expected = new HashMap<>();

  @BeforeEach
  void everySeriesIsUnrecordedAtFirst() {
    for (String id : ids()) {
      expected.put(id, new MonthSlots(OCTOBER, HOURLY));
    }
  }

  private static List<String> ids() {
    return IntStream.range(0, INTERFACES).mapToObj(MonthCloserTest::id).toList();
  }

  private static String id(int i) {
    return "hub" + i / 5 + ".p" + i % 5;
  }

  /// Two devices with interfaces 0…4 and 5…8, from `first` on.
  private static ColumnDirectory directory(int first) {
    return new ColumnDirectory(List.of(device("hub0", first, 5), device("hub1", Math.max(first, 5), 9)));
  }

  private static Device device(String name, int from, int to) {
    return new Device(name,
        IntStream.range(from, to).mapToObj(i -> new Column(id(i), "lag-" + i, 0)).toList());
  }

  private RingWriter open(ColumnDirectory directory) throws IOException {
    return RingWriter.open(RealDisk.createFolder(folder), new RingSettings(HOURLY, 70), directory, random);
  }

  private Slot slot() {
    return random.nextInt(10) == 0
        ? new Slot.Missing(MissingReason.COLUMN_LOST)
        : new Slot.Metered(random.nextLong(1L << 40), random.nextLong(1L << 40), random.nextInt(10) == 0);
  }

  private SlotRecord.Row row(Device device, Instant start) {
    List<Slot> slots = new ArrayList<>();
    for (Column column : device.columns()) {
      Slot slot = slot();
      slots.add(slot);
      require(expected.get(column.interfaceId())).set(start, slot);
    }
    return new SlotRecord.Row(device.name(), start, slots);
  }

  /// Rows of all devices over a span, one in twenty of them late, and amendments of what is missing.
  private void write(RingWriter writer, ColumnDirectory directory, Instant from, Instant to)
      throws IOException {
    List<SlotRecord> late = new ArrayList<>();
    List<SlotRecord> commit = new ArrayList<>();
    for (Instant start = from; start.isBefore(to); start = HOURLY.next(start)) {
      commit.addAll(late);
      late.clear();
      for (Device device : directory.devices()) {
        SlotRecord.Row row = row(device, start);
        (random.nextInt(20) == 0 ? late : commit).add(row);
        if (row.columns().getFirst() instanceof Slot.Missing && random.nextBoolean()) {
          Slot.Metered amended = new Slot.Metered(random.nextLong(1L << 40), 7, true);
          late.add(new SlotRecord.Amendment(device.name(), start, 0, amended));
          require(expected.get(device.columns().getFirst().interfaceId())).set(start, amended);
        }
      }
      if (commit.size() > 20) {
        writer.append(commit);
        commit.clear();
      }
    }
    commit.addAll(late);
    writer.append(commit);
  }

  private ClosedMonth closed(SeriesToClose series, MonthSlots slots) {
    Certificate certificate = slots.certificate(90);
    return new ClosedMonth(series.id(), series.provenance(), certificate, series.capacityMbps(),
        series.includesMulticast(),
        slots.discarded(Direction.IN, series.capacityMbps(), series.declared()),
        slots.discarded(Direction.OUT, series.capacityMbps(), series.declared()));
  }

  private static SeriesToClose plain(String id) {
    DeclaredWindow window = new DeclaredWindow(OCTOBER.start(), OCTOBER.start().plusSeconds(864_000),
        DeclaredWindow.Kind.PLANNED, "works");
    return SeriesToClose.ofInterface(id, CAPACITY, id.endsWith("1"), List.of(window));
  }

  private static SeriesToClose derived(String id, List<String> plus, List<String> minus) {
    return new SeriesToClose(id, new SlotFormula(plus, minus), Optional.empty(), false, List.of());
  }

  private List<ClosedMonth> close(RingWriter ring, List<SeriesToClose> series, int interfacesAtATime)
      throws IOException {
    List<ClosedMonth> closed = new ArrayList<>();
    new MonthCloser(ring.reader(), 90, interfacesAtATime).close(OCTOBER, series, closed::add);
    return closed;
  }

  private List<ClosedMonth> expected(List<SeriesToClose> series) {
    return series.stream().map(each -> {
      List<MonthSlots> parts = each.formula().parts().stream().map(id -> require(expected.get(id))).toList();
      return closed(each, each.formula().monthOf(parts));
    }).toList();
  }

  private static <T> T require(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  @Test
  void closesExactlyWhatTheRingHasWhateverTheBatches() throws IOException {
    ColumnDirectory all = directory(0);
    List<SeriesToClose> series = new ArrayList<>(ids().stream().map(MonthCloserTest::plain).toList());
    series.add(3, derived("client", ids(), List.of()));
    series.add(derived("unicast", List.of(id(7), id(2), id(8)), List.of(id(0), id(5))));
    series.add(derived("both", List.of(id(1), id(6)), List.of()));
    try (RingWriter writer = open(all)) {
      write(writer, all, OCTOBER.start().minusSeconds(7200), OCTOBER.end().plusSeconds(86_400));
      List<ClosedMonth> expected = expected(series);
      for (int interfacesAtATime : new int[]{2, 3, 4, 5, 9, 100}) {
        List<ClosedMonth> closed = close(writer, series, interfacesAtATime);
        assertEquals(expected.size(), closed.size());
        for (ClosedMonth each : expected) {
          assertEquals(each, closed.stream().filter(other -> other.series().equals(each.series())).findFirst()
              .orElseThrow(), each.series() + " with " + interfacesAtATime);
        }
      }
    }
  }

  /// In the middle of the month interfaces go, an interface comes back, and a device is away for days.
  @Test
  void followsChangesOfTheColumns() throws IOException {
    ColumnDirectory all = directory(0);
    ColumnDirectory fewer = directory(2);
    Instant tenth = OCTOBER.start().plusSeconds(10 * 86_400);
    Instant twelfth = OCTOBER.start().plusSeconds(12 * 86_400);
    Instant twentieth = OCTOBER.start().plusSeconds(20 * 86_400);
    List<SeriesToClose> series = ids().stream().map(MonthCloserTest::plain).toList();
    try (RingWriter writer = open(all)) {
      write(writer, all, OCTOBER.start(), tenth);
      writer.changeDirectory(fewer);
      writer.append(List.of(new SlotRecord.MissingRange("hub0", tenth, twelfth, MissingReason.NO_ANSWER),
          new SlotRecord.MissingRange("hub1", tenth, twelfth, MissingReason.AGENT_RESTARTED)));
      for (int i = 2; i < INTERFACES; i++) {
        Slot missing = new Slot.Missing(i < 5 ? MissingReason.NO_ANSWER : MissingReason.AGENT_RESTARTED);
        for (Instant start = tenth; start.isBefore(twelfth); start = HOURLY.next(start)) {
          require(expected.get(id(i))).set(start, missing);
        }
      }
      write(writer, fewer, twelfth, twentieth);
    }
    try (RingWriter writer = open(all)) {
      write(writer, all, twentieth, OCTOBER.end());
      List<ClosedMonth> closed = close(writer, series, 4);
      assertEquals(expected(series), closed);
      assertEquals(240, closed.getFirst().certificate().unrecorded());
      assertEquals(0, closed.getLast().certificate().unrecorded());
    }
  }

  @Test
  void aSeriesOfWhichTheRingKnowsNothingHasNoFigure() throws IOException {
    ColumnDirectory all = directory(0);
    try (RingWriter writer = open(all)) {
      write(writer, all, OCTOBER.start(), OCTOBER.end());
      ClosedMonth closed = close(writer, List.of(plain("foreign")), 4).getFirst();
      assertEquals(745, closed.certificate().unrecorded());
      assertEquals(Optional.empty(), closed.figure().reference());
    }
  }
}
