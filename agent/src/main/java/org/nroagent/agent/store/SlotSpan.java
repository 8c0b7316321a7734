package org.nroagent.agent.store;

import java.time.Instant;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// A span of time that slots cover.
///
/// @param fromSeconds start of the first slot, seconds since 1970-01-01T00:00Z
/// @param toSeconds end of the last slot
record SlotSpan(long fromSeconds, long toSeconds) {
  /// The slots that a record speaks of.
  static SlotSpan of(SlotRecord record, SlotGrid grid) {
    return switch (record) {
      case SlotRecord.Row row -> ofSlot(row.slotStart(), grid);
      case SlotRecord.Amendment amendment -> ofSlot(amendment.slotStart(), grid);
      case SlotRecord.MissingRange range ->
        new SlotSpan(range.from().getEpochSecond(), range.to().getEpochSecond());
    };
  }

  private static SlotSpan ofSlot(Instant start, SlotGrid grid) {
    return new SlotSpan(start.getEpochSecond(), start.getEpochSecond() + grid.seconds());
  }

  /// The slots that all the records speak of.
  ///
  /// @param records at least one
  static SlotSpan of(Iterable<SlotRecord> records, SlotGrid grid) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (SlotRecord record : records) {
      SlotSpan span = of(record, grid);
      from = Math.min(from, span.fromSeconds);
      to = Math.max(to, span.toSeconds);
    }
    return new SlotSpan(from, to);
  }

  /// Whether the spans have time in common.
  boolean overlaps(SlotSpan other) {
    return fromSeconds < other.toSeconds && other.fromSeconds < toSeconds;
  }
}
