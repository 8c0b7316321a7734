package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nroagent.agent.store.FormatTest.DIRECTORY;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

/// Section 4 of format version 1, the sessions that a device served: its bytes never change, and nothing in it comes
/// between a reader and the octets. The golden segment was written by another program than this one.
class SessionsFormatTest {
  private static final String GOLDEN = "slots-v1-sessions.hex";
  private static final List<Slot> SLOTS = List.of(new Slot.Metered(5, 6, false),
      new Slot.Missing(MissingReason.COLUMN_LOST));
  private static final List<SlotRecord> FIRST = List.of(
      new SlotRecord.Row("hub1", Samples.START, SLOTS, lost(), OptionalLong.of(1234)),
      row("spoke-é", 0, new Slot.Metered(0, 1, true), OptionalLong.of(SessionsCodec.MOST)));
  private static final List<SlotRecord> SECOND = List.of(
      new SlotRecord.Row("hub1", Samples.START.plusSeconds(3600),
          List.of(new Slot.Metered(7, 8, false), new Slot.Metered(9, 10, false)), RowDrops.UNKNOWN,
          OptionalLong.of(0)),
      row("spoke-é", 3600, new Slot.Metered(0, 1, false), OptionalLong.empty()));

  private static RowDrops lost() {
    return RowDrops.of(List.of(new Drops(5L, 0L, 0L, 0L), Drops.UNKNOWN), SLOTS);
  }

  private static SlotRecord row(String device, long seconds, Slot slot, OptionalLong sessions) {
    return new SlotRecord.Row(device, Samples.START.plusSeconds(seconds), List.of(slot), RowDrops.UNKNOWN,
        sessions);
  }

  private static byte[] segment() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, DIRECTORY, new Random(42))) {
      writer.append(FIRST);
      writer.append(SECOND);
    }
    return disk.bytes(SegmentFiles.name(1));
  }

  private static List<SlotRecord> records(byte[] segment) throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), segment);
    return Samples.contents(Samples.readAll(RingReader.openForReading(disk), 1).records());
  }

  @Test
  void writesTheGoldenBytes() throws IOException {
    assertEquals(FormatTest.golden(GOLDEN), FormatTest.dump(segment()));
  }

  @Test
  void readsTheGoldenBytes() throws IOException {
    List<SlotRecord> records = records(FormatTest.load(FormatTest.golden(GOLDEN)));
    assertEquals(FIRST, records.subList(0, 2));
    assertEquals(SECOND, records.subList(2, 4));
  }

  @Test
  void theCountsOfADeviceAreFoundByTheirSlots() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), segment());
    RingReader reader = RingReader.openForReading(disk);
    Instant next = Samples.START.plusSeconds(3600);
    Instant end = next.plusSeconds(3600);
    assertEquals(Map.of(Samples.START, 1234L, next, 0L), reader.sessions("hub1", Samples.START, end));
    assertEquals(Map.of(Samples.START, SessionsCodec.MOST), reader.sessions("spoke-é", Samples.START, end));
    assertEquals(Map.of(next, 0L), reader.sessions("hub1", next, end));
    assertEquals(Map.of(), reader.sessions("hub2", Samples.START, end));
  }

  @Test
  void aCountThatMeansNothingIsNotKnownAndTheRestIsThere() throws IOException {
    byte[] segment = segment();
    ByteBuffer bytes = ByteBuffer.wrap(segment);
    int at = SegmentHeader.bytes(DIRECTORY) + RingFormat.COMMIT_HEADER_BYTES;
    int length = bytes.getInt(at + 4);
    Arrays.fill(segment, at + length - 2, at + length, (byte) 0xff); // no end within the section
    Epoch epoch = new Epoch(bytes.getLong(16), bytes.getLong(24));
    bytes.putInt(at, RingFormat.checksum(RingFormat.checksumSeed(epoch, 1), bytes, at + 4, length - 4));
    assertEquals(new SlotRecord.Row("hub1", Samples.START, SLOTS, lost()), records(segment).getFirst());
  }
}
