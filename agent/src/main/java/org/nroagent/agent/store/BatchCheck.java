package org.nroagent.agent.store;

import java.time.Instant;
import java.util.List;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// Refuses a batch that does not fit the ring before anything of it is written.
final class BatchCheck {
  private BatchCheck() {}

  /// Checks a batch.
  ///
  /// @throws IllegalArgumentException naming the record that does not fit
  static void require(List<SlotRecord> records, ColumnDirectory directory, SlotGrid grid) {
    if (records.isEmpty() || records.size() > RingFormat.MAX_COMMIT_RECORDS) {
      throw new IllegalArgumentException(
          "a commit has 1…" + RingFormat.MAX_COMMIT_RECORDS + " records, not " + records.size());
    }
    for (SlotRecord record : records) {
      ColumnDirectory.Device device = directory.device(record.device())
          .orElseThrow(() -> new IllegalArgumentException("device '" + record.device() + "' has no columns"));
      require(record, device.columns().size(), grid);
    }
  }

  private static void require(SlotRecord record, int columns, SlotGrid grid) {
    switch (record) {
      case SlotRecord.Row row -> {
        requireBorder(row.slotStart(), record, grid);
        if (row.columns().size() != columns) {
          throw new IllegalArgumentException(
              "a row of '" + row.device() + "' has " + columns + " columns, not "
                  + row.columns().size());
        }
      }
      case SlotRecord.Amendment amendment -> {
        requireBorder(amendment.slotStart(), record, grid);
        if (amendment.column() < 0 || amendment.column() >= columns) {
          throw new IllegalArgumentException(
              "'" + amendment.device() + "' has no column " + amendment.column());
        }
      }
      case SlotRecord.MissingRange range -> {
        requireBorder(range.from(), record, grid);
        requireBorder(range.to(), record, grid);
      }
    }
  }

  private static void requireBorder(Instant instant, SlotRecord record, SlotGrid grid) {
    if (!grid.isBorder(instant)) {
      throw new IllegalArgumentException(
          instant + " of '" + record.device() + "' is no border of " + grid.seconds() + " s slots");
    }
  }
}
