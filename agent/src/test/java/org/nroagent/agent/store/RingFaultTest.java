package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.store.FaultyDisk.Fault;
import org.nroagent.agent.store.Opening.Kind;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;

/// What a ring survives: failures and power cuts at every operation, torn pages, a full, worn or read-only disk.
class RingFaultTest {
  private static final ColumnDirectory DIRECTORY = Samples.directory(300, 4, 200);

  private static RingWriter open(Disk disk, Random random) throws IOException {
    return RingWriter.open(disk, Samples.SMALL, DIRECTORY, random);
  }

  /// Four days, so that segments are created and reused, with two stops and starts.
  @ParameterizedTest
  @EnumSource(Fault.class)
  void survivesAFaultAtEveryOperation(Fault fault) throws IOException {
    boolean reached = true;
    for (int operation = 0; reached; operation++) {
      FaultyDisk disk = new FaultyDisk();
      disk.failAt(operation, fault);
      reached = runWithOneFault(disk, new Random(operation));
    }
  }

  private static boolean runWithOneFault(FaultyDisk disk, Random random) throws IOException {
    RingModel model = new RingModel();
    RingWriter writer = openAgain(disk, random, model);
    for (int slot = 0; slot < 8; slot++) {
      List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofHours(slot * 12L)),
          random);
      while (!append(writer, rows, model)) {
        if (disk.isOff()) {
          disk.restart(random, random.nextBoolean() ? 512 : 4096);
          writer = openAgain(disk, random, model);
        }
      }
      if (slot % 3 == 1) {
        disk.setCalm(true);
        model.requireKeptBy(writer.reader(), slot >= 5);
        model.requireKeptBy(RingReader.openForReading(disk), slot >= 5);
        disk.setCalm(false);
      }
      if (slot == 2 || slot == 6) {
        writer.close();
        writer = openAgain(disk, random, model);
      }
    }
    return disk.faultWasReached();
  }

  private static boolean append(RingWriter writer, List<SlotRecord> rows, RingModel model) {
    try {
      writer.append(rows);
      model.acknowledged(rows);
      return true;
    } catch (IOException _) {
      model.attempted(rows);
      return false;
    }
  }

  private static RingWriter openAgain(FaultyDisk disk, Random random, RingModel model) throws IOException {
    while (true) {
      try {
        RingWriter writer = open(disk, random);
        if (disk.isOff()) {
          throw new IOException("the power was cut at the very end");
        }
        disk.setCalm(true);
        model.adoptAfterPowerCut(writer.reader());
        disk.setCalm(false);
        return writer;
      } catch (IOException e) {
        if (disk.isOff()) {
          disk.restart(random, 4096);
        } else {
          assertTrue(String.valueOf(e.getMessage()).contains("Input/output error"), e.getMessage());
        }
      }
    }
  }

  /// Every set of surviving pages of the last commit: nothing before it is touched, a record of which all pages
  /// survived is kept, and the ring goes on behind whatever is left.
  @Test
  void losesNothingButTornPagesOfTheLastCommit() throws IOException {
    Random random = new Random(7);
    ColumnDirectory directory = Samples.directory(300, 4, 200, 500, 10, 250);
    List<SlotRecord> first = Samples.rows(directory, Samples.START, random);
    List<SlotRecord> last = Samples.rows(directory, Samples.START.plusSeconds(3600), random);
    FaultyDisk disk = new FaultyDisk();
    byte[] before;
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, directory, random)) {
      writer.append(first);
      before = disk.bytes(SegmentFiles.name(1));
      writer.append(last);
    }
    int from = SegmentHeader.bytes(directory) + (int) CommitEncoder.bytes(first);
    int pages = (int) CommitEncoder.bytes(last) / 4096;
    assertEquals(5, pages);
    for (int survivors = 0; survivors < 1 << pages; survivors++) {
      byte[] torn = disk.bytes(SegmentFiles.name(1));
      for (int page = 0; page < pages; page++) {
        if (((survivors >> page) & 1) == 0) {
          System.arraycopy(before, from + page * 4096, torn, from + page * 4096, 4096);
        }
      }
      List<SlotRecord> expected = new ArrayList<>(first);
      expected.addAll(surviving(last, survivors));
      boolean trace = (survivors & 1) == 1 || expected.size() > first.size();
      requireReopens(torn, directory, expected, trace ? 12 : 6);
    }
  }

  private static List<SlotRecord> surviving(List<SlotRecord> records, int pages) {
    List<SlotRecord> surviving = new ArrayList<>();
    int at = 48;
    for (int device = 0; device < records.size(); device++) {
      int end = at + Samples.rowBytes(records.get(device));
      int needed = (2 << ((end - 1) / 4096)) - (1 << (at / 4096));
      if ((pages & needed) == needed) {
        surviving.add(records.get(device));
      }
      at = (end + 7) / 8 * 8;
    }
    return surviving;
  }

  private static void requireReopens(byte[] segment, ColumnDirectory directory, List<SlotRecord> expected,
      long head) throws IOException {
    Random random = new Random(8);
    FaultyDisk disk = new FaultyDisk();
    disk.put(SegmentFiles.name(1), segment);
    List<SlotRecord> next = Samples.rows(directory, Samples.START.plusSeconds(7200), random);
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, directory, random)) {
      assertEquals(expected, Samples.contents(Samples.readAll(writer.reader(), 1).records()));
      assertEquals(head, writer.opening().head());
      assertEquals(expected.size() == head, writer.opening().notices().isEmpty());
      assertEquals(new SequenceRange(head + 1, head + 6), writer.append(next));
    }
    expected.addAll(next);
    RingReader reader = RingReader.openForReading(disk);
    assertEquals(expected, Samples.contents(Samples.readAll(reader, 1).records()));
  }

  /// The append failed when all of it had reached the disk; a smaller one took its place. Nothing of the first may
  /// come back, not even if the page of the second is destroyed later.
  @Test
  void whatAFailedAppendLeftNeverComesBack() throws IOException {
    ColumnDirectory directory = Samples.directory(300, 4, 200, 50, 50);
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(13);
    List<SlotRecord> first = Samples.rows(directory, Samples.START, random);
    try (RingWriter writer = RingWriter.open(disk, Samples.SMALL, directory, random)) {
      writer.append(first);
      disk.failAt(1, Fault.ERROR); // the force, after the write
      assertThrows(IOException.class,
          () -> writer.append(Samples.rows(directory, Samples.START.plusSeconds(3600), random)));
      writer.append(List.of(Samples.row(directory, 1, Samples.START.plusSeconds(3600), random)));
    }
    byte[] segment = disk.bytes(SegmentFiles.name(1));
    int page = SegmentHeader.bytes(directory) + (int) CommitEncoder.bytes(first);
    Arrays.fill(segment, page, page + 4096, (byte) 0);
    disk.put(SegmentFiles.name(1), segment);
    Batch batch = Samples.readAll(RingReader.openForReading(disk), 1);
    assertEquals(first, Samples.contents(batch.records()));
  }

  /// All segments are gone but a spare one full of records: the new ring on it must not find them.
  @Test
  void whatAnEarlierRingLeftInAFileIsNotRead() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(14);
    try (RingWriter writer = open(disk, random)) {
      for (int hour = 0; hour < 20; hour++) {
        writer.append(Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofHours(hour)), random));
      }
    }
    disk.rename(SegmentFiles.name(1), SegmentFiles.SPARE_FILE);
    List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START, random);
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.UNFINISHED_SEGMENT),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      writer.append(rows);
    }
    try (RingWriter writer = open(disk, random)) {
      assertEquals(3, writer.opening().head());
      assertEquals(rows, Samples.contents(Samples.readAll(writer.reader(), 1).records()));
    }
  }

  @Test
  void aFullDiskNamesTheNeedAndTheRingGoesOnWhenThereIsSpace() throws IOException {
    FaultyDisk disk = new FaultyDisk(1 << 20);
    Random random = new Random(3);
    disk.leaveFree(10_000);
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.SPACE),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START, random);
      IOException full = assertThrows(IOException.class, () -> writer.append(rows));
      String message = String.valueOf(full.getMessage());
      assertTrue(message.contains("/memory") && message.contains(SegmentFiles.name(1))
          && message.contains(Samples.SMALL.segmentBytes(DIRECTORY) + " bytes"), message);
      disk.heal();
      assertEquals(new SequenceRange(1, 3), writer.append(rows));
      assertEquals(rows, Samples.contents(Samples.readAll(writer.reader(), 1).records()));
    }
  }

  @Test
  void aReadOnlyDiskIsReadAndTakesRecordsAsSoonAsItCan() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(4);
    List<SlotRecord> all = appendDays(disk, random, 2);
    List<SlotRecord> next = Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofDays(2)), random);
    disk.setReadOnly();
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.NOT_WRITABLE),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      assertEquals(all, Samples.contents(Samples.readAll(writer.reader(), 1).records()));
      assertThrows(IOException.class, () -> writer.append(next));
      assertThrows(IOException.class, writer::startNewEpoch);
      disk.heal();
      assertEquals(new SequenceRange(7, 9), writer.append(next));
      assertThrows(StoreLockedException.class, () -> open(disk, random));
    }
    all.addAll(next);
    RingReader reader = RingReader.openForReading(disk);
    assertEquals(all, Samples.contents(Samples.readAll(reader, 1).records()));
  }

  @Test
  void aDamagedRingOnAReadOnlyDiskIsLeftAsItIs() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(15);
    List<SlotRecord> all = appendDays(disk, random, 2);
    disk.flipBit(SegmentFiles.name(1), 8 * 100);
    disk.setReadOnly();
    List<String> files = RingReader.openForReading(disk).interfaceIds().isEmpty() ? List.of() : disk.list();
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.NOT_WRITABLE, Kind.SEGMENT_DAMAGED),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      assertEquals(all.subList(3, 6), Samples.contents(Samples.readAll(writer.reader(), 4).records()));
    }
    assertEquals(files, disk.list());
  }

  /// The folder could not be locked, so nobody kept another process out of it.
  @Test
  void whatAnotherProcessWroteMeanwhileIsNotOverwritten() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(16);
    List<SlotRecord> all = appendDays(disk, random, 1);
    disk.setReadOnly();
    try (RingWriter late = open(disk, random)) {
      disk.heal();
      try (RingWriter other = open(disk, random)) {
        List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plusSeconds(3600), random);
        other.append(rows);
        all.addAll(rows);
      }
      List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plusSeconds(3600), random);
      IOException refused = assertThrows(IOException.class, () -> late.append(rows));
      assertTrue(String.valueOf(refused.getMessage()).contains("another process"), refused.getMessage());
      open(disk, random).close(); // the refused attempt let go of the folder
    }
    RingReader reader = RingReader.openForReading(disk);
    assertEquals(all, Samples.contents(Samples.readAll(reader, 1).records()));
  }

  @Test
  void aPageThatCannotBeReadCostsItsRecordsAlone() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(5);
    List<SlotRecord> all = new ArrayList<>();
    try (RingWriter writer = open(disk, random)) {
      for (int hour = 0; hour < 4; hour++) {
        List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofHours(hour)), random);
        writer.append(rows);
        all.addAll(rows);
      }
    }
    long header = SegmentHeader.bytes(DIRECTORY) / 4096;
    disk.makeUnreadable(SegmentFiles.name(1), header);
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.DAMAGED_RECORDS),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      Batch batch = Samples.readAll(writer.reader(), 1);
      assertEquals(12, writer.reader().extent().head());
      assertEquals(all.subList(12 - batch.records().size(), 12), Samples.contents(batch.records()));
      assertTrue(batch.records().size() >= 9, batch.records().size() + " records");
      assertTrue(batch.lost().stream().allMatch(Lost::damaged));
    }
  }

  @Test
  void aDiskThatIsAwayLosesNothing() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(6);
    try (RingWriter writer = open(disk, random)) {
      writer.append(Samples.rows(DIRECTORY, Samples.START, random));
      disk.cutPower();
      assertThrows(IOException.class, () -> writer.reader().read(new SequenceRange(1, 3), 3));
      assertThrows(IOException.class,
          () -> writer.reader().slots("d0.p0", Samples.START, Samples.START.plusSeconds(3600)));
    }
  }

  @Test
  void aDestroyedHeaderCostsThatSegment() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(9);
    List<SlotRecord> all = appendDays(disk, random, 3);
    disk.flipBit(SegmentFiles.name(2), 8 * 100);
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.SEGMENT_DAMAGED, Kind.SEGMENT_DAMAGED),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      assertTrue(disk.exists(SegmentFiles.name(2) + ".damaged-1"));
      Batch batch = Samples.readAll(writer.reader(), 1);
      assertEquals(List.of(new Lost(new SequenceRange(4, 6), true)), batch.lost());
      List<SlotRecord> kept = new ArrayList<>(all.subList(0, 3));
      kept.addAll(all.subList(6, 9));
      assertEquals(kept, Samples.contents(batch.records()));
    }
  }

  @Test
  void aDestroyedNewestSegmentMakesANewEpoch() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(10);
    appendDays(disk, random, 2);
    RecordLog.Extent before = RingReader.openForReading(disk).extent();
    disk.flipBit(SegmentFiles.name(2), 3);
    List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofDays(1)), random);
    RecordLog.Extent renewed;
    try (RingWriter writer = open(disk, random)) {
      renewed = writer.reader().extent();
      assertFalse(renewed.epoch().equals(before.epoch()));
      assertEquals(3, renewed.head());
      writer.append(rows);
    }
    try (RingWriter writer = open(disk, random)) {
      assertEquals(new RecordLog.Extent(renewed.epoch(), 1, 6), writer.reader().extent());
      assertEquals(rows, Samples.contents(Samples.readAll(writer.reader(), 4).records()));
    }
  }

  @Test
  void keepsFewDamagedFiles() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(11);
    for (int round = 0; round < 6; round++) {
      appendDays(disk, random, 1);
      disk.flipBit(disk.list().stream().filter(name -> name.endsWith(".ring")).toList().getLast(), 0);
    }
    open(disk, random).close();
    assertEquals(3, disk.list().stream().filter(name -> name.contains("damaged")).count());
  }

  @Test
  void leavesANewerFormatAlone() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    Random random = new Random(12);
    appendDays(disk, random, 2);
    byte[] newer = disk.bytes(SegmentFiles.name(1));
    newer[11] = 2;
    CRC32C crc = new CRC32C();
    crc.update(newer, 0, 68);
    ByteBuffer.wrap(newer).putInt(68, (int) crc.getValue());
    disk.put(SegmentFiles.name(1), newer);
    try (RingWriter writer = open(disk, random)) {
      assertEquals(List.of(Kind.NEWER_FORMAT),
          writer.opening().notices().stream().map(Opening.Notice::kind).toList());
      assertEquals(4, writer.reader().extent().oldest());
      for (int day = 2; day < 9; day++) {
        writer.append(Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofDays(day)), random));
      }
    }
    assertTrue(Arrays.equals(newer, disk.bytes(SegmentFiles.name(1))));
    assertEquals(4, new SegmentFiles(disk).names().size());
  }

  private static List<SlotRecord> appendDays(Disk disk, Random random, int days) throws IOException {
    List<SlotRecord> all = new ArrayList<>();
    try (RingWriter writer = open(disk, random)) {
      for (int day = 0; day < days; day++) {
        List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofDays(day)), random);
        writer.append(rows);
        all.addAll(rows);
      }
    }
    return all;
  }
}
