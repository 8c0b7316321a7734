package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.nroagent.model.SlotGrid;

/// The slots of one direction that the percentile discards, kept visible as evidence for an urgent upgrade
/// [C CP 5.2.4]: those after the rank when the slots are ordered by (octets, slot start).
///
/// @param count how many were discarded
/// @param leftOut how many of them lie in declared windows; they are left out of what follows
/// @param byHour the others by local hour of day at the slot's start: 24 counts
/// @param atLeastPercent how many of the others carried at least 70, 80, 90, 100 % of the capacity, compared on the
///     slot's rate with two decimals like the figure itself; empty where the capacity is unknown
public record DiscardedSlots(int count, int leftOut, List<Integer> byHour,
    SortedMap<Integer, Integer> atLeastPercent) {
  /// The shares of the capacity in percent that are counted (M9).
  public static final List<Integer> PERCENTS = List.of(70, 80, 90, 100);

  private static final int HOURS = 24;

  /// @throws IllegalArgumentException if the counts contradict each other
  public DiscardedSlots {
    byHour = List.copyOf(byHour);
    atLeastPercent = atLeastPercent.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(atLeastPercent));
    int others = count - leftOut;
    boolean sound = leftOut >= 0 && others >= 0 && byHour.size() == HOURS
        && byHour.stream().allMatch(slots -> slots >= 0)
        && byHour.stream().mapToInt(Integer::intValue).sum() == others
        && (atLeastPercent.isEmpty() || atLeastPercent.keySet().equals(new TreeSet<>(PERCENTS)))
        && atLeastPercent.values().stream().allMatch(slots -> slots >= 0 && slots <= others);
    if (!sound) {
      throw new IllegalArgumentException("discarded slots contradict each other: " + count + " discarded, "
          + leftOut + " left out, by hour " + byHour + ", at least " + atLeastPercent);
    }
  }

  /// The discarded slots that are evidence.
  public int others() {
    return count - leftOut;
  }

  /// Counts discarded slots one by one.
  static final class Counter {
    private final SlotGrid grid;
    private final ZoneId zone;
    private final Optional<BigDecimal> capacityMbps;
    private final List<DeclaredWindow> declared;
    private final int[] byHour = new int[HOURS];
    private final SortedMap<Integer, Integer> atLeastPercent = new TreeMap<>();
    private int count;
    private int leftOut;

    Counter(SlotGrid grid, ZoneId zone, Optional<BigDecimal> capacityMbps, List<DeclaredWindow> declared) {
      this.grid = grid;
      this.zone = zone;
      this.capacityMbps = capacityMbps;
      this.declared = declared;
      if (capacityMbps.isPresent()) {
        PERCENTS.forEach(percent -> atLeastPercent.put(percent, 0));
      }
    }

    void add(Instant slotStart, long octets) {
      count++;
      if (declared.stream().anyMatch(window -> window.touches(slotStart, grid))) {
        leftOut++;
        return;
      }
      byHour[slotStart.atZone(zone).getHour()]++;
      capacityMbps.ifPresent(capacity -> compare(Mbps.ofSlot(octets, grid), capacity));
    }

    DiscardedSlots counted() {
      return new DiscardedSlots(count, leftOut, IntStream.of(byHour).boxed().toList(), atLeastPercent);
    }

    private void compare(BigDecimal mbps, BigDecimal capacity) {
      for (int percent : PERCENTS) {
        if (Mbps.reaches(mbps, capacity, BigDecimal.valueOf(percent))) {
          atLeastPercent.merge(percent, 1, Integer::sum);
        }
      }
    }
  }
}
