package org.nroagent.collector.report;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// When nobody measured at an NRO, by its slots. Safe for any thread.
final class BlindTimes {
  private final Figures figures;
  private final TimeRange period;

  BlindTimes(Figures figures, TimeRange period) {
    this.figures = figures;
    this.period = period;
  }

  /// When no slot of the NRO is known of every metered port, or all the time where none is metered.
  TimeRanges of(Nro nro) {
    if (nro.interfaces().isEmpty()) {
      return TimeRanges.of(period);
    }
    Aggregate ports = new Aggregate(Kind.NRO, nro.name(), Sum.of(nro.interfaces()));
    SlotGrid grid = figures.grid(ports);
    SummedSlots slots = figures.slots(ports, grid.startOf(period.from()), grid.startOf(period.to()));
    List<TimeRange> missing = new ArrayList<>();
    for (int slot = 0; slot < slots.size(); slot++) {
      if (!slots.metered(slot)) {
        missing.add(new TimeRange(slots.startOf(slot), grid.next(slots.startOf(slot))));
      }
    }
    return TimeRanges.of(missing);
  }
}
