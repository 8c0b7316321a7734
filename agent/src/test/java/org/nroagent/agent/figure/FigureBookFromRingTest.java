package org.nroagent.agent.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SampleSeries;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.SlotRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// A book that is rebuilt from the ring's numbers knows what one knows that took the records as they came.
class FigureBookFromRingTest {
  private static final long SEED = 20_261_120L;
  private static final SlotGrid HOURLY = new SlotGrid(3600);
  private static final CivilMonth NOVEMBER = CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE);
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new Device("hub1", List.of(new Column("a", "a", 0), new Column("b", "b", 0))),
          new Device("hub2", List.of(new Column("c", "c", 0), new Column("unknown", "u", 0)))));
  private static final ColumnDirectory WITHOUT_UNKNOWN = new ColumnDirectory(
      List.of(DIRECTORY.devices().getFirst(), new Device("hub2", List.of(new Column("c", "c", 0)))));
  private static final List<SeriesConfig> SERIES = List.of(
      SampleSeries.measured("a", "hub1", "a", Role.GATE), SampleSeries.measured("b", "hub1", "b", Role.LOOP),
      SampleSeries.measured("c", "hub2", "c", Role.ACCESS),
      SampleSeries.derived("sum", Role.GATE, new SlotFormula(List.of("b", "c"), List.of())));

  private final Random random = new Random(SEED);
  private final FigureBook fromRecords = new FigureBook(HOURLY, NOVEMBER, 95, SERIES);
  private final FigureBook fromRing = new FigureBook(HOURLY, NOVEMBER, 95, SERIES);

  private Slot slot() {
    return switch (random.nextInt(8)) {
      case 0 -> new Slot.Missing(MissingReason.COLUMN_LOST);
      case 1 -> new Slot.Metered(random.nextLong(1000), random.nextLong(1000), true);
      default -> new Slot.Metered(random.nextLong(Slot.MAX_OCTETS), random.nextLong(1000), false);
    };
  }

  private List<SlotRecord> round(Instant slot, ColumnDirectory directory) {
    List<SlotRecord> records = new ArrayList<>();
    records.add(new SlotRecord.Row("hub1", slot, List.of(slot(), slot())));
    records.add(random.nextInt(10) == 0
        ? new SlotRecord.MissingRange("hub2", slot, HOURLY.next(slot), MissingReason.NO_ANSWER)
        : new SlotRecord.Row("hub2", slot,
            directory.devices().getLast().columns().stream().map(_ -> slot()).toList()));
    if (((SlotRecord.Row) records.getFirst()).columns().getFirst() instanceof Slot.Missing) {
      records.add(new SlotRecord.Amendment("hub1", slot, 0, new Slot.Metered(5, 6, true)));
    }
    return records;
  }

  @Test
  void knowsTheSame(@TempDir Path folder) throws IOException {
    try (RingWriter ring = RingWriter.open(RealDisk.createFolder(folder), new RingSettings(HOURLY, 62),
        DIRECTORY,
        random)) {
      // From before the month, so that it begins within the ring; and the columns change in between.
      Instant start = NOVEMBER.start().minusSeconds(7200);
      Instant change = NOVEMBER.start().plusSeconds(86_400 * 9 + 3600);
      for (Instant slot = start; slot.isBefore(NOVEMBER.end()); slot = HOURLY.next(slot)) {
        if (slot.equals(change)) {
          ring.changeDirectory(WITHOUT_UNKNOWN);
        }
        List<SlotRecord> records = round(slot, ring.directory());
        ring.append(records);
        records.forEach(record -> fromRecords.add(record, ring.directory()));
      }
      BookFiller filler = fromRing.filler();
      assertEquals(List.of(), ring.reader().scanRows(start, NOVEMBER.end(), filler));
      filler.end();
    }
    for (SeriesConfig series : SERIES) {
      String where = series.id() + ", seed " + SEED;
      assertEquals(fromRecords.current(series.id()), fromRing.current(series.id()), where);
      assertEquals(fromRecords.tally(series.id()), fromRing.tally(series.id()), where);
      assertEquals(fromRecords.last(series.id()), fromRing.last(series.id()), where);
    }
    assertEquals(720, fromRing.current("a").expectedSlots());
  }
}
