package org.nroagent.collector.store;

import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SlotRecord;

/// The slots that a record covers, in seconds since 1970.
///
/// @param from start of the first slot
/// @param to end of the last slot, after `from`
record Span(long from, long to) {
  static Span of(SlotRecord record, SlotGrid grid) {
    return switch (record) {
      case SlotRecord.Row row -> ofSlot(row.slotStart().getEpochSecond(), grid);
      case SlotRecord.Amendment amendment -> ofSlot(amendment.slotStart().getEpochSecond(), grid);
      case SlotRecord.MissingRange range -> new Span(range.from().getEpochSecond(),
          range.to().getEpochSecond());
    };
  }

  private static Span ofSlot(long start, SlotGrid grid) {
    return new Span(start, start + grid.seconds());
  }
}
