package org.nroagent.collector.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.ingest.IngestCounters;
import org.nroagent.collector.ingest.Sessions;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreCounters;
import org.nroagent.protocol.Message.RefusalCode;

/// The collector's counts for Prometheus.
final class CollectorMetrics implements MeterBinder {
  private final SlotStore store;
  private final Sessions sessions;
  private final SlotAges ages;
  private final List<AgentConfig> agents;

  CollectorMetrics(SlotStore store, Sessions sessions, SlotAges ages, List<AgentConfig> agents) {
    this.store = store;
    this.sessions = sessions;
    this.ages = ages;
    this.agents = List.copyOf(agents);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bindStore(registry);
    bindSessions(registry);
    for (AgentConfig agent : agents) {
      Gauge.builder("nro.collector.slot.age.seconds", ages, from -> from.seconds(agent.name()))
          .description("Time since the end of the agent's newest slot").tag("agent", agent.name())
          .register(registry);
      Gauge.builder("nro.collector.clock.skew.seconds", sessions, from -> skewSeconds(from, agent.name()))
          .description("The agent's clock minus the collector's, as last measured; NaN while it is away")
          .tag("agent", agent.name()).register(registry);
    }
  }

  private void bindStore(MeterRegistry registry) {
    StoreCounters counters = store.counters();
    counter(registry, "nro.collector.records", "Records stored", counters, StoreCounters::records);
    counter(registry, "nro.collector.repeats", "Records that were there already", counters,
        StoreCounters::repeats);
    counter(registry, "nro.collector.conflicts", "Records that contradicted what was stored first", counters,
        StoreCounters::conflicts);
    counter(registry, "nro.collector.parked", "Records that could not be stored as data", counters,
        StoreCounters::parked);
    counter(registry, "nro.collector.lost", "Records that agents lost before they were delivered", counters,
        StoreCounters::lost);
    counter(registry, "nro.collector.events", "Events stored", counters, from -> from.events().stored());
    counter(registry, "nro.collector.event.repeats", "Events that were there already", counters,
        from -> from.events().repeats());
    counter(registry, "nro.collector.event.conflicts",
        "Events that contradicted what was stored first under their sequence", counters,
        from -> from.events().conflicts());
    counter(registry, "nro.collector.events.parked", "Events that could not be read", counters,
        from -> from.events().parked());
    counter(registry, "nro.collector.events.lost", "Events that agents lost before they were delivered",
        counters,
        from -> from.events().lost());
    counter(registry, "nro.collector.commits", "Transactions made durable", counters, StoreCounters::commits);
    counter(registry, "nro.collector.store.failures", "Transactions that failed", counters,
        StoreCounters::failures);
    Gauge.builder("nro.collector.queue.slots", store, SlotStore::queuedSlots)
        .description("Slots that wait to be written").register(registry);
    Gauge.builder("nro.collector.store.up", store, from -> from.failure().isEmpty() ? 1 : 0)
        .description("Whether the store works").register(registry);
  }

  private void bindSessions(MeterRegistry registry) {
    IngestCounters counters = sessions.counters();
    Gauge.builder("nro.collector.sessions", sessions, from -> from.views().size())
        .description("Agents that are connected").register(registry);
    counter(registry, "nro.collector.connections", "Connections accepted", counters,
        IngestCounters::connections);
    counter(registry, "nro.collector.connections.broken", "Connections that broke or fell silent", counters,
        IngestCounters::brokenConnections);
    counter(registry, "nro.collector.connections.too.many", "Connections closed because too many were open",
        counters, IngestCounters::tooManyConnections);
    counter(registry, "nro.collector.handshake.failures", "TLS handshakes that failed", counters,
        IngestCounters::handshakeFailures);
    counter(registry, "nro.collector.clone.alarms", "Times that two live sessions had one identity", counters,
        IngestCounters::cloneAlarms);
    counter(registry, "nro.collector.pauses", "Times that a session was paused because the store was behind",
        counters, IngestCounters::pauses);
    counter(registry, "nro.collector.unread.answers",
        "Times that a session was paused because its agent did not read its answers", counters,
        IngestCounters::unreadAnswers);
    for (RefusalCode code : RefusalCode.values()) {
      FunctionCounter.builder("nro.collector.refusals", counters, from -> from.refusals(code))
          .description("Sessions refused, by reason").tag("code", code.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private static double skewSeconds(Sessions sessions, String agent) {
    return sessions.view(agent).map(view -> view.skew().toMillis() / 1000.0).orElse(Double.NaN);
  }

  private static <T> void counter(MeterRegistry registry, String name, String description, T source,
      ToDoubleFunction<T> count) {
    FunctionCounter.builder(name, source, count).description(description).register(registry);
  }
}
