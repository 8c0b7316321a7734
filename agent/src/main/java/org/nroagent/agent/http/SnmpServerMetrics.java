package org.nroagent.agent.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;
import org.nroagent.agent.snapshot.SnmpServerSnapshot;

/// Metrics of the agent's own SNMP server, only where there is one.
final class SnmpServerMetrics {
  private final AgentView view;
  private final MeterRegistry registry;

  private SnmpServerMetrics(AgentView view, MeterRegistry registry) {
    this.view = view;
    this.registry = registry;
  }

  static void bind(AgentView view, MeterRegistry registry) {
    SnmpServerMetrics metrics = new SnmpServerMetrics(view, registry);
    for (SnmpServerSnapshot.Request outcome : SnmpServerSnapshot.Request.values()) {
      metrics.counter("nro.snmp.server.requests", "Datagrams to the agent's SNMP server, by outcome",
          outcome.word(), server -> server.count(outcome));
    }
    for (SnmpServerSnapshot.Notification outcome : SnmpServerSnapshot.Notification.values()) {
      metrics.counter("nro.snmp.server.notifications",
          "Notifications of the agent's SNMP server, by outcome", outcome.word(),
          server -> server.count(outcome));
    }
  }

  private void counter(String name, String description, String outcome,
      ToLongFunction<SnmpServerSnapshot> count) {
    FunctionCounter
        .builder(name, view, each -> each.snmpServer().get().map(count::applyAsLong).orElse(0L))
        .description(description).tag("outcome", outcome).register(registry);
  }
}
