package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.impact.TrafficHistory;
import org.nroagent.model.time.TimeRange;

/// What interfaces carried together. Not fit for comparison are slots in which a part is missing, as a part of a sum is no sum,
/// those in which lines behind these interfaces were cut off, and the slot before: what is seen in a slot may have begun in
/// the one before.
final class CarriedTraffic implements TrafficHistory {
  private static final long MISSING = -1;

  private final SlotGrid grid;
  private final Set<Instant> cutOff;
  private final NavigableMap<Instant, Long> octets = new TreeMap<>();

  private CarriedTraffic(SlotGrid grid, Set<Instant> cutOff) {
    this.grid = grid;
    this.cutOff = cutOff;
  }

  /// Reads some times of the store, one interface after the other, so that many take no more memory than one.
  ///
  /// @param interfaces at least one
  /// @param times borders of the grid
  /// @param cutOff starts of the slots in which lines behind them were cut off
  static CarriedTraffic read(StoreReader store, List<InterfaceRef> interfaces, SlotGrid grid,
      List<TimeRange> times, Set<Instant> cutOff) {
    CarriedTraffic traffic = new CarriedTraffic(grid, cutOff);
    times.forEach(time -> traffic.add(store, interfaces, time));
    return traffic;
  }

  private void add(StoreReader store, List<InterfaceRef> interfaces, TimeRange time) {
    long[] in = new long[Math.toIntExact(grid.count(time.from(), time.to()))];
    long[] out = new long[in.length];
    for (InterfaceRef each : interfaces) {
      SlotSeries series = store.series(each.agent(), each.interfaceId(), time.from(), time.to(), grid);
      for (int i = 0; i < in.length; i++) {
        boolean whole = in[i] != MISSING && series.metered(i);
        in[i] = whole ? Math.addExact(in[i], series.in(i)) : MISSING;
        out[i] = whole ? Math.addExact(out[i], series.out(i)) : MISSING;
      }
    }
    for (int i = 0; i < in.length; i++) {
      if (in[i] != MISSING) {
        octets.put(grid.plus(time.from(), i), Math.max(in[i], out[i]));
      }
    }
  }

  /// What was carried, the larger one of both directions; empty where that is not known.
  Optional<Fraction> measured(Instant slotStart) {
    return Optional.ofNullable(octets.get(slotStart)).map(sum -> Mbps.exactly(sum, grid));
  }

  @Override
  public Optional<Fraction> mbps(Instant slotStart) {
    return isFit(slotStart) ? measured(slotStart) : Optional.empty();
  }

  @Override
  public Optional<Fraction> lastMbpsBefore(Instant slotStart) {
    return octets.headMap(slotStart, false).descendingMap().entrySet().stream()
        .filter(slot -> isFit(slot.getKey())).findFirst().map(Map.Entry::getValue)
        .map(sum -> Mbps.exactly(sum, grid));
  }

  private boolean isFit(Instant slotStart) {
    return !cutOff.contains(slotStart) && !cutOff.contains(grid.next(slotStart));
  }
}
