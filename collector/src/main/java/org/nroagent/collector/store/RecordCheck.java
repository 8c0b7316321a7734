package org.nroagent.collector.store;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.SlotRecord;

/// Whether a record makes sense under its directory and grid. One that does not is parked.
final class RecordCheck {
  private RecordCheck() {}

  /// What is wrong with the record, empty where nothing is.
  static Optional<String> fault(SlotGrid grid, Incoming incoming) {
    SlotRecord record = incoming.record();
    Optional<ColumnDirectory.Device> device = incoming.directory().directory().device(record.device());
    if (device.isEmpty()) {
      return Optional.of("its directory has no device '" + record.device() + "'");
    }
    int columns = device.get().columns().size();
    return switch (record) {
      case SlotRecord.Row row when row.columns().size() != columns -> Optional
          .of("it has " + row.columns().size() + " columns, its directory " + columns);
      case SlotRecord.Row row -> border(grid, row.slotStart());
      case SlotRecord.Amendment amendment when amendment.column() < 0 || amendment.column() >= columns ->
        Optional
            .of("it amends column " + amendment.column() + " of " + columns);
      case SlotRecord.Amendment amendment -> border(grid, amendment.slotStart());
      case SlotRecord.MissingRange range -> border(grid, range.from()).or(() -> border(grid, range.to()));
    };
  }

  private static Optional<String> border(SlotGrid grid, Instant instant) {
    return grid.isBorder(instant)
        ? Optional.empty()
        : Optional.of(instant + " is no border of slots of " + grid.seconds() + " s");
  }
}
