package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.RowDrops;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

class RingReaderTest {
  private static final ColumnDirectory DIRECTORY = Samples.directory(2, 2);

  private final Random random = new Random(1);
  private final FaultyDisk disk = new FaultyDisk();

  private RingWriter open() throws IOException {
    return RingWriter.open(disk, Samples.SMALL, DIRECTORY, random);
  }

  private static SlotRecord.Row row(String device, int hour, Slot... slots) {
    return new SlotRecord.Row(device, hour(hour), List.of(slots));
  }

  private static Instant hour(int hour) {
    return Samples.START.plus(Duration.ofHours(hour));
  }

  private static Slot octets(long in, long out) {
    return new Slot.Metered(in, out, false);
  }

  private static Slot missing(MissingReason reason) {
    return new Slot.Missing(reason);
  }

  @Test
  void slotsApplyRangesAndAmendmentsAndFollowTheInterface() throws IOException {
    Slot lost = missing(MissingReason.COLUMN_LOST);
    try (RingWriter writer = open()) {
      writer.append(List.of(row("d0", 0, octets(1, 2), octets(3, 4)), row("d1", 0, octets(9, 9), lost)));
      writer.append(List.of(row("d1", 1, octets(9, 9), lost)));
      writer.append(List.of(new SlotRecord.Amendment("d1", hour(1), 1, new Slot.Metered(5, 6, true)),
          new SlotRecord.Amendment("d1", hour(0), 0, new Slot.Metered(7, 7, true))));
      writer.append(
          List.of(new SlotRecord.MissingRange("d1", hour(2), hour(30), MissingReason.NO_ANSWER)));
      // The interface is now another device's first column, on the next day.
      ColumnDirectory moved = new ColumnDirectory(List.of(new ColumnDirectory.Device("x", List
          .of(new ColumnDirectory.Column("d1.p1", "lag-1", 1)))));
      writer.changeDirectory(moved);
      writer.append(List.of(row("x", 30, octets(11, 12))));
      writer.append(List.of(row("x", 32, octets(13, 14))));

      SlotSeries series = writer.reader().slots("d1.p1", hour(-1), hour(34));
      assertEquals(35, series.size());
      assertEquals(hour(-1), series.slotStart(0));
      assertEquals(Optional.empty(), series.slot(0));
      assertEquals(Optional.of(lost), series.slot(1));
      assertEquals(Optional.of(new Slot.Metered(5, 6, true)), series.slot(2));
      for (int hour = 2; hour < 30; hour++) {
        assertEquals(Optional.of(missing(MissingReason.NO_ANSWER)), series.slot(hour + 1));
      }
      assertEquals(Optional.of(octets(11, 12)), series.slot(31));
      assertEquals(Optional.empty(), series.slot(32));
      assertEquals(Optional.of(octets(13, 14)), series.slot(33));
      assertEquals(Optional.of(octets(9, 9)), writer.reader().slots("d1.p0", hour(0), hour(1)).slot(0));
      assertEquals(0, writer.reader().slots("d1.p1", hour(3), hour(3)).size());
    }
  }

  @Test
  void slotsOfSeveralInterfacesAreThoseOfEachOne() throws IOException {
    try (RingWriter writer = open()) {
      for (int hour = 0; hour < 12; hour++) {
        writer.append(Samples.rows(DIRECTORY, hour(hour), random));
        writer.append(List.of(new SlotRecord.Amendment("d0", hour(hour), 1, new Slot.Metered(5, 6, true))));
      }
      ColumnDirectory turned = new ColumnDirectory(DIRECTORY.devices().reversed());
      writer.changeDirectory(turned);
      writer.append(Samples.rows(turned, hour(12), random));
      RingReader reader = writer.reader();
      Set<String> ids = Set.of("d0.p1", "d1.p0", "nowhere");
      Map<String, SlotWindow> all = reader.windows(ids, hour(0), hour(15));
      assertEquals(ids, all.keySet());
      for (String id : ids) {
        Map<Instant, Slot> alone = new TreeMap<>();
        reader.slots(id, hour(0), hour(15)).forEach(alone::put);
        assertEquals(alone, known(all.get(id)), id);
      }
      assertEquals(13, known(all.get("d0.p1")).size());
      assertEquals(Map.of(), known(all.get("nowhere")));
    }
  }

  private static Map<Instant, Slot> known(@Nullable SlotWindow window) {
    Map<Instant, Slot> slots = new TreeMap<>();
    for (int i = 0; i < Objects.requireNonNull(window).size(); i++) {
      Instant start = window.slotStart(i);
      window.slot(i).ifPresent(slot -> slots.put(start, slot));
    }
    return slots;
  }

  /// Counts bytes that the reading thread allocates, which no collection and no other thread changes.
  @Test
  void aStormOfErrorsCostsTheReadersOfWindowsNothing() throws IOException {
    ColumnDirectory wide = Samples.directory(500, 500);
    Set<String> ids = Set.of("d0.p0", "d0.p499", "d1.p7");
    long quiet = bytesToRead(ids, wide, Drops.NONE);
    long storm = bytesToRead(ids, wide, new Drops(1L, 0L, null, 3L));
    assertTrue(storm < quiet + quiet / 10, storm + " bytes instead of " + quiet);
  }

