package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.nroagent.agent.snapshot.LossSnapshot.LostSlot;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;

/// What an interface lost in a month, slot by slot (M11) [C CP 5.2.5]. Not thread-safe.
final class MonthLosses {
  private final SlotGrid grid;
  private final Optional<BigDecimal> capacityMbps;
  private final Map<DropCounter, Long> packets = new EnumMap<>(DropCounter.class);
  private final Map<DropCounter, Integer> slots = new EnumMap<>(DropCounter.class);
  private int counted;
  private int withinCapacity;
  private Optional<LostSlot> lastWithinCapacity = Optional.empty();

  /// @param capacityMbps the interface's capacity, empty where it is unknown
  MonthLosses(SlotGrid grid, Optional<BigDecimal> capacityMbps) {
    this.grid = grid;
    this.capacityMbps = capacityMbps;
  }

  /// Adds a slot.
  void add(Instant start, Slot slot, Drops drops) {
    counted += drops.equals(Drops.UNKNOWN) ? 0 : 1;
    for (DropCounter counter : DropCounter.values()) {
      long lost = known(drops, counter);
      if (lost > 0) {
        packets.merge(counter, lost, Long::sum);
        slots.merge(counter, 1, Integer::sum);
      }
    }
    if (discardedWithinCapacity(slot, drops, capacityMbps, grid)) {
      withinCapacity++;
      lastWithinCapacity = Optional.of(new LostSlot(start, slot, drops));
    }
  }

  /// Packets that were lost.
  long packets(DropCounter counter) {
    return packets.getOrDefault(counter, 0L);
  }

  /// Slots in which packets were lost.
  int slots(DropCounter counter) {
    return slots.getOrDefault(counter, 0);
  }

  /// Slots of which anything is known.
  int counted() {
    return counted;
  }

  /// Slots that discarded packets although their traffic was within the capacity: a promise broken.
  int withinCapacity() {
    return withinCapacity;
  }

  /// The last of them.
  Optional<LostSlot> lastWithinCapacity() {
    return lastWithinCapacity;
  }

  /// Whether a slot discarded packets in a direction whose traffic was within the capacity.
  ///
  /// @param capacityMbps empty where it is unknown; then nobody can say
  static boolean discardedWithinCapacity(Slot slot, Drops drops, Optional<BigDecimal> capacityMbps,
      SlotGrid grid) {
    return capacityMbps.isPresent() && slot instanceof Slot.Metered(var in, var out, var _)
        && (within(in, drops, DropCounter.IN_DISCARDS, capacityMbps.get(), grid)
            || within(out, drops, DropCounter.OUT_DISCARDS, capacityMbps.get(), grid));
  }

  private static boolean within(long octets, Drops drops, DropCounter counter, BigDecimal capacityMbps,
      SlotGrid grid) {
    return known(drops, counter) > 0 && Mbps.ofSlot(octets, grid).compareTo(capacityMbps) <= 0;
  }

  /// The packets discarded in both directions.
  static long discards(Drops drops) {
    long sum = 0;
    for (Direction direction : Direction.values()) {
      sum += known(drops, direction == Direction.IN ? DropCounter.IN_DISCARDS : DropCounter.OUT_DISCARDS);
    }
    return sum;
  }

  private static long known(Drops drops, DropCounter counter) {
    Long count = drops.count(counter);
    return count == null ? 0 : count;
  }
}
