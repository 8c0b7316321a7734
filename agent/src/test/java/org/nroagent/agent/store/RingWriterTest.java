package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;

class RingWriterTest {
  private static final ColumnDirectory DIRECTORY = Samples.directory(3, 2);

  private final Random random = new Random(1);
  private final FaultyDisk disk = new FaultyDisk();

  private RingWriter open() throws IOException {
    return RingWriter.open(disk, Samples.SMALL, DIRECTORY, random);
  }

  @Test
  void aNewRingIsEmpty() throws IOException {
    try (RingWriter writer = open()) {
      Extent extent = writer.reader().extent();
      assertEquals(1, extent.oldest());
      assertEquals(0, extent.head());
      assertEquals(List.of(), writer.opening().notices());
      assertEquals(new Batch(List.of(), List.of(), 1),
          writer.reader().read(new SequenceRange(1, 10), 5));
    }
  }

  @Test
  void keepsAllKindsOfRecordsAcrossReopening() throws IOException {
    List<SlotRecord> first = Samples.rows(DIRECTORY, Samples.START, random);
    List<SlotRecord> second = List.of(
        new SlotRecord.Amendment("d1", Samples.START, 1, new Slot.Metered(Slot.MAX_OCTETS, 0, true)),
        new SlotRecord.MissingRange("d0", Samples.START.plusSeconds(3600), Samples.START.plusSeconds(7200),
            MissingReason.NO_ANSWER));
    Epoch epoch;
    try (RingWriter writer = open()) {
      assertEquals(new SequenceRange(1, 2), writer.append(first));
      assertEquals(new SequenceRange(3, 4), writer.append(second));
      epoch = writer.reader().extent().epoch();
    }
    try (RingWriter writer = open()) {
      assertEquals(new Opening(epoch, 1, 4, List.of()), writer.opening());
      List<SlotRecord> all = new ArrayList<>(first);
      all.addAll(second);
      assertEquals(all, Samples.contents(Samples.readAll(writer.reader(), 1).records()));
    }
  }

  @Test
  void reopensOnARealDisk(@TempDir Path folder) throws IOException {
    List<SlotRecord> rows = Samples.rows(DIRECTORY, Samples.START, random);
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(folder.resolve("new")), Samples.SMALL,
        DIRECTORY, random)) {
      writer.append(rows);
    }
    RingReader reader = RingReader.openForReading(folder.resolve("new"));
    assertEquals(rows, Samples.contents(Samples.readAll(reader, 1).records()));
  }

  @Test
  void namesTheHolderOfALockedFolder(@TempDir Path folder) throws IOException {
    RealDisk real = RealDisk.createFolder(folder);
    try (RingWriter writer = RingWriter.open(real, Samples.SMALL, DIRECTORY, random)) {
      assertEquals(0, writer.opening().head());
      StoreLockedException refused = assertThrows(StoreLockedException.class,
          () -> RingWriter.open(real, Samples.SMALL, DIRECTORY, random));
      assertTrue(String.valueOf(refused.getMessage()).contains("process " + ProcessHandle.current().pid()),
          refused.getMessage());
    }
    RingWriter.open(real, Samples.SMALL, DIRECTORY, random).close();
  }

  @Test
  void reusesTheOldestDayWhenTheRingIsFull() throws IOException {
    try (RingWriter writer = open()) {
      for (int day = 0; day < 5; day++) {
        writer.append(Samples.rows(DIRECTORY, Samples.START.plus(Duration.ofDays(day)), random));
      }
      assertEquals(List.of("slots-0000000003.ring", "slots-0000000004.ring", "slots-0000000005.ring"),
          disk.list());
      Extent extent = writer.reader().extent();
      assertEquals(5, extent.oldest());
      assertEquals(10, extent.head());
      Batch batch = writer.reader().read(new SequenceRange(1, 10), 100);
      assertEquals(List.of(new Lost(new SequenceRange(1, 4), false)), batch.lost());
      assertEquals(6, batch.records().size());
    }
    assertTrue(open().opening().notices().isEmpty());
  }

  @Test
  void aChangeOfColumnsKeepsTheMeaningOfOlderRecords() throws IOException {
    ColumnDirectory changed = Samples.directory(1);
    try (RingWriter writer = open()) {
      writer.append(Samples.rows(DIRECTORY, Samples.START, random));
      writer.changeDirectory(changed);
      writer.append(Samples.rows(changed, Samples.START.plusSeconds(3600), random));
      Batch batch = writer.reader().read(new SequenceRange(1, 3), 10);
      assertEquals(DIRECTORY, batch.records().get(1).directory());
      assertEquals(changed, batch.records().get(2).directory());
    }
  }

  @Test
  void aNewEpochKeepsRecordsAndSequences() throws IOException {
    Epoch renewed;
    try (RingWriter writer = open()) {
      Epoch epoch = writer.reader().extent().epoch();
      writer.append(Samples.rows(DIRECTORY, Samples.START, random));
      renewed = writer.startNewEpoch();
      assertNotEquals(epoch, renewed);
      assertEquals(new Extent(renewed, 1, 2), writer.reader().extent());
    }
    try (RingWriter writer = open()) {
      assertEquals(new Extent(renewed, 1, 2), writer.reader().extent());
      assertEquals(2, Samples.readAll(writer.reader(), 1).records().size());
    }
  }

  @Test
  void refusesRecordsThatDoNotFit() throws IOException {
    try (RingWriter writer = open()) {
      Instant offGrid = Samples.START.plusSeconds(1);
      assertThrows(IllegalArgumentException.class, () -> writer.append(List.of()));
      assertThrows(IllegalArgumentException.class,
          () -> writer.append(Samples.rows(DIRECTORY, offGrid, random)));
      assertThrows(IllegalArgumentException.class,
          () -> writer.append(Samples.rows(Samples.directory(4), Samples.START, random)));
      assertThrows(IllegalArgumentException.class, () -> writer.append(List
          .of(new SlotRecord.Amendment("d0", Samples.START, 3, new Slot.Metered(1, 1, true)))));
      assertEquals(0, writer.reader().extent().head());
    }
  }

  @Test
  void aBatchLargerThanADayStillHasRoom() throws IOException {
    try (RingWriter writer = open()) {
      List<SlotRecord> rows = new ArrayList<>();
      for (int i = 0; i < 3000; i++) {
        rows.add(Samples.row(DIRECTORY, 0, Samples.START.plusSeconds(3600L * (i % 24)), random));
      }
      assertEquals(new SequenceRange(1, 3000), writer.append(rows));
      assertEquals(rows, Samples.contents(writer.reader().read(new SequenceRange(1, 3000), 3000).records()));
    }
  }
}
