package org.nroagent.model.record;

import java.time.Instant;
import java.util.List;
import org.nroagent.model.Drops;
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
  /// @param drops what the columns lost beside their octets
  record Row(String device, Instant slotStart, List<Slot> columns, RowDrops drops) implements SlotRecord {
    /// @throws IllegalArgumentException if the drops are of a column that the row does not have, or too many
    public Row {
      columns = List.copyOf(columns);
      if (!drops.fits(columns.size())) {
        throw new IllegalArgumentException(
            "the drops of a row of " + device + " do not fit its " + columns.size() + " columns");
      }
    }

    /// A row of which nothing is known beside the octets.
    public Row(String device, Instant slotStart, List<Slot> columns) {
      this(device, slotStart, columns, RowDrops.UNKNOWN);
    }

    /// What a column lost.
    public Drops dropsOf(int column) {
      return drops.of(column, columns.get(column));
    }
  }

  /// A correction of one column that a row gave as missing: the only way in which a written slot may change, and
  /// only once, from missing to interpolated.
  ///
  /// @param device the device's configured name
  /// @param slotStart start of the slot that is corrected
  /// @param column position of the column in the directory, from 0
  /// @param slot the value that the next reading made known
  /// @param drops what the column lost, as far as that reading made it known
  record Amendment(String device, Instant slotStart, int column, Slot.Metered slot,
      Drops drops) implements SlotRecord {
    /// An amendment of which nothing is known beside the octets.
    public Amendment(String device, Instant slotStart, int column, Slot.Metered slot) {
      this(device, slotStart, column, slot, Drops.UNKNOWN);
    }
  }

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
