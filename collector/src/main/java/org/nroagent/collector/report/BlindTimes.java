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

  BlindTimes(Figures figures) {
    this.figures = figures;
  }

  /// When no slot of the NRO is known of every metered port, or all the time where none is metered.
  ///
  /// @param expected when it is to be measured; nothing outside of it is told
  TimeRanges of(Nro nro, TimeRanges expected) {
    if (nro.interfaces().isEmpty()) {
      return expected;
    }
    Aggregate ports = new Aggregate(Kind.NRO, nro.name(), Sum.of(nro.interfaces()));
    List<TimeRange> missing = new ArrayList<>();
    expected.ranges().forEach(time -> addMissing(missing, ports, time));
    return TimeRanges.of(missing).and(expected);
  }

  private void addMissing(List<TimeRange> missing, Aggregate ports, TimeRange time) {
    SlotGrid grid = figures.grid(ports);
    SummedSlots slots = figures.slots(ports, grid.startOf(time.from()), grid.startOf(time.to()));
    for (int slot = 0; slot < slots.size(); slot++) {
      if (!slots.metered(slot)) {
        missing.add(new TimeRange(slots.startOf(slot), grid.next(slots.startOf(slot))));
      }
    }
  }
}
