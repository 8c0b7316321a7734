package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.collector.config.CollectorConfig.GateConfig;
import org.nroagent.collector.config.CollectorConfig.InterfaceRef;
import org.nroagent.collector.store.Committed;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.time.TimeSource;

/// The gates' figures: the percentile of summed slots, never a sum of percentiles (M7). Months that were asked for
/// stay in memory and take up what is committed; the least recently asked are dropped. Safe for any thread.
public final class GateFigures {
  /// Months kept in memory; each takes about 140 kB.
  private static final int CACHED_MONTHS = 400;

  private final List<GateConfig> gates;
  private final ZoneId zone;
  private final int billableCoveragePercent;
  private final StoreReader reader;
  private final TimeSource time;
  private final Map<Key, GateMonth> months = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, GateMonth> eldest) {
      return size() > CACHED_MONTHS;
    }
  };

  private record Key(String gate, CivilMonth month) {}

  public GateFigures(List<GateConfig> gates, ZoneId zone, int billableCoveragePercent, StoreReader reader,
      TimeSource time) {
    this.gates = List.copyOf(gates);
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

  /// All gates in the order of the configuration.
  public List<GateConfig> gates() {
    return gates;
  }

  /// The gate of this name.
  public Optional<GateConfig> gate(String name) {
    return gates.stream().filter(gate -> gate.name().equals(name)).findFirst();
  }

  /// All gates of a plaque taken as one: its slots are the sums over all their interfaces (P2). Empty where no gate
  /// names the plaque.
  public Optional<GateConfig> plaque(String name) {
    return together(name,
        gates.stream().filter(gate -> gate.plaque().filter(name::equals).isPresent()).toList());
  }

  /// All gates of an operator taken as one (P2). Empty where no gate names the operator.
  public Optional<GateConfig> operator(String name) {
    return together(name,
        gates.stream().filter(gate -> gate.operator().filter(name::equals).isPresent()).toList());
  }

  /// An interface that several gates share counts once.
  private static Optional<GateConfig> together(String name, List<GateConfig> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new GateConfig(name, Optional.empty(), Optional.empty(),
            parts.stream().map(GateConfig::capacityMbps).reduce(BigDecimal.ZERO, BigDecimal::add),
            parts.stream().flatMap(gate -> gate.interfaces().stream()).distinct().toList()));
  }

  /// What is known of a gate now.
  public GateReport report(GateConfig gate) {
    Set<SlotGrid> grids = grids(gate);
    SlotGrid grid = grids.stream().findFirst().orElse(SlotGrid.FIVE_MINUTES);
    CivilMonth current = CivilMonth.containing(time.wall(), zone);
    if (grids.size() > 1) {
      return new GateReport(gate, grid, empty(current, grid), empty(current.previous(), grid), Optional.of(
          "its agents have slots of different lengths, which cannot be added; configure one slot length"));
    }
    return new GateReport(gate, grid, figure(gate, current, grid),
        figure(gate, current.previous(), grid), Optional.empty());
  }

  /// The summed slots that start in [from, to), read from the store.
  ///
  /// @param from a border of the gate's grid
  public GateSlots slots(GateConfig gate, Instant from, Instant to) {
    SlotGrid grid = grid(gate);
    GateSlots slots = new GateSlots(from, grid, Math.toIntExact(grid.count(from, to)));
    List<SlotSeries> parts = gate.interfaces().stream()
        .map(ref -> reader.series(ref.agent(), ref.interfaceId(), from, to, grid)).toList();
    slots.sum(0, parts);
    return slots;
  }

  /// The slots' length of a gate: that of its agents, five minutes where none has come yet.
  public SlotGrid grid(GateConfig gate) {
    return grids(gate).stream().findFirst().orElse(SlotGrid.FIVE_MINUTES);
  }

  private Set<SlotGrid> grids(GateConfig gate) {
    return gate.interfaces().stream().map(InterfaceRef::agent).distinct()
        .flatMap(agent -> reader.gridOf(agent).stream()).collect(Collectors.toSet());
  }

  private MonthFigure figure(GateConfig gate, CivilMonth month, SlotGrid grid) {
    return month(gate, month, grid).figure(reader).withBillableCoverage(billableCoveragePercent);
  }

  private GateMonth month(GateConfig gate, CivilMonth month, SlotGrid grid) {
    synchronized (months) {
      GateMonth known = months.get(new Key(gate.name(), month));
      if (known != null && known.grid().equals(grid)) {
        return known;
      }
      GateMonth fresh = new GateMonth(gate, month, grid);
      months.put(new Key(gate.name(), month), fresh);
      return fresh;
    }
  }

  private static MonthFigure empty(CivilMonth month, SlotGrid grid) {
    return MonthFigure.of(month, grid, Optional.empty(), Optional.empty());
  }
}
