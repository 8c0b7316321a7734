package org.nroagent.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SlotRecord;

class RingHistoryTest {
  private static final int INTERFACES = 20;
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new ColumnDirectory.Device("hub1",
          IntStream.range(0, INTERFACES).mapToObj(i -> new ColumnDirectory.Column("if" + i, "if" + i, 0))
              .toList())));

  @TempDir
  private Path folder = Path.of("");

  /// Slot 0: interface i has 10^i octets, capped; slot 1: interfaces 3 and 11 are missing; slot 2 is not recorded.
  private RingHistory history(RingWriter writer) throws IOException {
    writer.append(List.of(row(0, -1, -1), row(1, 3, 11)));
    return new RingHistory(writer.reader());
  }

  private RingWriter writer() throws IOException {
    return RingWriter.open(RealDisk.createFolder(folder), new RingSettings(GRID, 2), DIRECTORY,
        new Random(1));
  }

  private static SlotRecord row(int slot, int noAnswer, int reset) {
    List<Slot> columns = new ArrayList<>();
    List<Drops> drops = new ArrayList<>();
    for (int i = 0; i < INTERFACES; i++) {
      columns.add(i == noAnswer
          ? new Slot.Missing(MissingReason.NO_ANSWER)
          : i == reset ? new Slot.Missing(MissingReason.COUNTER_RESET) : new Slot.Metered(1L << i, 1, false));
      drops.add(i == 5 ? new Drops(1L, 2L, 3L, 4L) : Drops.UNKNOWN);
    }
    return new SlotRecord.Row("hub1", GRID.plus(START, slot), columns, RowDrops.of(drops, columns));
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "if" + i).toList();
  }

  @Test
  void sumsMoreInterfacesThanItHoldsAtATime() throws IOException {
    try (RingWriter writer = writer()) {
      SlotWindow window = history(writer).window(new SlotFormula(ids(3, 20), ids(0, 3)), START,
          GRID.plus(START, 3));
      assertEquals(Optional.of(new Slot.Metered((1L << 20) - 8 - 7, 17 - 3, false)), window.slot(0));
      assertEquals(Optional.of(new Slot.Missing(MissingReason.NO_ANSWER)), window.slot(1));
      assertEquals(Optional.empty(), window.slot(2));
    }
  }

  @Test
  void theFirstMissingPartDecidesWhereverItStands() throws IOException {
    try (RingWriter writer = writer()) {
      SlotFormula reversed = new SlotFormula(ids(0, 20).reversed(), List.of());
      assertEquals(Optional.of(new Slot.Missing(MissingReason.COUNTER_RESET)),
          history(writer).window(reversed, START, GRID.plus(START, 3)).slot(1));
    }
  }

  @Test
  void readsWhatWasLost() throws IOException {
    try (RingWriter writer = writer()) {
      List<String> read = new ArrayList<>();
      history(writer).read("if5", START, GRID.plus(START, 3),
          (start, slot, drops) -> read.add(start + " " + slot + " " + drops.outDiscards()));
      assertEquals(2, read.size());
      assertEquals(START + " " + new Slot.Metered(32, 1, false) + " 2", read.getFirst());
    }
  }
}
