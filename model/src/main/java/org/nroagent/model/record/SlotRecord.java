package org.nroagent.model.record;

import java.time.Instant;
import java.util.List;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// One entry of the slot ring, immutable once written: exactly one of these covers each slot of a device.
public sealed interface SlotRecord {
  /// The name of the device it is about.
  String device();

  /// All columns of a device for one slot.
  ///
  /// @param device the device's configured name
  /// @param slotStart start of the slot, a border of the agent's grid
  /// @param columns one slot per column of the device, in the directory's order
  record Row(String device, Instant slotStart, List<Slot> columns) implements SlotRecord {
    public Row {
      columns = List.copyOf(columns);
    }
  }

  /// A correction of one column that a row gave as missing: the only way in which a written slot may change, and
  /// only once, from missing to interpolated.
  ///
  /// @param device the device's configured name
  /// @param slotStart start of the slot that is corrected
  /// @param column position of the column in the directory, from 0
  /// @param slot the value that the next reading made known
  record Amendment(String device, Instant slotStart, int column, Slot.Metered slot) implements SlotRecord {}

  /// Slots of a device that are missing for one reason in all columns: one record however long the range is.
  ///
  /// @param device the device's configured name
  /// @param from start of the first missing slot
  /// @param to start of the first slot after the range, after `from`
  /// @param reason why they are missing
  record MissingRange(String device, Instant from, Instant to, MissingReason reason) implements SlotRecord {
    /// @throws IllegalArgumentException if the range is empty
    public MissingRange {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("missing range of " + device + " is empty: " + from + " to " + to);
      }
    }
  }
}
