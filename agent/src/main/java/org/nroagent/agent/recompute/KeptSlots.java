package org.nroagent.agent.recompute;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
/// @param stepped slots over which the wall clock was stepped; of several in a row the first and the last
/// @param first the first slot that the ring has whole
/// @param end the end of the newest slot, empty where there is none
/// @param damaged whether records are damaged, so that rows may be missing
record KeptSlots(SlotGrid grid, Map<Instant, RowImpact> rows, Set<Instant> watched,
    NavigableSet<Instant> stepped, Instant first,
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
    NavigableSet<Instant> stepped = new TreeSet<>();
    TreeMap<Instant, Boolean> starts = new TreeMap<>();
    boolean damaged = !ring.scan(from, to, stored -> {
      take(stored, rows, watched, starts);
      takeStep(stored, ring.grid(), stepped);
    }).isEmpty();
    return new KeptSlots(ring.grid(), rows, watched, stepped, ring.wholeFrom(from, to).orElse(from),
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

  private static void takeStep(StoredRecord stored, SlotGrid grid, Set<Instant> stepped) {
    switch (stored.record()) {
      case SlotRecord.MissingRange range when range.reason() == MissingReason.CLOCK_STEP -> {
        stepped.add(range.from());
        stepped.add(grid.plus(range.to(), -1));
      }
      case SlotRecord.Row row when row.columns().stream().anyMatch(KeptSlots::isStepped) ->
        stepped.add(row.slotStart());
      default -> {
        // The clock went on.
      }
    }
  }

  private static boolean isStepped(Slot slot) {
    return slot instanceof Slot.Missing missing && missing.reason() == MissingReason.CLOCK_STEP;
  }

  private static boolean isPolled(Slot slot) {
    return switch (slot) {
      case Slot.Metered metered -> !metered.interpolated();
      case Slot.Missing missing -> !NOBODY_POLLED.contains(missing.reason());
    };
  }

  /// Whether the wall clock was stepped within [from, to).
  boolean isSteppedWithin(Instant from, Instant to) {
    Instant first = stepped.ceiling(from);
    return first != null && first.isBefore(to);
  }

  /// Lines that were cut off in a slot.
  RowImpact row(Instant slotStart) {
    return rows.getOrDefault(slotStart, RowImpact.NONE);
  }
}
