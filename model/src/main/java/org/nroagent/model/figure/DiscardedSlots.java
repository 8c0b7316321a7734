package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
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
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int SECONDS_PER_HOUR = 3600;

    private final SlotGrid grid;
    private final ZoneRules zone;
    private final List<DeclaredWindow> declared;
    /// The fewest octets that count for each of [#PERCENTS], empty where the capacity is unknown.
    private final long[] leastOctets;
    private final int[] atLeast = new int[PERCENTS.size()];
    private final int[] byHour = new int[HOURS];
    private int count;
    private int leftOut;

    Counter(SlotGrid grid, ZoneId zone, Optional<BigDecimal> capacityMbps, List<DeclaredWindow> declared) {
      this.grid = grid;
      this.zone = zone.getRules();
      this.declared = declared;
      this.leastOctets = capacityMbps.map(capacity -> PERCENTS.stream()
          .mapToLong(percent -> Mbps.leastOctets(capacity, BigDecimal.valueOf(percent), grid)).toArray())
          .orElseGet(() -> new long[0]);
    }

    void add(Instant slotStart, long octets) {
      count++;
      if (isDeclared(slotStart)) {
        leftOut++;
        return;
      }
      byHour[hour(slotStart)]++;
      for (int i = 0; i < leastOctets.length; i++) {
        atLeast[i] += octets >= leastOctets[i] ? 1 : 0;
      }
    }

    DiscardedSlots counted() {
      SortedMap<Integer, Integer> atLeastPercent = new TreeMap<>();
      for (int i = 0; i < leastOctets.length; i++) {
        atLeastPercent.put(PERCENTS.get(i), atLeast[i]);
      }
      return new DiscardedSlots(count, leftOut, IntStream.of(byHour).boxed().toList(), atLeastPercent);
    }

    private boolean isDeclared(Instant slotStart) {
      for (DeclaredWindow window : declared) {
        if (window.touches(slotStart, grid)) {
          return true;
        }
      }
      return false;
    }

    private int hour(Instant slotStart) {
      long local = slotStart.getEpochSecond() + zone.getOffset(slotStart).getTotalSeconds();
      return (int) Math.floorMod(local, (long) SECONDS_PER_DAY) / SECONDS_PER_HOUR;
    }
  }
}
