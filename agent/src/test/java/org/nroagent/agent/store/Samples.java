package org.nroagent.agent.store;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.DropsCodec;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// Directories and records for tests.
final class Samples {
  static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  /// 24 slots a day keep tests over many days short.
  static final SlotGrid HOURLY = new SlotGrid(3600);
  static final RingSettings SMALL = new RingSettings(HOURLY, 2);

  private Samples() {}

  /// Devices `d0`, `d1`, … whose interfaces have ids such as `d0.p3`.
  static ColumnDirectory directory(int... columns) {
    List<Device> devices = new ArrayList<>();
    for (int device = 0; device < columns.length; device++) {
      String name = "d" + device;
      devices.add(new Device(name, IntStream.range(0, columns[device])
          .mapToObj(column -> new Column(name + ".p" + column, "ge-0/0/" + column, 0)).toList()));
    }
    return new ColumnDirectory(devices);
  }

  static Slot slot(RandomGenerator random) {
    if (random.nextInt(5) == 0) {
      MissingReason[] reasons = MissingReason.values();
      return new Slot.Missing(reasons[random.nextInt(reasons.length)]);
    }
    return metered(random);
  }

  static Slot.Metered metered(RandomGenerator random) {
    return new Slot.Metered(random.nextLong(Slot.MAX_OCTETS + 1), random.nextLong(Slot.MAX_OCTETS + 1),
        random.nextInt(4) == 0);
  }

  static SlotRecord.Row row(ColumnDirectory directory, int device, Instant slotStart,
      RandomGenerator random) {
    Device columns = directory.devices().get(device);
    List<Slot> slots = columns.columns().stream().map(_ -> slot(random)).toList();
    return new SlotRecord.Row(columns.name(), slotStart, slots, rowDrops(slots, random),
        sessions(random));
  }

  /// Not known, none, or any number of bytes.
  private static OptionalLong sessions(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(random.nextLong(SessionsCodec.MOST + 1) >>> random.nextInt(43));
  }

  /// Nothing known, nothing lost, a few losses, or a storm that does not fit.
  private static RowDrops rowDrops(List<Slot> slots, RandomGenerator random) {
    int losing = switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> 20;
      default -> 2;
    };
    return random.nextInt(3) == 0
        ? RowDrops.UNKNOWN
        : RowDrops.of(
            slots.stream().map(_ -> random.nextInt(20) < losing ? drops(random) : Drops.NONE).toList(),
            slots);
  }

  /// The bytes of a row as the format says.
  static int rowBytes(SlotRecord record) {
    SlotRecord.Row row = (SlotRecord.Row) record;
    int drops = DropsCodec.bytes(row.drops());
    int sessions = SessionsCodec.bytes(row.sessions());
    return 40 + 13 * row.columns().size() + (drops == 0 ? 0 : 6 + drops)
        + (sessions == 0 ? 0 : 6 + sessions);
  }

  static Drops drops(RandomGenerator random) {
    return Drops.of(_ -> switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> 0L;
      case 2 -> random.nextLong(1000);
      default -> random.nextLong(Drops.MOST + 1);
    });
  }

  /// A row of every device.
  static List<SlotRecord> rows(ColumnDirectory directory, Instant slotStart, RandomGenerator random) {
    List<SlotRecord> rows = new ArrayList<>();
    for (int device = 0; device < directory.devices().size(); device++) {
      rows.add(row(directory, device, slotStart, random));
    }
    return rows;
  }

  /// Everything from a sequence on, in steps of a few records.
  static Batch readAll(RecordLog log, long from) throws IOException {
    List<StoredRecord> records = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    long next = from;
    while (next <= log.extent().head()) {
      Batch batch = log.read(new SequenceRange(next, Long.MAX_VALUE), 7);
      records.addAll(batch.records());
      lost.addAll(batch.lost());
      if (batch.next() <= next) {
        throw new AssertionError("no progress at " + next);
      }
      next = batch.next();
    }
    return new Batch(records, lost, next);
  }

  static List<SlotRecord> contents(List<StoredRecord> records) {
    return records.stream().map(StoredRecord::record).toList();
  }

  private static Provenance provenance(String series, CivilMonth month, RandomGenerator random) {
    boolean derived = random.nextBoolean();
    return new Provenance(
        random.nextBoolean() ? Optional.of("gate") : Optional.empty(),
        derived || random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new Provenance.Place("hub", "lag-é")),
        derived ? new SlotFormula(List.of("x", "y"), List.of("z")) : Provenance.itself(series),
        random.nextBoolean() ? Optional.of(month.start().plusSeconds(3600)) : Optional.empty());
  }

  /// The figures of a month of an hourly series, with slots of all qualities.
  static ClosedMonth closedMonth(String series, YearMonth yearMonth, RandomGenerator random) {
    CivilMonth month = new CivilMonth(yearMonth, CivilMonth.CONTRACT_ZONE);
    MonthSlots slots = new MonthSlots(month, HOURLY);
    int recorded = random.nextInt(month.expectedSlots(HOURLY));
    for (int i = 0; i < recorded; i++) {
      slots.set(slots.slots().slotStart(i), slot(random));
    }
    Optional<BigDecimal> capacity = random.nextBoolean()
        ? Optional.of(new BigDecimal("10000.5"))
        : Optional.empty();
    List<DeclaredWindow> declared = List.of(new DeclaredWindow(month.start(),
        month.start().plusSeconds(86_400), DeclaredWindow.Kind.INCIDENT, ""));
    return new ClosedMonth(series, provenance(series, month, random), slots.certificate(90), capacity,
        random.nextBoolean(),
        slots.discarded(Direction.IN, capacity, declared),
        slots.discarded(Direction.OUT, capacity, declared));
  }
}
