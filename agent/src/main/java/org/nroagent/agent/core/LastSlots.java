package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// Up to where the ring has each device's slots. Looked up once at the start, so that no slot is recorded twice.
final class LastSlots {
  private static final int RECORDS_AT_A_TIME = 4096;

  private LastSlots() {}

  /// The end of the last recorded slot of each device that the ring knows, reading the ring backwards until every
  /// device is found.
  ///
  /// @throws IOException if the disk fails
  static Map<String, Instant> ends(RecordLog log, Set<String> devices, SlotGrid grid) throws IOException {
    RecordLog.Extent extent = log.extent();
    Map<String, Instant> ends = new HashMap<>();
    Set<String> wanted = new HashSet<>(devices);
    for (long last = extent.head(); last >= extent.oldest() && !wanted.isEmpty(); last -= RECORDS_AT_A_TIME) {
      long first = Math.max(extent.oldest(), last - RECORDS_AT_A_TIME + 1);
      for (StoredRecord stored : log.read(new SequenceRange(first, last), RECORDS_AT_A_TIME).records()) {
        if (devices.contains(stored.record().device())) {
          ends.merge(stored.record().device(), end(stored.record(), grid), (a, b) -> a.isAfter(b) ? a : b);
          wanted.remove(stored.record().device());
        }
      }
    }
    return ends;
  }

  private static Instant end(SlotRecord record, SlotGrid grid) {
    return switch (record) {
      case SlotRecord.Row row -> grid.next(row.slotStart());
      case SlotRecord.Amendment amendment -> grid.next(amendment.slotStart());
      case SlotRecord.MissingRange range -> range.to();
    };
  }
}
