package org.nroagent.agent.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Direction;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.UrgentUpgrade;

/// The metrics of one series. Metered interfaces and derived series have names of their own, so that a sum over
/// interfaces counts nothing twice.
///
/// @param view what is measured
/// @param kind `interface` or `series`: part of the names, and the label that has the id
/// @param id the series' public id
/// @param source its snapshot now, found without a search
record SeriesMetrics(AgentView view, String kind, String id, Supplier<SeriesSnapshot> source) {
  private static final double MEGABITS_PER_OCTET = 8e-6;

  /// The metrics of a metered interface, found by its place in the device.
  ///
  /// @param device the device's configured name
  /// @param index the interface's place among the device's metered ones
  static void bindInterface(AgentView view, MeterRegistry registry, String device, int index, String id) {
    Supplier<InterfaceSnapshot> source = () -> view.snapshots().device(device).orElseThrow().metered()
        .get(index);
    new SeriesMetrics(view, "interface", id, () -> source.get().series()).bind(registry);
    for (DropCounter counter : DropCounter.values()) {
      FunctionCounter
          .builder("nro.interface.lost.packets", source, each -> each.get().losses().count(counter))
          .description("Packets discarded or in error in the slots since the start")
          .tags("interface", id, "counter", counter.name().toLowerCase(Locale.ROOT)).register(registry);
    }
  }

  /// The metrics of a derived series, found by its place among them.
  static void bindDerived(AgentView view, MeterRegistry registry, int index, String id) {
    new SeriesMetrics(view, "series", id, () -> view.snapshots().derived().get(index)).bind(registry);
  }

  private void bind(MeterRegistry registry) {
    gauge(registry, "last.slot.age.seconds", "Wall time since the end of the last final slot",
        SeriesMetrics::lastSlotAge);
    gauge(registry, "capacity.mbps", "Capacity",
        each -> each.now().capacityMbps().map(BigDecimal::doubleValue).orElse(Double.NaN));
    gauge(registry, "threshold.reached",
        "1 if the running month's reference value has reached the threshold of the role",
        SeriesMetrics::thresholdReached);
    gauge(registry, "closed.months", "Closed months that are kept", each -> each.now().history().size());
    gauge(registry, "closed.percentile95.mbps", "Reference value of the newest closed month",
        SeriesMetrics::closedMbps);
    if (source.get().config().capacityRule().isPresent()) {
      gauge(registry, "capacity.state",
          "Promise of capacity: 0 within, 1 warning, 2 upgrade due, NaN while no month counts",
          SeriesMetrics::capacityState);
      gauge(registry, "upgrade.due.timestamp.seconds", "Local midnight of the day by which an upgrade is due",
          SeriesMetrics::upgradeDue);
      gauge(registry, "urgent.upgrade.due.timestamp.seconds",
          "Local midnight of the day by which the oldest open urgent upgrade is due, NaN where none is open",
          SeriesMetrics::urgentUpgradeDue);
    }
    for (Direction direction : Direction.values()) {
      gauge(registry, "last.slot.mbps", "Rate of the last final slot, NaN if it is missing",
          each -> each.lastMbps(direction), direction);
      gauge(registry, "percentile95.mbps", "95th percentile of the running month so far",
          each -> each.percentileMbps(direction), direction);
      gauge(registry, "coverage.ratio", "Share of the running month's slots that have a value so far",
          each -> each.coverage(direction), direction);
    }
  }

  private SeriesSnapshot now() {
    return source.get();
  }

  private double lastSlotAge() {
    return now().lastSlot().map(last -> AgentMetrics.age(view, view.grid().next(last.start())))
        .orElse(Double.NaN);
  }

  private double lastMbps(Direction direction) {
    return now().lastSlot().map(last -> switch (last.slot()) {
      case Slot.Metered(var in, var out, var _) -> mbps(direction == Direction.IN ? in : out);
      case Slot.Missing _ -> Double.NaN;
    }).orElse(Double.NaN);
  }

  private double percentileMbps(Direction direction) {
    return figure(direction).map(figure -> mbps(figure.octets())).orElse(Double.NaN);
  }

  private double coverage(Direction direction) {
    return figure(direction).map(figure -> (double) figure.valid() / now().current().expectedSlots())
        .orElse(0.0);
  }

  private double thresholdReached() {
    SeriesSnapshot each = now();
    return each.config().capacityRule()
        .flatMap(rule -> each.capacityMbps().filter(mbps -> mbps.signum() > 0)
            .flatMap(mbps -> each.current().thresholdReached(mbps,
                rule.threshold(each.current().month().month()))))
        .map(AgentMetrics::number).orElse(Double.NaN);
  }

  private double closedMbps() {
    List<MonthOutcome> months = now().history().months();
    return months.isEmpty()
        ? Double.NaN
        : months.getLast().referenceMbps().map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  private double capacityState() {
    return switch (now().capacityState()) {
      case CapacityState.NotMonitored _,CapacityState.NoFigure _ -> Double.NaN;
      case CapacityState.Within _ -> 0;
      case CapacityState.Warning _ -> 1;
      case CapacityState.UpgradeDue _ -> 2;
    };
  }

  private double upgradeDue() {
    return now().capacityState() instanceof CapacityState.UpgradeDue due
        ? due.due().atStartOfDay(view.zone()).toEpochSecond()
        : Double.NaN;
  }

  private double urgentUpgradeDue() {
    LocalDate today = LocalDate.ofInstant(view.time().wall(), view.zone());
    return now().entries().urgentUpgrades(today).stream().filter(UrgentUpgrade::open).findFirst()
        .map(urgent -> (double) urgent.due().atStartOfDay(view.zone()).toEpochSecond()).orElse(Double.NaN);
  }

  private Optional<DirectionFigure> figure(Direction direction) {
    return now().current().of(direction);
  }

  private double mbps(long octets) {
    return octets * MEGABITS_PER_OCTET / view.grid().seconds();
  }

  private void gauge(MeterRegistry registry, String name, String description,
      ToDoubleFunction<SeriesMetrics> value) {
    Gauge.builder("nro." + kind + "." + name, this, value).description(description).tag(kind, id)
        .strongReference(true).register(registry);
  }

  private void gauge(MeterRegistry registry, String name, String description,
      ToDoubleFunction<SeriesMetrics> value, Direction direction) {
    Gauge.builder("nro." + kind + "." + name, this, value).description(description)
        .tags(kind, id, "direction", direction.name().toLowerCase(Locale.ROOT)).strongReference(true)
        .register(registry);
  }
}
