package org.nroagent.agent.recompute;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.agent.store.RingReader;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.record.StoredRecord;

/// What the slot ring has of impacted lines.
///
/// @param grid the slots
/// @param rows lines that were cut off, by the start of the slot; nobody was in the others
/// @param watched slots in which the agent polled
/// @param first the first slot that the ring has whole
/// @param end the end of the newest slot, empty where there is none
/// @param damaged whether records are damaged, so that rows may be missing
record KeptSlots(SlotGrid grid, Map<Instant, RowImpact> rows, Set<Instant> watched, Instant first,
    Optional<Instant> end, boolean damaged) {
  /// Why a slot may have no value although nobody polled in it.
  private static final Set<MissingReason> NOBODY_POLLED = Set.of(MissingReason.AGENT_RESTARTED,
      MissingReason.CLOCK_STEP, MissingReason.NOT_STORED, MissingReason.DAMAGED_RECORD);

  /// Reads the slots of [from, to).
  ///
  /// @throws IOException if the disk fails
  static KeptSlots read(RingReader ring, Instant from, Instant to) throws IOException {
    Map<Instant, RowImpact> rows = new TreeMap<>();
    Set<Instant> watched = new HashSet<>();
    TreeMap<Instant, Boolean> starts = new TreeMap<>();
    boolean damaged = !ring.scan(from, to, stored -> take(stored, rows, watched, starts)).isEmpty();
    return new KeptSlots(ring.grid(), rows, watched, ring.wholeFrom(from, to).orElse(from),
        starts.isEmpty() ? Optional.empty() : Optional.of(ring.grid().next(starts.lastKey())), damaged);
  }

  private static void take(StoredRecord stored, Map<Instant, RowImpact> rows, Set<Instant> watched,
      Map<Instant, Boolean> starts) {
    if (stored.record() instanceof SlotRecord.Row row) {
      starts.put(row.slotStart(), true);
      if (row.device().equals(ToldServices.DEVICE)) {
        rows.put(row.slotStart(), row.impact());
        watched.add(row.slotStart());
      } else if (row.columns().stream().anyMatch(KeptSlots::isPolled)) {
        watched.add(row.slotStart());
      }
    }
  }

  private static boolean isPolled(Slot slot) {
    return switch (slot) {
      case Slot.Metered metered -> !metered.interpolated();
      case Slot.Missing missing -> !NOBODY_POLLED.contains(missing.reason());
    };
  }

  /// Lines that were cut off in a slot.
  RowImpact row(Instant slotStart) {
    return rows.getOrDefault(slotStart, RowImpact.NONE);
  }
}
