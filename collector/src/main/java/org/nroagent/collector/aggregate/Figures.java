package org.nroagent.collector.aggregate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.Committed;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeSource;

/// The figures of aggregates: the percentile of summed slots, never a sum of percentiles (M7). Months that were asked
/// for stay in memory and take up what is committed; the least recently asked are dropped. Safe for any thread.
public final class Figures {
  /// Months kept in memory; each takes about 140 kB and a kilobyte per interface.
  static final int CACHED_MONTHS = 400;

  private final ZoneId zone;
  private final int billableCoveragePercent;
  private final StoreReader reader;
  private final TimeSource time;
  private final Map<Key, SummedMonth> months = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, SummedMonth> eldest) {
      return size() > CACHED_MONTHS;
    }
  };

  private record Key(Aggregate aggregate, CivilMonth month) {}

  public Figures(ZoneId zone, int billableCoveragePercent, StoreReader reader, TimeSource time) {
    this.zone = zone;
    this.billableCoveragePercent = billableCoveragePercent;
    this.reader = reader;
    this.time = time;
  }

  /// Notes what the store committed; to be called for every commit.
  public void accept(Committed committed) {
    synchronized (months) {
      for (Committed.Change change : committed.changes()) {
        months.values().forEach(month -> month.changed(change));
      }
    }
  }

  /// The running month.
  public CivilMonth current() {
    return CivilMonth.containing(time.wall(), zone);
  }

  /// The day.
  LocalDate today() {
    return LocalDate.ofInstant(time.wall(), zone);
  }

  /// The figure of a month with all that is committed.
  ///
  /// @param month any; one of which nothing is kept has no slots
  public AggregateFigure figure(Aggregate aggregate, CivilMonth month) {
    Set<SlotGrid> grids = grids(aggregate);
    SlotGrid grid = grids.stream().findFirst().orElse(SlotGrid.FIVE_MINUTES);
    return grids.size() > 1
        ? AggregateFigure.impossible(aggregate, month, grid,
            "its agents have slots of different lengths, which cannot be added; configure one slot length")
        : month(aggregate, month, grid).figure(reader).withBillableCoverage(billableCoveragePercent);
  }

  /// What is known of a gate now.
  public GateReport report(GateConfig gate, CapacityRule rule) {
    Aggregate aggregate = Aggregate.of(gate);
    CivilMonth current = current();
    return new GateReport(gate, today(), figure(aggregate, current), figure(aggregate, current.previous()),
        rule);
  }

  /// The summed slots that start in [from, to), read from the store.
  ///
  /// @param from a border of the aggregate's grid
  public SummedSlots slots(Aggregate aggregate, Instant from, Instant to) {
    SlotGrid grid = grid(aggregate);
    SummedSlots slots = new SummedSlots(aggregate.sum(), from, grid, Math.toIntExact(grid.count(from, to)));
    slots.take(0, aggregate.interfaces().stream()
        .map(ref -> reader.series(ref.agent(), ref.interfaceId(), from, to, grid)).toList());
    return slots;
  }

  /// The slots' length: that of its agents, five minutes where none has come yet.
  public SlotGrid grid(Aggregate aggregate) {
    return grids(aggregate).stream().findFirst().orElse(SlotGrid.FIVE_MINUTES);
  }

  private Set<SlotGrid> grids(Aggregate aggregate) {
    return aggregate.interfaces().stream().map(InterfaceRef::agent).distinct()
        .flatMap(agent -> reader.gridOf(agent).stream()).collect(Collectors.toSet());
  }

  private SummedMonth month(Aggregate aggregate, CivilMonth month, SlotGrid grid) {
    Key key = new Key(aggregate, month);
    synchronized (months) {
      SummedMonth known = months.get(key);
      if (known != null && known.grid().equals(grid)) {
        return known;
      }
      SummedMonth fresh = new SummedMonth(aggregate, month, grid);
      months.put(key, fresh);
      return fresh;
    }
  }
}
