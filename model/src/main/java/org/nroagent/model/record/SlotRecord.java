package org.nroagent.model.record;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
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
  /// @param impact whose lines were cut off; only a row without columns has any, that of the services
  /// @param sessions how many subscribers' sessions the device said it serves when the slot ended, in the reading that came
  ///     next and before another slot ended; empty where it said nothing then. Only a row with columns has any
  record Row(String device, Instant slotStart, List<Slot> columns, RowDrops drops, RowImpact impact,
      OptionalLong sessions) implements SlotRecord {
    /// @throws IllegalArgumentException if the drops are of a column that the row does not have, or too many; if a row
    ///     with columns has an impact; if one without has sessions, or they are no count that can be kept
    public Row {
      columns = List.copyOf(columns);
      if (!columns.isEmpty() && !impact.isNone()) {
        throw new IllegalArgumentException("a row of " + device + " has columns and an impact");
      }
      if (sessions.isPresent() && (columns.isEmpty() || !SessionsCodec.fits(sessions.getAsLong()))) {
        throw new IllegalArgumentException(
            "a row of " + device + " with " + columns.size() + " columns cannot have " + sessions.getAsLong()
                + " sessions");
      }
      if (!drops.fits(columns.size())) {
        throw new IllegalArgumentException(
            "the drops of a row of " + device + " do not fit its " + columns.size() + " columns");
      }
    }

    /// A row of a device: lines are cut off from services, not from devices.
    public Row(String device, Instant slotStart, List<Slot> columns, RowDrops drops, OptionalLong sessions) {
      this(device, slotStart, columns, drops, RowImpact.NONE, sessions);
    }

    /// A row of a device that says nothing of sessions.
    public Row(String device, Instant slotStart, List<Slot> columns, RowDrops drops) {
      this(device, slotStart, columns, drops, OptionalLong.empty());
    }

    /// What services lost in a slot.
    public static Row ofServices(String device, Instant slotStart, RowImpact impact) {
      return new Row(device, slotStart, List.of(), RowDrops.UNKNOWN, impact, OptionalLong.empty());
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
