package org.nroagent.agent.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesConfig.Derived;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.figure.CapacityMonth;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;

/// What the core knows of the series beside their figures: the capacities, and with them the state towards the
/// promise of enough capacity. Makes the snapshots. Owned by the core thread.
final class SeriesState {
  private final Map<String, SeriesConfig> series = new LinkedHashMap<>();
  private final ZoneId zone;
  private FigureBook figures;
  private LocalDate today;
  /// What the devices said last, by id of the interface.
  private final Map<String, BigDecimal> readMbps = new HashMap<>();

  /// @param series what has figures
  /// @param zone the contract's
  /// @param figures their figures
  /// @param now the wall clock
  SeriesState(List<SeriesConfig> series, ZoneId zone, FigureBook figures, Instant now) {
    series.forEach(each -> this.series.put(each.id(), each));
    this.zone = zone;
    this.figures = figures;
    this.today = LocalDate.ofInstant(now, zone);
  }

  /// From now on the figures are those of another book.
  void renew(FigureBook book) {
    figures = book;
  }

  /// Takes what the wall clock shows, where it is believed.
  void clock(Instant now) {
    today = LocalDate.ofInstant(now, zone);
  }

  /// Takes what a device says of the capacity of its interfaces, by id.
  void capacities(Map<String, BigDecimal> mbps) {
    readMbps.putAll(mbps);
  }

  /// The snapshot of a metered interface.
  SeriesSnapshot measured(String id, Optional<SeriesSlot> lastSlot) {
    return snapshot(config(id), lastSlot);
  }

  /// The snapshots of all derived series.
  List<SeriesSnapshot> derived() {
    return series.values().stream().filter(each -> !each.measured())
        .map(each -> snapshot(each, figures.last(each.id()))).toList();
  }

  private SeriesSnapshot snapshot(SeriesConfig config, Optional<SeriesSlot> lastSlot) {
    String id = config.id();
    MonthFigure current = figures.current(id);
    Optional<BigDecimal> capacity = capacityMbps(config, today);
    Optional<PreviousMonth> previous = figures.previous(id);
    CapacityState state = config.capacityRule()
        .map(rule -> state(config, rule, capacity, current, previous))
        .orElseGet(CapacityState.NotMonitored::new);
    return new SeriesSnapshot(config, capacity, lastSlot, current, figures.tally(id), previous,
        figures.history(id), state);
  }

  /// The closed months, and the months that are not closed by their figures so far: those count once their coverage is
  /// reached. A month that is over is compared with the capacity of its last day, the running one with today's. A record
  /// of conformity with a day to come is a plan and changes nothing.
  private CapacityState state(SeriesConfig config, CapacityRule rule, Optional<BigDecimal> capacity,
      MonthFigure current, Optional<PreviousMonth> previous) {
    Map<YearMonth, CapacityMonth> months = new TreeMap<>();
    figures.history(config.id()).months()
        .forEach(month -> months.put(month.month(), month.capacityMonth(rule)));
    Optional<SlotFormula> sum = config.content() instanceof Derived derived
        ? Optional.of(derived.formula())
        : Optional.empty();
    previous.map(PreviousMonth::figure).ifPresent(figure -> putOpen(months, MonthOutcome.of(figure,
        capacityMbps(config, figure.month().month().atEndOfMonth()), false, sum), rule));
    putOpen(months, MonthOutcome.of(current, capacity, false, sum), rule);
    return CapacityState.of(rule, months.values(), config.entries().upgrade().asOf(today));
  }

  private static void putOpen(Map<YearMonth, CapacityMonth> months, MonthOutcome outcome,
      CapacityRule rule) {
    months.putIfAbsent(outcome.month(), outcome.capacityMonth(rule));
  }

  private Optional<BigDecimal> capacityMbps(SeriesConfig config, LocalDate day) {
    if (config.tellsCapacity()) {
      return config.capacityMbpsOn(day);
    }
    return switch (config.content()) {
      case SeriesConfig.Measured _ -> Optional.ofNullable(readMbps.get(config.id()));
      case Derived derived -> sumMbps(derived.capacityParts(), day);
    };
  }

  private Optional<BigDecimal> sumMbps(List<String> parts, LocalDate day) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : parts) {
      Optional<BigDecimal> capacity = capacityMbps(config(part), day);
      if (capacity.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(capacity.get());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private SeriesConfig config(String id) {
    SeriesConfig config = series.get(id);
    if (config == null) {
      throw new IllegalArgumentException("there is no series '" + id + "'");
    }
    return config;
  }
}
