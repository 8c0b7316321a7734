package org.nroagent.agent.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.function.ToDoubleFunction;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.daemon.config.Problem;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.reachability.ServiceState;

/// Metrics of services: functions over the snapshot. There are none where the agent answers for no service.
final class ServiceMetrics {
  private final AgentView view;
  private final MeterRegistry registry;

  private ServiceMetrics(AgentView view, MeterRegistry registry) {
    this.view = view;
    this.registry = registry;
  }

  /// @param view what is measured; the caller keeps it, because meters hold it weakly
  static void bind(AgentView view, MeterRegistry registry) {
    ServiceMetrics metrics = new ServiceMetrics(view, registry);
    metrics.gauge("nro.inventory.files.refused", "Files of the inventory that cannot be used",
        each -> each.config().inventory().errors().stream().map(Problem::file).distinct().count());
    if (view.snapshots().states().services().config().places().isEmpty()) {
      return;
    }
    for (ServiceState state : ServiceState.values()) {
      Gauge.builder("nro.services", view, each -> count(each, state)).tag("state", state.word())
          .description("Services in a state").register(registry);
    }
    metrics.gauge("nro.incidents.open", "Open incidents",
        each -> ToldServices.incidents(each.told()).stream().filter(Incident::isOpen).count());
    metrics.gauge("nro.services.lines.unknown", "Services whose lines nobody told",
        each -> each.config().withUnknownLines(today(view)).size());
    for (LineKind kind : LineKind.values()) {
      Gauge.builder("nro.lines.affected", view, each -> affected(each, kind)).tag("kind", kind.key())
          .description("Lines that are cut off now, as far as is known").register(registry);
    }
  }

  private void gauge(String name, String description, ToDoubleFunction<ServicesSnapshot> value) {
    Gauge.builder(name, view, each -> value.applyAsDouble(each.snapshots().states().services()))
        .description(description).register(registry);
  }

  private static LocalDate today(AgentView view) {
    return LocalDate.ofInstant(view.time().wall(), view.zone());
  }

  private static long count(AgentView view, ServiceState state) {
    return ToldServices.services(view.snapshots().states().services().told()).stream()
        .filter(service -> service.state().orElse(ServiceState.UNKNOWN) == state).count();
  }

  private static long affected(AgentView view, LineKind kind) {
    ServicesSnapshot services = view.snapshots().states().services();
    LocalDate day = today(view);
    return AffectedLines.now(services.told(), place -> services.config().inventory().on(place, day)).values()
        .stream().mapToLong(each -> each.all().of(kind)).sum();
  }
}
