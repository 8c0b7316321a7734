package org.nroagent.agent.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.agent.store.RecordLog.Batch;
import org.nroagent.agent.store.RecordLog.Lost;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// The naive model of a slot ring: what was promised, and what may have become of attempts that failed.
final class RingModel {
  private final Map<Long, SlotRecord> promised = new TreeMap<>();
  private final List<List<SlotRecord>> attempts = new ArrayList<>();
  private final Set<Long> neverPromised = new HashSet<>();
  private long head;

  /// Append returned.
  void acknowledged(List<SlotRecord> records) {
    for (SlotRecord record : records) {
      promised.put(++head, record);
    }
    attempts.clear();
  }

  /// Append failed.
  void attempted(List<SlotRecord> records) {
    attempts.add(List.copyOf(records));
  }

  /// Whether the last append failed, so that traces of it may be on the disk.
  boolean hasFailedAttempt() {
    return !attempts.isEmpty();
  }

  /// After a power cut: an attempt may have become real, in parts; what it is now it must remain.
  void adoptAfterPowerCut(RecordLog log) throws IOException {
    long found = log.extent().head();
    assertTrue(found >= head, "acknowledged records are gone: " + found + " < " + head);
    if (found > head) {
      Batch batch = Samples.readAll(log, head + 1);
      boolean oneAttempt = attempts.stream().anyMatch(attempt -> matches(attempt, batch, found));
      assertTrue(oneAttempt, "records that nobody appended, or of two attempts: " + batch);
      for (long sequence = head + 1; sequence <= found; sequence++) {
        neverPromised.add(sequence);
      }
      batch.records().forEach(stored -> {
        promised.put(stored.sequence(), stored.record());
        neverPromised.remove(stored.sequence());
      });
      head = found;
    }
    attempts.clear();
  }

  private boolean matches(List<SlotRecord> attempt, Batch batch, long found) {
    return found == head + attempt.size() && batch.records().stream()
        .allMatch(stored -> stored.record().equals(attempt.get((int) (stored.sequence() - head - 1))));
  }

  /// Compares everything that can be read with what was promised.
  ///
  /// @param mayForget whether the ring is full, so that its oldest segment may be gone
  void requireKeptBy(RingReader reader, boolean mayForget) throws IOException {
    RecordLog.Extent extent = reader.extent();
    assertEquals(head, extent.head());
    Batch all = Samples.readAll(reader, 1);
    long expected = 1;
    Map<Long, Boolean> lost = new TreeMap<>();
    for (Lost range : all.lost()) {
      for (long sequence = range.range().first(); sequence <= range.range().last(); sequence++) {
        lost.put(sequence, range.damaged());
      }
    }
    Map<Long, StoredRecord> found = new TreeMap<>();
    all.records().forEach(stored -> found.put(stored.sequence(), stored));
    for (; expected <= head; expected++) {
      StoredRecord stored = found.get(expected);
      if (stored != null) {
        assertEquals(promised.get(expected), stored.record(), "sequence " + expected);
      } else if (expected < extent.oldest()) {
        assertEquals(false, lost.get(expected), "sequence " + expected);
        assertTrue(mayForget, "sequence " + expected + " is gone although there was room");
      } else {
        assertEquals(true, lost.get(expected), "sequence " + expected);
        assertTrue(neverPromised.contains(expected), "sequence " + expected + " is lost");
      }
    }
    assertEquals(head, (long) found.size() + lost.size());
    requireSlots(reader, all.records());
  }

  private static List<SlotRecord> withoutDrops(List<StoredRecord> records) {
    return records.stream().map(stored -> stored.record() instanceof SlotRecord.Row row
        ? new SlotRecord.Row(row.device(), row.slotStart(), row.columns())
        : stored.record()).toList();
  }

  private static List<SlotRecord> scannedAsNumbers(RingReader reader, Instant from, Instant to)
      throws IOException {
    List<SlotRecord> found = new ArrayList<>();
    var _ = reader.scanRows(from, to, new RingReader.RowSink() {
      @Override
      public void row(RowCells row) {
        List<Slot> slots = new ArrayList<>();
        for (int column = 0; column < row.device().columns().size(); column++) {
          slots.add(row.slot(column));
        }
        found.add(new SlotRecord.Row(row.device().name(), row.slotStart(), slots));
      }

      @Override
      public void record(StoredRecord stored) {
        found.add(stored.record());
      }
    });
    return found;
  }

