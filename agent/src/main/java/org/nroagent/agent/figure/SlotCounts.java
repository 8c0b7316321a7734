package org.nroagent.agent.figure;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// Counts the slots of a month that are interpolated or missing. Small: most interfaces miss nothing.
///
/// Not thread-safe: it belongs to one owner.
final class SlotCounts {
  private static final MissingReason[] REASONS = MissingReason.values();
  private static final int CODES = Arrays.stream(REASONS).mapToInt(MissingReason::code).max().orElse(0) + 1;

  private int interpolated;
  /// By the reason's code; null as long as nothing is missing. One below zero waits for the missing slot that its
  /// amendment corrects.
  private int @Nullable [] missing;

  void add(Slot slot) {
    switch (slot) {
      case Slot.Metered metered -> addInterpolated(metered.interpolated() ? 1 : 0);
      case Slot.Missing(var reason) -> addMissing(reason, 1);
    }
  }

  void addInterpolated(int count) {
    interpolated += count;
  }

  void addMissing(MissingReason reason, int count) {
    if (count != 0) {
      counts()[reason.code()] += count;
    }
  }

  /// Takes note that a slot which was, or in another book is, counted as missing has a value after all. Only a lost
  /// column is ever amended.
  void amended() {
    addMissing(MissingReason.COLUMN_LOST, -1);
  }

  void addAll(SlotCounts other) {
    interpolated += other.interpolated;
    int[] others = other.missing;
    if (others != null) {
      for (MissingReason reason : REASONS) {
        addMissing(reason, others[reason.code()]);
      }
    }
  }

  /// What was counted. Where the row of an amended slot never reached the disk, the slot was counted as not stored
  /// instead of lost.
  SlotTally tally() {
    int[] counts = missing;
    if (counts == null) {
      return interpolated == 0 ? SlotTally.NONE : new SlotTally(interpolated, new TreeMap<>());
    }
    int uncounted = Math.min(0, counts[MissingReason.COLUMN_LOST.code()]);
    SortedMap<MissingReason, Integer> positive = new TreeMap<>();
    for (MissingReason reason : REASONS) {
      int count = counts[reason.code()] + (reason == MissingReason.NOT_STORED ? uncounted : 0);
      if (count > 0) {
        positive.put(reason, count);
      }
    }
    return new SlotTally(interpolated, positive);
  }

  private int[] counts() {
    if (missing == null) {
      missing = new int[CODES];
    }
    return missing;
  }
}
