package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SlotRecord;

/// An old ring opens whatever has become of the interfaces and of the software, and keeps what it holds.
class RingMigrationTest {
  private final Random random = new Random(1);
  private final FaultyDisk disk = new FaultyDisk();

  private RingWriter open(ColumnDirectory directory) throws IOException {
    return RingWriter.open(disk, Samples.SMALL, directory, random);
  }

  private static Instant day(int day) {
    return Samples.START.plus(Duration.ofDays(day));
  }

  private static ColumnDirectory directory(String... ids) {
    return new ColumnDirectory(List.of(new Device("hub",
        List.of(ids).stream().map(id -> new Column(id, "if-" + id, 0)).toList())));
  }

  private static List<Optional<Slot>> slots(RingReader reader, String id) throws IOException {
    SlotSeries series = reader.slots(id, day(0), day(1).plusSeconds(7200));
    List<Optional<Slot>> slots = new ArrayList<>();
    for (int hour : new int[]{0, 1, 24, 25}) {
      slots.add(series.slot(hour));
    }
    return slots;
  }

  private List<SlotRecord.Row> write(ColumnDirectory directory, Instant... starts) throws IOException {
    List<SlotRecord.Row> rows = new ArrayList<>();
    try (RingWriter writer = open(directory)) {
      for (Instant start : starts) {
        SlotRecord.Row row = Samples.row(directory, 0, start, random);
        writer.append(List.of(row));
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void opensAfterInterfacesWereAddedRenamedAndRemoved() throws IOException {
    List<SlotRecord.Row> before = write(directory("stays", "old-name", "goes"), day(0),
        day(0).plusSeconds(3600));
    List<SlotRecord.Row> after = write(directory("new-name", "comes", "stays"), day(1),
        day(1).plusSeconds(3600));
    RingReader reader = RingReader.openForReading(disk);
    assertEquals(Set.of("stays", "old-name", "goes", "new-name", "comes"), reader.interfaceIds());
    List<SlotRecord> all = new ArrayList<>(before);
    all.addAll(after);
    assertEquals(all, Samples.contents(Samples.readAll(reader, 1).records()));
    assertEquals(List.of(of(before, 0, 0), of(before, 1, 0), of(after, 0, 2), of(after, 1, 2)),
        slots(reader, "stays"));
    assertEquals(List.of(of(before, 0, 1), of(before, 1, 1), Optional.empty(), Optional.empty()),
        slots(reader, "old-name"));
    assertEquals(List.of(Optional.empty(), Optional.empty(), of(after, 0, 1), of(after, 1, 1)),
        slots(reader, "comes"));
  }

  private static Optional<Slot> of(List<SlotRecord.Row> rows, int row, int column) {
    return Optional.of(rows.get(row).columns().get(column));
  }

  /// The segments of before stay as they are, bit for bit, and the ring goes on in the version that this software writes.
  @Test
  void anUpgradeWritesOnlyNewSegments() throws IOException {
    List<SlotRecord.Row> before = write(directory("a"), day(0));
    byte[] old = disk.bytes(SegmentFiles.name(1));
    List<SlotRecord.Row> after = write(directory("a", "b"), day(0).plusSeconds(3600));
    assertArrayEquals(old, disk.bytes(SegmentFiles.name(1)));
    RingReader reader = RingReader.openForReading(disk);
    assertEquals(List.of(before.getFirst(), after.getFirst()),
        Samples.contents(Samples.readAll(reader, 1).records()));
  }

  /// After a downgrade the newest segment cannot be read: which sequences it gave out is not known, so the ring takes a
  /// new identity. The segment is skipped, however often the ring turns.
  @Test
  void aDowngradeSkipsTheNewestSegmentAndGoesOn() throws IOException {
    write(directory("a"), day(0), day(1));
    Epoch epoch = RingReader.openForReading(disk).extent().epoch();
    byte[] newer = makeNewer(SegmentFiles.name(2));
    try (RingWriter writer = open(directory("a"))) {
      assertEquals(List.of(Kind.NEWER_FORMAT, Kind.NEW_EPOCH),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      assertNotEquals(epoch, writer.reader().extent().epoch());
      assertEquals(1, writer.reader().extent().head());
      for (int day = 2; day < 10; day++) {
        writer.append(List.of(Samples.row(directory("a"), 0, day(day), random)));
      }
    }
    assertArrayEquals(newer, disk.bytes(SegmentFiles.name(2)));
    assertTrue(RingCheck.of(disk).sound());
  }

  /// Back with the newer software, the segment's sequences have been given out twice under two identities: it is set
  /// aside with its bytes, and what was written meanwhile counts.
  @Test
  void anUpgradeAfterADowngradeSetsTheOverlappingSegmentAside() throws IOException {
    write(directory("a"), day(0), day(1));
    byte[] before = disk.bytes(SegmentFiles.name(2));
    makeNewer(SegmentFiles.name(2));
    List<SlotRecord.Row> meanwhile = write(directory("a"), day(2));
    disk.put(SegmentFiles.name(2), before); // as the newer software reads it
    try (RingWriter writer = open(directory("a"))) {
      assertEquals(meanwhile.getFirst(),
          Samples.readAll(writer.reader(), 2).records().getFirst().record());
    }
    assertArrayEquals(before, disk.bytes(SegmentFiles.name(2) + ".damaged-1"));
  }

  private byte[] makeNewer(String name) {
    ByteBuffer bytes = ByteBuffer.wrap(disk.bytes(name)).putInt(8, StoreFormats.RING_SEGMENTS.current() + 1);
    CRC32C crc = new CRC32C();
    crc.update(bytes.array(), 0, 68);
    bytes.putInt(68, (int) crc.getValue());
    disk.put(name, bytes.array());
    return bytes.array();
  }
}
