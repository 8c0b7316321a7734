package org.nroagent.model.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;

/// Discards and errors of a row's columns (M11). Nearly always nothing was lost anywhere, so only the columns are
/// listed of which there is more to say. [DropsCodec] is its form in rings and on the wire.
///
/// Its size is bounded, so that a storm of errors can neither make a row unwritable nor use up the room of its day:
/// where more columns lost packets than fit, those that lost most are listed and the others are *unknown*.
///
/// @param listed what these columns lost, by their position
/// @param othersUnknown of the columns that are not listed: true if nothing is known of any, false if those with a
///     value lost nothing and those without are unknown
/// @param leftOut how many columns are not listed for want of room although something was known of them
public record RowDrops(SortedMap<Integer, Drops> listed, boolean othersUnknown, int leftOut) {
  /// Nothing is known of any column: rows of software that did not count, devices that do not.
  public static final RowDrops UNKNOWN = new RowDrops(new TreeMap<>(), true, 0);
  /// Nothing was lost in any column that has a value.
  public static final RowDrops NONE = new RowDrops(new TreeMap<>(), false, 0);

  /// So many columns have room for the largest counts, always.
  private static final int COLUMNS_WITH_ALL_ROOM = 8;
  /// What any further column adds to the room: enough for one count below 16,384.
  private static final int BYTES_OF_A_FURTHER_COLUMN = 4;

  /// @throws IllegalArgumentException if a column is out of range or more were left out than there may be
  public RowDrops {
    listed = Collections.unmodifiableSortedMap(new TreeMap<>(listed));
    if (!listed.isEmpty() && (listed.firstKey() < 0 || listed.lastKey() >= ColumnDirectory.MAX_COLUMNS)) {
      throw new IllegalArgumentException(
          "drops of columns " + listed.firstKey() + "…" + listed.lastKey() + ", a row has 0…"
              + (ColumnDirectory.MAX_COLUMNS - 1));
    }
    if (leftOut < 0 || leftOut > ColumnDirectory.MAX_COLUMNS) {
      throw new IllegalArgumentException("not a number of columns left out: " + leftOut);
    }
  }

  /// The most bytes that the drops of a row take in rings and on the wire.
  public static int mostBytes(int columns) {
    int withAllRoom = Math.min(columns, COLUMNS_WITH_ALL_ROOM);
    return DropsCodec.HEADER_BYTES + withAllRoom * DropsCodec.ENTRY_BYTES
        + (columns - withAllRoom) * BYTES_OF_A_FURTHER_COLUMN;
  }

  /// The drops of a row in their shortest form.
  ///
  /// @param drops of each column
  /// @param slots of each column, as many
  public static RowDrops of(List<Drops> drops, List<? extends Slot> slots) {
    SortedMap<Integer, Drops> beyondUsual = new TreeMap<>();
    SortedMap<Integer, Drops> known = new TreeMap<>();
    for (int column = 0; column < drops.size(); column++) {
      Drops each = drops.get(column);
      if (!each.equals(usual(slots.get(column)))) {
        beyondUsual.put(column, each);
      }
      if (!each.equals(Drops.UNKNOWN)) {
        known.put(column, each);
      }
    }
    if (known.isEmpty()) {
      return UNKNOWN;
    }
    RowDrops one = new RowDrops(beyondUsual, false, 0);
    RowDrops other = new RowDrops(known, true, 0);
    RowDrops shorter = DropsCodec.bytes(one) <= DropsCodec.bytes(other) ? one : other;
    int room = mostBytes(drops.size());
    return DropsCodec.bytes(shorter) <= room ? shorter : worst(known, room);
  }

  /// The drops of a single column of a device, as an amendment has them.
  public static RowDrops ofColumn(int column, Drops drops) {
    return drops.equals(Drops.UNKNOWN)
        ? UNKNOWN
        : new RowDrops(new TreeMap<>(Map.of(column, drops)), true, 0);
  }

  private static RowDrops worst(SortedMap<Integer, Drops> known, int room) {
    List<Map.Entry<Integer, Drops>> byLoss = new ArrayList<>(known.entrySet());
    byLoss.sort(Comparator.comparingLong((Map.Entry<Integer, Drops> each) -> each.getValue().known())
        .reversed().thenComparing(Map.Entry::getKey));
    SortedMap<Integer, Drops> kept = new TreeMap<>();
    int bytes = DropsCodec.HEADER_BYTES;
    for (Map.Entry<Integer, Drops> each : byLoss) {
      bytes += DropsCodec.mostBytes(each.getValue());
      if (bytes > room) {
        break;
      }
      kept.put(each.getKey(), each.getValue());
    }
    return new RowDrops(kept, true, known.size() - kept.size());
  }

  /// Whether a row of so many columns can have these drops.
  public boolean fits(int columns) {
    return (listed.isEmpty() || listed.lastKey() < columns) && DropsCodec.bytes(this) <= mostBytes(columns);
  }

  /// What a column lost.
  ///
  /// @param column its position
  /// @param slot its slot in the same row
  public Drops of(int column, Slot slot) {
    Drops entry = listed.get(column);
    if (entry != null) {
      return entry;
    }
    return othersUnknown ? Drops.UNKNOWN : usual(slot);
  }

  private static Drops usual(Slot slot) {
    return slot instanceof Slot.Metered ? Drops.NONE : Drops.UNKNOWN;
  }
}
