package org.nroagent.collector.aggregate;

import java.util.Optional;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.model.Slot;

/// Slots as CSV: one row per slot, empty values where the slot is missing.
public final class SlotCsv {
  /// The header row.
  public static final String HEADER = "slot,in_octets,out_octets\n";

  private SlotCsv() {}

  /// The rows of a gate's slots, without header.
  public static String rows(SummedSlots slots) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < slots.size(); i++) {
      rows.append(slots.startOf(i)).append(',');
      if (slots.metered(i)) {
        rows.append(slots.in(i)).append(',').append(slots.out(i));
      } else {
        rows.append(',');
      }
      rows.append('\n');
    }
    return rows.toString();
  }

  /// The rows of an interface's slots, without header.
  public static String rows(SlotSeries series) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < series.size(); i++) {
      rows.append(series.startOf(i)).append(',');
      Optional<Slot> slot = series.slot(i);
      if (slot.isPresent() && slot.get() instanceof Slot.Metered metered) {
        rows.append(metered.inOctets()).append(',').append(metered.outOctets());
      } else {
        rows.append(',');
      }
      rows.append('\n');
    }
    return rows.toString();
  }
}
