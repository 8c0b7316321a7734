package org.nroagent.agent.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.NotificationsSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.daemon.tls.TlsMetrics;

/// The agent's metrics: functions over the snapshots, so that nothing is counted twice and a scrape costs next to
/// nothing. `docs/metrics.md` lists them. A value that is not known is NaN.
final class AgentMetrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final AgentView view;
  private final MeterRegistry registry;

  /// @param view what is measured; the caller keeps it, because counters hold it weakly
  /// @param registry gets the metrics
  private AgentMetrics(AgentView view, MeterRegistry registry) {
    this.view = view;
    this.registry = registry;
  }

  /// Registers all metrics of a view.
  ///
  /// @param view what is measured; the caller keeps it as long as the registry, because counters hold it weakly
  static void bind(AgentView view, MeterRegistry registry) {
    AgentMetrics metrics = new AgentMetrics(view, registry);
    metrics.process();
    metrics.core();
    metrics.closing();
    metrics.ring();
    metrics.push();
    metrics.notifications();
    AuditMetrics.bind(view, registry);
    StateMetrics.bind(view, registry);
    ServiceMetrics.bind(view, registry);
    view.snmpServer().get().ifPresent(_ -> SnmpServerMetrics.bind(view, registry));
    List<DeviceSnapshot> devices = view.snapshots().devices();
    devices.forEach(device -> metrics.device(device.name()));
    devices.forEach(metrics::interfaces);
    List<SeriesSnapshot> derived = view.snapshots().derived();
    for (int i = 0; i < derived.size(); i++) {
      SeriesMetrics.bindDerived(view, registry, i, derived.get(i).id());
    }
  }

  private void process() {
    Gauge.builder("nro.agent.info", () -> 1)
        .description("Always 1; the labels say which agent and version this is")
        .tags("agent", view.name(), "version", view.version()).register(registry);
    gauge("nro.uptime.seconds", "Wall time since the start of the agent",
        each -> age(each, each.snapshots().core().startedAt()));
    gauge("nro.jvm.heap.used.bytes", "Heap in use", _ -> usedHeap());
    gauge("nro.jvm.heap.max.bytes", "The most heap there may be", _ -> Runtime.getRuntime().maxMemory());
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void core() {
    coreGauge("nro.rebuilding", "1 while figures lack what the ring held at the start",
        core -> number(core.rebuilding()));
    coreGauge("nro.clock.plausible", "1 while the wall clock may label slots",
        core -> number(core.clockPlausible()));
    counter("nro.clock.steps", "Steps of the wall clock", each -> each.snapshots().core().clockSteps());
    gauge("nro.last.round.age.seconds", "Wall time since the border of the last round of polls that ended",
        each -> age(each, each.snapshots().core().lastRoundBorder().orElse(null)));
    FunctionCounter.builder("nro.store.batches", view, each -> each.snapshots().core().batchesStored())
        .description("Commits to the ring, by outcome").tag("outcome", "stored").register(registry);
    FunctionCounter.builder("nro.store.batches", view, each -> each.snapshots().core().batchesRefused())
        .description("Commits to the ring, by outcome").tag("outcome", "refused").register(registry);
    coreGauge("nro.store.refusing", "1 while the disk refuses commits",
        core -> number(core.storeProblem().isPresent()));
  }

  private void closing() {
    coreGauge("nro.closing.failing", "1 while a month that is over cannot be closed or kept",
        core -> number(!core.closing().problems().isEmpty()));
    counter("nro.closing.failures", "Closings of months that were not complete",
        each -> each.snapshots().core().closing().failures());
  }

  private void ring() {
    gauge("nro.ring.head.sequence", "Newest durable sequence of the ring",
        each -> each.extent().get().head());
    gauge("nro.ring.oldest.sequence", "Oldest sequence that the ring still has",
        each -> each.extent().get().oldest());
  }

  private void push() {
    for (PushStatus.State state : PushStatus.State.values()) {
      Gauge.builder("nro.push.state", view, each -> number(each.push().get().state() == state))
          .description("1 for the state in which delivery is, 0 for the others")
          .tag("state", state.name().toLowerCase(Locale.ROOT)).strongReference(true).register(registry);
    }
    for (PushStatus.Collector collector : view.push().get().collectors()) {
      Gauge.builder("nro.push.collector.used", view, each -> isUsed(each, collector.address()))
          .description("1 for the collector that is in use or being tried, 0 for the others")
          .tag("collector", collector.address()).strongReference(true).register(registry);
    }
    new TlsMetrics("nro.push", () -> view.push().get().tls(), view.time()::wall).bindTo(registry);
    pushGauge("nro.push.pending.records", "Kept records that the collector has not settled",
        PushStatus::pending);
    pushGauge("nro.push.settled.records", "Kept records that the collector has settled", PushStatus::settled);
    gauge("nro.push.last.ack.age.seconds", "Wall time since the last acknowledgement",
        each -> age(each, each.push().get().lastAck()));
    pushGauge("nro.push.clock.skew.seconds", "The agent's clock minus the collector's, as last measured",
        push -> push.clockSkewMillis() == null ? Double.NaN : push.clockSkewMillis() / 1000.0);
    pushCounter("nro.push.sent.records", "Records written to a connection, repetitions included",
        push -> push.counters().sentRecords());
    pushCounter("nro.push.sent.gaps", "Gaps written to a connection", push -> push.counters().sentGaps());
    pushCounter("nro.push.acknowledged.records", "Records that were acknowledged",
        push -> push.counters().acknowledged());
    pushGauge("nro.push.events.taken", "1 while the collector takes events",
        push -> number(push.events().taken()));
    pushGauge("nro.push.pending.events", "Kept events that the collector has not settled",
        push -> push.events().pending());
    pushCounter("nro.push.sent.events", "Events written to a connection, repetitions included",
        push -> push.events().sent());
    pushCounter("nro.push.sent.event.gaps", "Gaps of events written to a connection",
        push -> push.events().sentGaps());
    pushCounter("nro.push.acknowledged.events", "Events that were acknowledged",
        push -> push.events().acknowledged());
    pushCounter("nro.push.connections", "Connections that came to a Welcome",
        push -> push.counters().connections());
    pushCounter("nro.push.failures", "Connections that failed or ended other than by the agent's stop",
        push -> push.counters().failures());
  }

  private static double isUsed(AgentView view, String address) {
    return number(view.push().get().collectors().stream()
        .anyMatch(each -> each.used() && each.address().equals(address)));
  }

  private void notifications() {
    for (NotificationsSnapshot.Outcome outcome : NotificationsSnapshot.Outcome.values()) {
      FunctionCounter
          .builder("nro.notifications.received", view,
              each -> each.snapshots().notifications().map(all -> all.count(outcome)).orElse(0L))
          .description("Messages on the port of notifications, by what became of them")
          .tag("outcome", outcome.word()).register(registry);
    }
  }

  private void device(String name) {
    deviceGauge(name, "nro.device.answering", "1 if the last poll gave a reading",
        device -> number(PollState.isAnswering(device)));
    deviceGauge(name, "nro.device.poll.duration.seconds",
        "Real time that the last poll took, answered or not",
        device -> device.pollDuration().map(Duration::toNanos).map(nanos -> nanos / NANOS_PER_SECOND)
            .orElse(Double.NaN));
    deviceGauge(name, "nro.device.reading.age.seconds", "Wall time since the last reading",
        device -> age(view, device.readAt().orElse(null)));
    deviceCounter(name, "answered", DeviceSnapshot::pollsAnswered);
    deviceCounter(name, "failed", DeviceSnapshot::pollsFailed);
  }

  private void interfaces(DeviceSnapshot device) {
    for (int i = 0; i < device.metered().size(); i++) {
      SeriesMetrics.bindInterface(view, registry, device.name(), i, device.metered().get(i).id());
    }
  }

  private void gauge(String name, String description, ToDoubleFunction<AgentView> value) {
    Gauge.builder(name, view, value).description(description).strongReference(true).register(registry);
  }

  private void coreGauge(String name, String description, ToDoubleFunction<CoreSnapshot> value) {
    gauge(name, description, each -> value.applyAsDouble(each.snapshots().core()));
  }

  private void pushGauge(String name, String description, ToDoubleFunction<PushStatus> value) {
    gauge(name, description, each -> value.applyAsDouble(each.push().get()));
  }

  private void counter(String name, String description, ToDoubleFunction<AgentView> value) {
    FunctionCounter.builder(name, view, value).description(description).register(registry);
  }

  private void pushCounter(String name, String description, ToDoubleFunction<PushStatus> value) {
    counter(name, description, each -> value.applyAsDouble(each.push().get()));
  }

  private void deviceGauge(String device, String name, String description,
      ToDoubleFunction<DeviceSnapshot> value) {
    Gauge.builder(name, view, each -> ofDevice(each, device, value)).description(description)
        .tag("device", device)
        .strongReference(true).register(registry);
  }

  private void deviceCounter(String device, String outcome, ToDoubleFunction<DeviceSnapshot> value) {
    FunctionCounter.builder("nro.device.polls", view, each -> ofDevice(each, device, value))
        .description("Polls since the start, by outcome").tags("device", device, "outcome", outcome)
        .register(registry);
  }

  private static double ofDevice(AgentView view, String device, ToDoubleFunction<DeviceSnapshot> value) {
    return view.snapshots().device(device).map(value::applyAsDouble).orElse(Double.NaN);
  }

  /// Seconds between a moment and now by the wall clock, NaN where the moment is not known.
  static double age(AgentView view, @Nullable Instant since) {
    return since == null ? Double.NaN : Duration.between(since, view.time().wall()).toMillis() / 1000.0;
  }

  static double number(boolean flag) {
    return flag ? 1 : 0;
  }
}
