package org.nroagent.agent.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateRow;
import org.nroagent.model.state.ToldEntry;

/// Metrics of states and events: functions over the snapshots.
final class StateMetrics {
  private final AgentView view;
  private final MeterRegistry registry;

  private StateMetrics(AgentView view, MeterRegistry registry) {
    this.view = view;
    this.registry = registry;
  }

  /// @param view what is measured; the caller keeps it, because counters hold it weakly
  static void bind(AgentView view, MeterRegistry registry) {
    StateMetrics metrics = new StateMetrics(view, registry);
    metrics.gauge("nro.events.head.sequence", "Newest durable event", each -> each.events().extent().head());
    metrics.gauge("nro.events.oldest.sequence", "Oldest event that is kept",
        each -> each.events().extent().oldest());
    metrics.gauge("nro.events.waiting", "Events that are not durable",
        each -> each.snapshots().states().waiting());
    metrics.gauge("nro.events.refusing", "1 while the disk refuses events",
        each -> each.snapshots().states().problem().isPresent() ? 1 : 0);
    for (DeviceSnapshot device : view.snapshots().devices()) {
      metrics.device(device.name(), "nro.states.watched", "Subjects whose states are watched", _ -> true);
      metrics.device(device.name(), "nro.states.missing", "Subjects that are expected and missing",
          entry -> entry.seen().word(Aspect.PRESENCE).equals(StateRow.MISSING));
      metrics.device(device.name(), "nro.states.flapping", "Subjects that change too often",
          entry -> entry.flapping() != null);
      Gauge.builder("nro.device.active.sessions", view, each -> sessions(each, device.name()))
          .description("Subscribers' sessions that the device serves").tag("device", device.name())
          .register(registry);
    }
  }

  private static double sessions(AgentView view, String device) {
    OptionalLong sessions = view.snapshots().device(device).flatMap(DeviceSnapshot::reading)
        .map(DeviceReading::activeSessions).orElse(OptionalLong.empty());
    return sessions.isPresent() ? sessions.getAsLong() : Double.NaN;
  }

  private void gauge(String name, String description, ToDoubleFunction<AgentView> value) {
    Gauge.builder(name, view, value).description(description).register(registry);
  }

  private void device(String device, String name, String description, Predicate<ToldEntry> which) {
    Gauge.builder(name, view, each -> each.snapshots().device(device)
        .map(found -> found.told().entries().values().stream().filter(which).count()).orElse(0L))
        .description(description).tag("device", device).register(registry);
  }
}
