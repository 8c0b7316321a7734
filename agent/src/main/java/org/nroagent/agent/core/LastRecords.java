package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// The newest record of each device in the ring. Looked up once at the start, so that no slot is recorded twice and the
/// page has something to show.
final class LastRecords {
  private static final int RECORDS_AT_A_TIME = 4096;

  private LastRecords() {}

  /// The record with the latest slots of each device that the ring knows, reading the ring backwards until every
  /// device is found.
  ///
  /// @param grid the ring's slots
  /// @throws IOException if the disk fails
  static Map<String, StoredRecord> of(RecordLog log, Set<String> devices, SlotGrid grid) throws IOException {
    RecordLog.Extent extent = log.extent();
    Map<String, StoredRecord> newest = new HashMap<>();
    for (long last = extent.head(); last >= extent.oldest()
        && newest.size() < devices.size(); last -= RECORDS_AT_A_TIME) {
      long first = Math.max(extent.oldest(), last - RECORDS_AT_A_TIME + 1);
      for (StoredRecord stored : log.read(new SequenceRange(first, last), RECORDS_AT_A_TIME).records()) {
        if (devices.contains(stored.record().device())) {
          newest.merge(stored.record().device(), stored, (one, other) -> later(one, other, grid));
        }
      }
    }
    return newest;
  }

  /// The end of the slots that a record speaks of.
  static Instant end(SlotRecord record, SlotGrid grid) {
    return switch (record) {
      case SlotRecord.Row row -> grid.next(row.slotStart());
      case SlotRecord.Amendment amendment -> grid.next(amendment.slotStart());
      case SlotRecord.MissingRange range -> range.to();
    };
  }

  private static StoredRecord later(StoredRecord one, StoredRecord other, SlotGrid grid) {
    return end(other.record(), grid).isAfter(end(one.record(), grid)) ? other : one;
  }
}