  private long bytesToRead(Set<String> ids, ColumnDirectory directory, Drops drops) throws IOException {
    FaultyDisk ring = new FaultyDisk();
    try (RingWriter writer = RingWriter.open(ring, Samples.SMALL, directory, random)) {
      List<Slot> slots = Collections.nCopies(500, octets(1, 2));
      RowDrops lost = RowDrops.of(Collections.nCopies(500, drops), slots);
      for (int hour = 0; hour < 48; hour++) {
        writer.append(List.of(new SlotRecord.Row("d0", hour(hour), slots, lost),
            new SlotRecord.Row("d1", hour(hour), slots, lost)));
      }
      RingReader reader = writer.reader();
      reader.windows(ids, hour(0), hour(48)); // what is allocated once only is allocated now
      ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = thread.getCurrentThreadAllocatedBytes();
      Map<String, SlotWindow> windows = reader.windows(ids, hour(0), hour(48));
      long allocated = thread.getCurrentThreadAllocatedBytes() - before;
      assertEquals(3 * 48, windows.values().stream().mapToInt(window -> known(window).size()).sum());
      assertEquals(drops, reader.slots("d1.p7", hour(0), hour(48)).drops(47));
      return allocated;
    }
  }

  @Test
  void scanGivesWhatTouchesTheSpan() throws IOException {
    try (RingWriter writer = open()) {
      for (int hour = 0; hour < 40; hour++) {
        writer.append(Samples.rows(DIRECTORY, hour(hour), random));
      }
      SlotRecord range = new SlotRecord.MissingRange("d0", hour(3), hour(41), MissingReason.NO_ANSWER);
      writer.append(List.of(range));
      List<StoredRecord> found = new ArrayList<>();
      writer.reader().scan(hour(5), hour(7), found::add);
      assertEquals(List.of(11L, 12L, 13L, 14L, 81L), found.stream().map(StoredRecord::sequence).toList());
      found.clear();
      writer.reader().scan(hour(5).plusSeconds(1), hour(5).plusSeconds(2), found::add);
      assertEquals(List.of(11L, 12L, 81L), found.stream().map(StoredRecord::sequence).toList());
    }
  }

  @Test
  void readStopsAtTheLimitAndAtTheRange() throws IOException {
    try (RingWriter writer = open()) {
      for (int hour = 0; hour < 40; hour++) {
        writer.append(Samples.rows(DIRECTORY, hour(hour), random));
      }
      Batch batch = writer.reader().read(new SequenceRange(30, 80), 5);
      assertEquals(List.of(30L, 31L, 32L, 33L, 34L),
          batch.records().stream().map(StoredRecord::sequence).toList());
      assertEquals(35, batch.next());
      batch = writer.reader().read(new SequenceRange(47, 50), 100);
      assertEquals(4, batch.records().size());
      assertEquals(51, batch.next());
      batch = writer.reader().read(new SequenceRange(81, 90), 100);
      assertEquals(new Batch(List.of(), List.of(), 81), batch);
      assertThrows(IllegalArgumentException.class,
          () -> writer.reader().read(new SequenceRange(1, 2), 0));
    }
  }

  @Test
  void whatIsReusedWhileItIsReadIsLostAndNotDamaged() throws IOException {
    try (RingWriter writer = open()) {
      for (int day = 0; day < 3; day++) {
        writer.append(Samples.rows(DIRECTORY, hour(day * 24), random));
      }
      // This reader took its picture of the ring before the ring went on.
      RingReader before = RingReader.openForReading(disk);
      for (int day = 3; day < 5; day++) {
        writer.append(Samples.rows(DIRECTORY, hour(day * 24), random));
      }
      Batch batch = before.read(new SequenceRange(1, 6), 100);
      assertEquals(List.of(new Lost(new SequenceRange(1, 4), false)), batch.lost());
      assertEquals(2, batch.records().size());
      List<Lost> lost = before.scan(hour(0), hour(100), _ -> {});
      assertEquals(List.of(), lost);
    }
  }

  /// One thread writes day after day over a ring of three; others read everything again and again.
  @Test
  void readersSeeOnlyWhatWasWrittenWhileTheRingTurns(@TempDir Path folder) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (RingWriter writer = RingWriter.open(RealDisk.createFolder(folder), Samples.SMALL, DIRECTORY, random);
        ExecutorService readers = Executors.newFixedThreadPool(2)) {
      List<Future<Long>> results = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        results.add(readers.submit(() -> readUntil(done, writer.reader())));
      }
      try {
        for (int hour = 0; hour < 24 * 20; hour += 2) {
          writer.append(List.of(row("d0", hour, octets(hour, hour * 7L), octets(0, hour))));
        }
      } finally {
        done.set(true);
      }
      for (Future<Long> result : results) {
        assertTrue(result.get() > 0);
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static long readUntil(AtomicBoolean done, RingReader reader) throws IOException {
    long read = 0;
    while (!done.get()) {
      Batch batch = Samples.readAll(reader, 1);
      for (StoredRecord stored : batch.records()) {
        int hour = (int) (stored.sequence() - 1) * 2;
        assertEquals(row("d0", hour, octets(hour, hour * 7L), octets(0, hour)), stored.record());
      }
      for (Lost lost : batch.lost()) {
        assertTrue(!lost.damaged(), "damaged: " + lost);
      }
      reader.slots("d0.p0", hour(0), hour(24 * 20)).forEach((start, slot) -> {
        long hour = Duration.between(Samples.START, start).toHours();
        assertEquals(octets(hour, hour * 7), slot);
      });
      read += batch.records().size();
    }
    return read;
  }
}
