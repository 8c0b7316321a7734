package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.store.FormatTest.DIRECTORY;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SessionsCodec;
import org.nroagent.model.record.SlotRecord;

/// Section 1 of format version 1, discards and errors: its bytes never change, readers from before it pass over it, and
/// nothing in it comes between a reader and the octets.
class DropsFormatTest {
  private static final String GOLDEN = "slots-v1-drops.hex";
  private static final int ROW_BYTES = 66;
  private static final List<Slot> SLOTS = List.of(new Slot.Metered(5, 6, false),
      new Slot.Missing(MissingReason.COLUMN_LOST));
  private static final List<SlotRecord> ROWS = List.of(
      new SlotRecord.Row("hub1", Samples.START, SLOTS,
          RowDrops.of(List.of(new Drops(1L, Drops.MOST, null, 300L), Drops.UNKNOWN), SLOTS)),
      new SlotRecord.Row("spoke-é", Samples.START, List.of(new Slot.Metered(0, 1, true)), RowDrops.NONE));
  private static final List<SlotRecord> AMENDMENT = List.of(new SlotRecord.Amendment("hub1", Samples.START, 1,
      new Slot.Metered(7, 8, true), new Drops(0L, 0L, 0L, 1L)));

  private static byte[] segment() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, DIRECTORY, new Random(42))) {
      writer.append(ROWS);
      writer.append(AMENDMENT);
    }
    return disk.bytes(SegmentFiles.name(1));
  }

  private static RingReader reader(byte[] segment) throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), segment);
    return RingReader.openForReading(disk);
  }

  private static List<SlotRecord> records(byte[] segment) throws IOException {
    return Samples.contents(Samples.readAll(reader(segment), 1).records());
  }

  @Test
  void writesTheGoldenBytes() throws IOException {
    assertEquals(FormatTest.golden(GOLDEN), FormatTest.dump(segment()));
  }

  @Test
  void readsTheGoldenBytes() throws IOException {
    List<SlotRecord> records = records(FormatTest.load(FormatTest.golden(GOLDEN)));
    assertEquals(ROWS, records.subList(0, 2));
    assertEquals(AMENDMENT, records.subList(2, 3));
  }

  @Test
  void theSeriesOfAnInterfaceHasItsDrops() throws IOException {
    SlotSeries amended = reader(segment()).slots("hub1.lag-2", Samples.START,
        Samples.START.plusSeconds(7200));
    assertEquals(new Drops(0L, 0L, 0L, 1L), amended.drops(0));
    assertEquals(Drops.UNKNOWN, amended.drops(1), "no record speaks of it");
    SlotSeries other = reader(segment()).slots("spoke.xe-0", Samples.START, Samples.START.plusSeconds(3600));
    assertEquals(Drops.NONE, other.drops(0));
  }

  /// Rings from before this section say nothing of lost packets: unknown, not zero.
  @Test
  void rowsFromBeforeSayNothing() throws IOException {
    byte[] before = FormatTest.load(FormatTest.golden("slots-v1.hex"));
    SlotSeries series = reader(before).slots("spoke.xe-0", Samples.START, Samples.START.plusSeconds(3600));
    assertEquals(new Slot.Metered(0, 1, true), series.slot(0).orElseThrow());
    assertEquals(Drops.UNKNOWN, series.drops(0));
  }

  @Test
  void dropsThatMeanNothingLeaveTheOctets() throws IOException {
    byte[] segment = segment();
    int at = SegmentHeader.bytes(DIRECTORY) + RingFormat.COMMIT_HEADER_BYTES;
    ByteBuffer bytes = ByteBuffer.wrap(segment);
    bytes.put(at + ROW_BYTES + RingFormat.SECTION_HEADER_BYTES + 1, (byte) 100); // entries that are not there
    seal(bytes, at);
    assertEquals(new SlotRecord.Row("hub1", Samples.START, SLOTS), records(segment).getFirst());
  }

  /// A section whose length leads out of its record ends the search, and nothing else.
  @Test
  void aSectionLongerThanItsRecordLeavesTheOctets() throws IOException {
    byte[] segment = segment();
    int at = SegmentHeader.bytes(DIRECTORY) + RingFormat.COMMIT_HEADER_BYTES;
    ByteBuffer bytes = ByteBuffer.wrap(segment);
    bytes.putInt(at + ROW_BYTES + 2, Integer.MAX_VALUE);
    seal(bytes, at);
    assertEquals(new SlotRecord.Row("hub1", Samples.START, SLOTS), records(segment).getFirst());
  }

  /// The largest losses everywhere and the longest counts of sessions, in every slot of a day: it all fits into the one segment that was preallocated.
  @Test
  void aDayOfTheWorstStormFitsItsSegment() throws IOException {
    var directory = Samples.directory(900, 40, 8);
    FaultyDisk disk = new FaultyDisk();
    Drops most = new Drops(Drops.MOST, Drops.MOST, Drops.MOST, Drops.MOST);
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, directory, new Random(1))) {
      for (int slot = 0; slot < Samples.HOURLY.perDay(); slot++) {
        var start = Samples.HOURLY.plus(Samples.START, slot);
        writer.append(directory.devices().stream().map(device -> {
          List<Slot> slots = Collections.nCopies(device.columns().size(), new Slot.Metered(1, 2, false));
          RowDrops drops = RowDrops.of(Collections.nCopies(slots.size(), most), slots);
          return (SlotRecord) new SlotRecord.Row(device.name(), start, slots, drops,
              OptionalLong.of(SessionsCodec.MOST));
        }).toList());
      }
      assertEquals(1, new SegmentFiles(disk).highestNumber());
      assertEquals(Samples.SMALL.segmentBytes(directory), disk.bytes(SegmentFiles.name(1)).length);
    }
  }

  private static void seal(ByteBuffer bytes, int at) {
    Epoch epoch = new Epoch(bytes.getLong(16), bytes.getLong(24));
    bytes.putInt(at,
        RingFormat.checksum(RingFormat.checksumSeed(epoch, 1), bytes, at + 4, bytes.getInt(at + 4) - 4));
  }

  static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), FormatTest.dump(segment()));
  }
}
