package org.nroagent.agent.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.model.Slot;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.record.ColumnDirectory.Device;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// A ring in memory that can lose records.
final class MemoryLog implements RecordLog {
  static final ColumnDirectory DIRECTORY = new ColumnDirectory(
      List.of(new Device("hub1", List.of(new Column("hub1.lag-1", "lag-1", 0)))));

  private final NavigableMap<Long, StoredRecord> records = new TreeMap<>();
  private Epoch epoch;
  private long oldest = 1;
  private long head;

  MemoryLog(Epoch epoch) {
    this.epoch = epoch;
  }

  /// A record with the checksum 1000 + sequence.
  static StoredRecord stored(long sequence, ColumnDirectory directory) {
    SlotRecord row = new SlotRecord.Row(directory.devices().getFirst().name(),
        Instant.ofEpochSecond(300 * sequence),
        directory.devices().getFirst().columns().stream()
            .<Slot>map(_ -> new Slot.Metered(sequence, 2 * sequence, false)).toList());
    return new StoredRecord(sequence, (int) (1_000 + sequence), directory, row);
  }

  synchronized void append(int count) {
    for (int i = 0; i < count; i++) {
      head++;
      records.put(head, stored(head, DIRECTORY));
    }
  }

  /// Forgets all records below this sequence, as a ring does.
  synchronized void overwriteBelow(long sequence) {
    records.headMap(sequence).clear();
    oldest = sequence;
  }

  synchronized void damage(long first, long last) {
    records.subMap(first, true, last, true).clear();
  }

  /// Keeps everything under another identity.
  synchronized void renew(Epoch newEpoch) {
    epoch = newEpoch;
  }

  @Override
  public synchronized Extent extent() {
    return new Extent(epoch, oldest, head);
  }

  @Override
  public synchronized Batch read(SequenceRange range, int limit) {
    List<StoredRecord> found = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    long last = Math.min(range.last(), head);
    long next = range.first();
    while (next <= last && found.size() < limit) {
      StoredRecord stored = records.get(next);
      if (stored != null) {
        found.add(stored);
        next++;
      } else {
        Long following = records.ceilingKey(next);
        long end = Math.min(last, following == null ? last : following - 1);
        end = next < oldest ? Math.min(end, oldest - 1) : end;
        lost.add(new Lost(new SequenceRange(next, end), next >= oldest));
        next = end + 1;
      }
    }
    return new Batch(found, lost, next);
  }
}
