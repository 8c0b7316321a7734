package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// Bits that flip on the disk cost the records they hit, and nothing is passed over in silence.
class RingDamageTest {
  private static final ColumnDirectory DIRECTORY = Samples.directory(40, 3);
  private static final int FLIPS = 1000;
  private static final Slot DAMAGED = new Slot.Missing(MissingReason.DAMAGED_RECORD);

  private final FaultyDisk original = new FaultyDisk();
  private final List<SlotRecord> appended = new ArrayList<>();

  /// Where each record lies, as the format says.
  private record Place(String name, int from, int to) {}

  private final List<Place> records = new ArrayList<>();
  private final List<Place> commitHeads = new ArrayList<>();

  private void appendTwoDays() throws IOException {
    Random random = new Random(1);
    int at = SegmentHeader.bytes(DIRECTORY);
    try (RingWriter writer = RingWriter.open(original, Samples.SMALL, DIRECTORY, random)) {
      for (int hour = 0; hour < 48; hour++) {
        List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofHours(hour)), random);
        writer.append(rows);
        appended.addAll(rows);
        at = hour == 24 ? SegmentHeader.bytes(DIRECTORY) : at;
        String name = SegmentFiles.name(hour < 24 ? 1 : 2);
        commitHeads.add(new Place(name, at, at + 48));
        int first = at + 48;
        int firstEnd = first + Samples.rowBytes(rows.get(0));
        int second = (firstEnd + 7) / 8 * 8;
        records.add(new Place(name, first, firstEnd));
        records.add(new Place(name, second, second + Samples.rowBytes(rows.get(1))));
        at += 4096;
      }
    }
  }

  @Test
  void aFlippedBitCostsTheRecordItHitsAndIsReported() throws IOException {
    appendTwoDays();
    Random random = new Random(2);
    int hits = 0;
    for (int flip = 0; flip < FLIPS; flip++) {
      FaultyDisk disk = original.copy();
      String name = SegmentFiles.name(1 + random.nextInt(2));
      // Every second flip goes to a record or its commit's head, the others anywhere.
      int at = SegmentHeader.bytes(DIRECTORY) + random.nextInt(24) * 4096 + random.nextInt(800);
      if (flip % 2 == 0) {
        at = random.nextInt(disk.bytes(name).length);
      }
      disk.flipBit(name, at * 8L + random.nextInt(8));
      hits += requireOnlyHitIsLost(disk, name, at) ? 1 : 0;
    }
    assertTrue(hits > FLIPS / 4, hits + " of the flips hit something");
  }

  private boolean requireOnlyHitIsLost(FaultyDisk disk, String name, int at) throws IOException {
    String where = name + " byte " + at;
    boolean headerHit = at < SegmentHeader.FIXED_BYTES + DirectoryCodec.bytes(DIRECTORY);
    List<Integer> hit = headerHit ? recordsOf(name) : recordsAt(name, at);
    boolean headHit = commitHeads.stream().anyMatch(place -> contains(place, name, at));
    assertEquals(hit.isEmpty() && !headHit, RingCheck.of(disk).sound(), where);
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, DIRECTORY, new Random(3))) {
      long head = writer.reader().extent().head();
      boolean lastSegmentLost = headerHit && name.equals(SegmentFiles.name(2));
      assertEquals(lastSegmentLost ? 48 : 96, head, where);
      Batch batch = Samples.readAll(writer.reader(), 1);
      List<SlotRecord> expected = new ArrayList<>();
      for (int index = 0; index < head; index++) {
        if (!hit.contains(index)) {
          expected.add(appended.get(index));
        }
      }
      assertEquals(expected, Samples.contents(batch.records()), where);
      assertEquals(head, expected.size() + count(batch.lost()), where);
      if (!headerHit) {
        List<Lost> scanned = writer.reader().scan(Samples.START, Samples.START.plus(Duration.ofDays(2)),
            _ -> {});
        assertEquals(count(batch.lost()), count(scanned), where);
      }
      boolean noticed = !writer.opening().notices().isEmpty() || !batch.lost().isEmpty();
      assertEquals(!hit.isEmpty(), noticed, where);
    }
    return !hit.isEmpty() || headHit;
  }

  private static long count(List<Lost> lost) {
    return lost.stream().mapToLong(range -> range.range().count()).sum();
  }

  private List<Integer> recordsOf(String name) {
    List<Integer> found = new ArrayList<>();
    for (int index = 0; index < records.size(); index++) {
      if (records.get(index).name().equals(name)) {
        found.add(index);
      }
    }
    return found;
  }

  private List<Integer> recordsAt(String name, int at) {
    List<Integer> found = new ArrayList<>();
    for (int index = 0; index < records.size(); index++) {
      if (contains(records.get(index), name, at)) {
        found.add(index);
      }
    }
    return found;
  }

  private static boolean contains(Place place, String name, int at) {
    return place.name().equals(name) && place.from() <= at && at < place.to();
  }

  @Test
  void aLostCommitHeadCostsNoRecord() throws IOException {
    appendTwoDays();
    for (Place head : commitHeads) {
      original.flipBit(head.name(), head.from() * 8L + 77);
    }
    RingReader reader = RingReader.openForReading(original);
    Batch batch = Samples.readAll(reader, 1);
    assertEquals(appended, Samples.contents(batch.records()));
    assertEquals(List.of(), batch.lost());
    List<StoredRecord> scanned = new ArrayList<>();
    assertEquals(List.of(), reader.scan(Samples.START, Samples.START.plus(Duration.ofDays(9)), scanned::add));
    assertEquals(appended, Samples.contents(scanned));
    assertFalse(RingCheck.of(original).sound());
  }

  @Test
  void slotsNameDamageAsTheReason() throws IOException {
    appendTwoDays();
    original.flipBit(records.get(20).name(), (records.get(20).from() + 300) * 8L);
    RingReader reader = RingReader.openForReading(original);
    SlotSeries series = reader.slots("d0.p7", Samples.START, Samples.START.plus(Duration.ofDays(2)));
    assertEquals("Optional[Missing[reason=DAMAGED_RECORD]]", series.slot(10).toString());
    List<Lost> lost = reader.scan(Samples.START, Samples.START.plus(Duration.ofDays(2)), _ -> {});
    assertEquals(List.of(new Lost(new SequenceRange(21, 21), true)), lost);
  }

  /// Without the head of its commit nothing says what a lost record spoke of but what stands around it.
  @Test
  void whatIsLostWithTheHeadOfItsCommitIsDamagedAndNotUnrecorded() throws IOException {
    appendTwoDays();
    for (int commit = 0; commit < commitHeads.size(); commit++) {
      for (List<Integer> lost : List.of(List.of(0), List.of(1), List.of(0, 1))) {
        boolean withoutTrace = commit == commitHeads.size() - 1 && lost.size() == 2;
        if (!withoutTrace) {
          requireDamaged(commit, lost);
        }
      }
    }
  }

  private void requireDamaged(int commit, List<Integer> devices) throws IOException {
    FaultyDisk disk = original.copy();
    disk.flipBit(commitHeads.get(commit).name(), commitHeads.get(commit).from() * 8L + 77);
    for (int device : devices) {
      Place record = records.get(2 * commit + device);
      disk.flipBit(record.name(), (record.from() + 50) * 8L);
    }
    RingReader reader = RingReader.openForReading(disk);
    Instant end = Samples.START.plus(Duration.ofHours(49));
    long first = 2L * commit + 1 + devices.getFirst();
    assertEquals(List.of(new Lost(new SequenceRange(first, first + devices.size() - 1), true)),
        reader.scan(Samples.START, end, _ -> {}));
    for (int device = 0; device < 2; device++) {
      SlotWindow slots = reader.window("d" + device + ".p1", Samples.START, end);
      for (int hour = 0; hour < 48; hour++) {
        boolean damaged = hour == commit && devices.contains(device);
        assertEquals(Optional.of(damaged ? DAMAGED : appended(hour, device)), slots.slot(hour),
            "hour " + hour + " of device " + device + " without " + devices + " of commit " + commit);
      }
      assertEquals(Optional.empty(), slots.slot(48), "nothing was written of it");
    }
  }

  private Slot appended(int hour, int device) {
    return ((SlotRecord.Row) appended.get(2 * hour + device)).columns().get(1);
  }
}
