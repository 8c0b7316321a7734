package org.nroagent.agent.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.DirectionFigure;

/// The metrics of one metered interface. It is found by its place in the device, so that a scrape of a thousand
/// interfaces searches nothing.
///
/// @param view what is measured
/// @param device the device's configured name
/// @param index the interface's place among the device's metered ones
/// @param id the interface's public id
record InterfaceMetrics(AgentView view, String device, int index, String id) {
  private static final double MEGABITS_PER_OCTET = 8e-6;

  void bind(MeterRegistry registry) {
    gauge(registry, "nro.interface.last.slot.age.seconds", "Wall time since the end of the last final slot",
        InterfaceMetrics::lastSlotAge);
    gauge(registry, "nro.interface.capacity.mbps", "Capacity of the interface",
        each -> each.now().capacityMbps().map(BigDecimal::doubleValue).orElse(Double.NaN));
    gauge(registry, "nro.interface.threshold.reached",
        "1 if the running month's reference value has reached the threshold of the interface's role",
        InterfaceMetrics::thresholdReached);
    for (Direction direction : Direction.values()) {
      gauge(registry, "nro.interface.last.slot.mbps", "Rate of the last final slot, NaN if it is missing",
          each -> each.lastMbps(direction), direction);
      gauge(registry, "nro.interface.percentile95.mbps", "95th percentile of the running month so far",
          each -> each.percentileMbps(direction), direction);
      gauge(registry, "nro.interface.coverage.ratio",
          "Share of the running month's slots that have a value so far",
          each -> each.coverage(direction), direction);
    }
  }

  private InterfaceSnapshot now() {
    List<InterfaceSnapshot> metered = view.snapshots().device(device).map(DeviceSnapshot::metered)
        .orElseThrow();
    return metered.get(index);
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
    DirectionFigure figure = figure(direction);
    return figure == null ? Double.NaN : mbps(figure.octets());
  }

  private double coverage(Direction direction) {
    DirectionFigure figure = figure(direction);
    return figure == null ? 0 : (double) figure.valid() / now().current().expectedSlots();
  }

  private double thresholdReached() {
    InterfaceSnapshot each = now();
    int threshold = each.role().thresholdPercent();
    return threshold == 0
        ? Double.NaN
        : each.capacityMbps().filter(mbps -> mbps.signum() > 0)
            .flatMap(mbps -> each.current().thresholdReached(mbps, BigDecimal.valueOf(threshold)))
            .map(AgentMetrics::number).orElse(Double.NaN);
  }

  private @Nullable DirectionFigure figure(Direction direction) {
    return switch (direction) {
      case IN -> now().current().in();
      case OUT -> now().current().out();
    };
  }

  private double mbps(long octets) {
    return octets * MEGABITS_PER_OCTET / view.grid().seconds();
  }

  private void gauge(MeterRegistry registry, String name, String description,
      ToDoubleFunction<InterfaceMetrics> value) {
    Gauge.builder(name, this, value).description(description).tag("interface", id).strongReference(true)
        .register(registry);
  }

  private void gauge(MeterRegistry registry, String name, String description,
      ToDoubleFunction<InterfaceMetrics> value, Direction direction) {
    Gauge.builder(name, this, value).description(description)
        .tags("interface", id, "direction", direction.name().toLowerCase(Locale.ROOT)).strongReference(true)
        .register(registry);
  }
}