  private static void requireSlots(RingReader reader, List<StoredRecord> records) throws IOException {
    Instant from = Samples.START.minusSeconds(7 * 3600);
    Instant to = Samples.START.plusSeconds(1000 * 3600);
    List<StoredRecord> scanned = new ArrayList<>();
    reader.scan(from, to, scanned::add);
    assertEquals(records, scanned);
    assertEquals(withoutDrops(records), scannedAsNumbers(reader, from, to));
    for (String id : List.of("d0.p0", "d1.p1")) {
      Map<Instant, Slot> expected = naiveSlots(id, records);
      Map<Instant, Slot> actual = new TreeMap<>();
      requireDrops(reader.slots(id, from, to), naiveDrops(id, records));
      reader.slots(id, from, to).forEach((start, slot) -> {
        boolean guessed = slot.equals(new Slot.Missing(MissingReason.DAMAGED_RECORD))
            && !expected.containsKey(start);
        if (!guessed) {
          actual.put(start, slot);
        }
      });
      assertEquals(expected, actual);
    }
  }

  private static void requireDrops(SlotSeries series, Map<Instant, Drops> expected) {
    for (int index = 0; index < series.size(); index++) {
      Drops drops = expected.getOrDefault(series.slotStart(index), Drops.UNKNOWN);
      assertEquals(drops, series.drops(index), "drops of " + series.slotStart(index));
    }
  }

  /// What an interface lost, by the same definition.
  static Map<Instant, Drops> naiveDrops(String interfaceId, List<StoredRecord> records) {
    Map<Instant, Drops> drops = new TreeMap<>();
    Map<Instant, Slot> slots = new TreeMap<>();
    for (StoredRecord stored : records) {
      int column = column(stored.directory(), stored.record().device(), interfaceId);
      if (column >= 0) {
        switch (stored.record()) {
          case SlotRecord.Row row -> {
            if (slots.putIfAbsent(row.slotStart(), row.columns().get(column)) == null) {
              drops.put(row.slotStart(), row.dropsOf(column));
            }
          }
          case SlotRecord.Amendment amendment -> {
            Slot before = slots.get(amendment.slotStart());
            if (amendment.column() == column && !(before instanceof Slot.Metered)) {
              slots.put(amendment.slotStart(), amendment.slot());
              drops.put(amendment.slotStart(), amendment.drops());
            }
          }
          case SlotRecord.MissingRange range -> {
            for (Instant at = range.from(); at.isBefore(range.to()); at = Samples.HOURLY.next(at)) {
              slots.putIfAbsent(at, new Slot.Missing(range.reason()));
            }
          }
        }
      }
    }
    return drops;
  }

  /// The slots of an interface by the definition: rows and ranges in order, the first counts; then amendments.
  static Map<Instant, Slot> naiveSlots(String interfaceId, List<StoredRecord> records) {
    Map<Instant, Slot> slots = new TreeMap<>();
    for (StoredRecord stored : records) {
      int column = column(stored.directory(), stored.record().device(), interfaceId);
      if (column >= 0) {
        switch (stored.record()) {
          case SlotRecord.Row row -> slots.putIfAbsent(row.slotStart(), row.columns().get(column));
          case SlotRecord.Amendment amendment -> {
            Slot before = slots.get(amendment.slotStart());
            if (amendment.column() == column && !(before instanceof Slot.Metered)) {
              slots.put(amendment.slotStart(), amendment.slot());
            }
          }
          case SlotRecord.MissingRange range -> {
            for (Instant at = range.from(); at.isBefore(range.to()); at = Samples.HOURLY.next(at)) {
              slots.putIfAbsent(at, new Slot.Missing(range.reason()));
            }
          }
        }
      }
    }
    return slots;
  }

  private static int column(ColumnDirectory directory, String device, String interfaceId) {
    List<ColumnDirectory.Column> columns = directory.device(device).orElseThrow().columns();
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column).interfaceId().equals(interfaceId)) {
        return column;
      }
    }
    return -1;
  }
}
