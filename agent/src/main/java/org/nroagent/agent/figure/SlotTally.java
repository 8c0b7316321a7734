package org.nroagent.agent.figure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.model.MissingReason;

/// Why a month's coverage is what it is: its final slots that are no plain measurement.
///
/// @param interpolated slots whose value bridges a missed poll; they count like any other (M6)
/// @param missing slots without a value by reason; reasons without a slot are absent
public record SlotTally(int interpolated, SortedMap<MissingReason, Integer> missing) {
  public SlotTally {
    missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
  }

  /// No such slot.
  public static final SlotTally NONE = new SlotTally(0, Collections.emptySortedMap());

  /// The number of slots without a value.
  public int missingSlots() {
    return missing.values().stream().mapToInt(Integer::intValue).sum();
  }
}
