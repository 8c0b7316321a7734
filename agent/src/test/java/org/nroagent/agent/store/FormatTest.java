package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// The bytes of format version 1 never change: a golden segment is read and written to the bit.
class FormatTest {
  private static final String GOLDEN = "slots-v1.hex";
  private static final String GOLDEN_MONTH = "figures-v1.hex";
  static final ColumnDirectory DIRECTORY = new ColumnDirectory(List.of(
      new Device("hub1",
          List.of(new Column("hub1.lag-1", "lag-1", 0), new Column("hub1.lag-2", "lag-2", 2))),
      new Device("spoke-é", List.of(new Column("spoke.xe-0", "xe-0/0/0", 0)))));
  private static final List<SlotRecord> FIRST = List.of(
      new SlotRecord.Row("hub1", Samples.START,
          List.of(new Slot.Metered(0x0102_0304_0506L, Slot.MAX_OCTETS, false),
              new Slot.Missing(MissingReason.COLUMN_LOST))),
      new SlotRecord.Row("spoke-é", Samples.START, List.of(new Slot.Metered(0, 1, true))));
  private static final List<SlotRecord> SECOND = List.of(
      new SlotRecord.Amendment("hub1", Samples.START, 1, new Slot.Metered(7, 8, true)),
      new SlotRecord.MissingRange("spoke-é", Samples.START.plusSeconds(3600),
          Samples.START.plusSeconds(36000),
          MissingReason.NO_ANSWER));

  private static FaultyDisk written() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, DIRECTORY, new Random(42))) {
      writer.append(FIRST);
      writer.append(SECOND);
    }
    return disk;
  }

  @Test
  void writesTheGoldenBytes() throws IOException {
    assertEquals(golden(GOLDEN), dump(written().bytes(SegmentFiles.name(1))));
  }

  @Test
  void readsTheGoldenBytes() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), load(golden(GOLDEN)));
    List<StoredRecord> records = Samples.readAll(RingReader.openForReading(disk), 1).records();
    assertEquals(4, records.size());
    assertEquals(FIRST, Samples.contents(records.subList(0, 2)));
    assertEquals(SECOND, Samples.contents(records.subList(2, 4)));
    assertEquals(DIRECTORY, records.getFirst().directory());
  }

  /// The bytes of closed months do not change either.
  @Test
  void closedMonthsHaveTheGoldenBytes() throws IOException {
    YearMonth october = YearMonth.of(2026, 10);
    Random random = new Random(42);
    List<ClosedMonth> closed = List.of(Samples.closedMonth("hub1.lag-1", october, random),
        Samples.closedMonth("spoke-é", october, random),
        ofAPlace(Samples.closedMonth("spoke.lag-2", october, random)));
    FaultyDisk disk = new FaultyDisk();
    ClosedMonths.Draft draft = new ClosedMonths(disk).draft(october);
    closed.forEach(draft::add);
    assertTrue(draft.keep());
    assertEquals(golden(GOLDEN_MONTH), dump(disk.bytes(MonthFiles.name(october))));
    disk.put(MonthFiles.name(october), load(golden(GOLDEN_MONTH)));
    List<ClosedMonth> found = new ArrayList<>();
    assertEquals(new ClosedMonths.Kept.Figures(0), new ClosedMonths(disk).read(october, found::add));
    assertEquals(closed, found);
  }

  private static ClosedMonth ofAPlace(ClosedMonth closed) {
    return new ClosedMonth(closed.series(), new Provenance(Optional.of("loop"),
        Optional.of(new Provenance.Place("spoke", "lag-2")), Provenance.itself(closed.series()),
        Optional.empty()),
        closed.certificate(), closed.capacityMbps(), closed.includesMulticast(), closed.in(), closed.out());
  }

  /// Sections that later software adds to records are skipped.
  @Test
  void skipsUnknownSections() throws IOException {
    byte[] segment = written().bytes(SegmentFiles.name(1));
    int at = SegmentHeader.bytes(DIRECTORY) + 48;
    ByteBuffer bytes = ByteBuffer.wrap(segment);
    int length = bytes.getInt(at + 4);
    assertEquals(66, length);
    bytes.put(at + length, new byte[]{0, 9, 0, 0, 0, 0}); // an empty section fits into the alignment's padding
    bytes.putInt(at + 4, length + 6);
    Epoch epoch = new Epoch(bytes.getLong(16), bytes.getLong(24));
    bytes.putInt(at, RingFormat.checksum(RingFormat.checksumSeed(epoch, 1), bytes, at + 4, length + 2));
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), segment);
    assertEquals(FIRST,
        Samples.contents(Samples.readAll(RingReader.openForReading(disk), 1).records()).subList(0, 2));
  }

  /// Lines of 32 bytes with their offset; lines of zeros are left out.
  static String dump(byte[] bytes) {
    StringBuilder text = new StringBuilder("# bytes " + bytes.length + "\n");
    byte[] zeros = new byte[32];
    for (int at = 0; at < bytes.length; at += 32) {
      byte[] line = Arrays.copyOfRange(bytes, at, at + 32);
      if (!Arrays.equals(line, zeros)) {
        text.append(String.format(Locale.ROOT, "%06x ", at)).append(HexFormat.of().formatHex(line))
            .append('\n');
      }
    }
    return text.toString();
  }

  static byte[] load(String dump) {
    List<String> lines = dump.lines().toList();
    byte[] bytes = new byte[Integer.parseInt(lines.getFirst().substring("# bytes ".length()))];
    for (String line : lines.subList(1, lines.size())) {
      byte[] part = HexFormat.of().parseHex(line.substring(7));
      int at = Integer.parseInt(line.substring(0, 6), 16);
      System.arraycopy(part, 0, bytes, at, Math.min(part.length, bytes.length - at));
    }
    return bytes;
  }

  static String golden(String name) throws IOException {
    try (InputStream in = FormatTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), dump(written().bytes(SegmentFiles.name(1))));
  }
}
