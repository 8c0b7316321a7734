package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.time.TimeRange;

/// What interfaces carried together; of slots in which a part is missing nothing is known, as a part of a sum is no sum.
final class CarriedTraffic {
  private static final long MISSING = -1;

  private final SlotGrid grid;
  private final Map<Instant, Long> octets = new HashMap<>();

  private CarriedTraffic(SlotGrid grid) {
    this.grid = grid;
  }

  /// Reads some times of the store, one interface after the other, so that many take no more memory than one.
  ///
  /// @param interfaces at least one
  /// @param times borders of the grid
  static CarriedTraffic read(StoreReader store, List<InterfaceRef> interfaces, SlotGrid grid,
      List<TimeRange> times) {
    CarriedTraffic traffic = new CarriedTraffic(grid);
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
  Optional<Fraction> mbps(Instant slotStart) {
    return Optional.ofNullable(octets.get(slotStart)).map(sum -> Mbps.exactly(sum, grid));
  }
}
