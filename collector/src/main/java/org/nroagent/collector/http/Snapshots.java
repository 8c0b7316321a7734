package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Capacities;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.GateReport;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.ingest.RefusedPeers;
import org.nroagent.collector.ingest.SessionView;
import org.nroagent.collector.ingest.Sessions;
import org.nroagent.collector.store.EventReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreCounters;
import org.nroagent.collector.store.StoreReader.AgentEntry;
import org.nroagent.collector.store.StoreReader.AgentEvents;
import org.nroagent.collector.store.StoreReader.DeviceEntry;
import org.nroagent.collector.store.StoreReader.Refused;
import org.nroagent.collector.store.StoreReader.Setup;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.time.TimeSource;

/// Gathers what pages show from configuration, sessions, store and figures. Safe for any thread.
final class Snapshots {
  private final CollectorConfig config;
  private final SlotStore store;
  private final Sessions sessions;
  private final Figures figures;
  private final TimeSource time;

  Snapshots(CollectorConfig config, SlotStore store, Sessions sessions, Figures figures,
      TimeSource time) {
    this.config = config;
    this.store = store;
    this.sessions = sessions;
    this.figures = figures;
    this.time = time;
  }

  StatusView status() {
    StoreCounters counters = store.counters();
    return new StatusView(store.storeId(), time.wall(), config.zone().getId(), config.agents().size(),
        sessions.views().size(), config.network().gates().size(), counters.records(), counters.repeats(),
        counters.conflicts(), counters.parked(), counters.lost(), counters.commits(), counters.failures(),
        store.queuedSlots(), sessions.counters().cloneAlarms(),
        counters.events(),
        store.failure().map(trouble -> new StatusView.StoreFailureView(trouble.since(), trouble.reason())),
        sessions.tls());
  }

  /// Configured agents and those that came before, by name.
  List<AgentView> agents() {
    Map<String, AgentEntry> known = store.reader().agents().stream()
        .collect(Collectors.toMap(AgentEntry::name, Function.identity()));
    Map<String, DeviceEntry> newest = store.reader().devices().stream().collect(Collectors.toMap(
        DeviceEntry::agent, Function.identity(),
        (a, b) -> a.slotStart().isBefore(b.slotStart()) ? b : a));
    Map<String, SessionView> live = sessions.views();
    TreeSet<String> configured = config.agents().stream().map(AgentConfig::name)
        .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> names = new TreeSet<>(configured);
    names.addAll(known.keySet());
    return names.stream()
        .map(name -> agent(name, configured.contains(name), Optional.ofNullable(live.get(name)),
            Optional.ofNullable(known.get(name)), Optional.ofNullable(newest.get(name))))
        .toList();
  }

  /// Every interface of the newest rows, by id.
  List<InterfaceView> interfaces() {
    List<InterfaceView> interfaces = new ArrayList<>();
    for (DeviceEntry device : store.reader().devices()) {
      device.slots().forEach((column, slot) -> interfaces.add(view(device, column, slot)));
    }
    interfaces.sort(Comparator.comparing(InterfaceView::id));
    return interfaces;
  }

  /// All gates in the order of the configuration.
  List<GateView> gates() {
    return gateReports().stream().map(GateView::of).toList();
  }

  List<GateReport> gateReports() {
    return config.network().gates().stream().map(figures::report).toList();
  }

  /// How a gate stands towards the promise of capacity.
  Optional<CapacityView> capacity(GateConfig gate) {
    return new Capacities(config.network(), figures).of(Aggregate.of(gate)).map(CapacityView::of);
  }

  Optional<GateReport> gateReport(String name) {
    return config.network().gate(name).map(figures::report);
  }

  List<RefusedPeers.Entry> refusedPeers() {
    return sessions.refusedPeers().list();
  }

  List<Refused> parked() {
    return store.reader().parked();
  }

  List<Refused> conflicts() {
    return store.reader().conflicts();
  }

  List<EventReader.Entry> events(EventQuery query) {
    return query.ask(store.reader().events());
  }

  List<EventReader.Gap> eventGaps() {
    return store.reader().events().gaps();
  }

  List<EventReader.Parked> parkedEvents() {
    return store.reader().events().parked();
  }

  /// The summed slots of a gate of the last 24 hours, the open slot left out.
  SummedSlots lastDay(GateConfig gate) {
    Aggregate aggregate = Aggregate.of(gate);
    SlotGrid grid = figures.grid(aggregate);
    Instant end = grid.startOf(time.wall());
    return figures.slots(aggregate, grid.plus(end, -grid.perDay()), end);
  }

  private AgentView agent(String name, boolean configured, Optional<SessionView> session,
      Optional<AgentEntry> entry, Optional<DeviceEntry> newest) {
    Setup setup = entry.map(AgentEntry::setup).orElse(Setup.NONE);
    return new AgentView(name, configured, session.isPresent(), session.map(SessionView::remote),
        session.map(SessionView::since), session.map(view -> view.skew().toMillis()),
        session.map(SessionView::backlog), entry.map(AgentEntry::software),
        entry.map(agent -> agent.grid().seconds()), entry.map(AgentEntry::lastSeen),
        newest.map(DeviceEntry::slotStart), newest.map(this::age),
        entry.map(AgentEntry::conflicts).orElse(0L),
        entry.map(AgentEntry::parked).orElse(0L), entry.map(AgentEntry::lost).orElse(0L),
        entry.map(AgentEntry::events).orElse(AgentEvents.NONE), setup.configuration(),
        setup.configurationSince(), setup.softwareSince());
  }

  private InterfaceView view(DeviceEntry device, Column column, Slot slot) {
    String id = new InterfaceRef(device.agent(), column.interfaceId()).toString();
    return switch (slot) {
      case Slot.Metered(long in, long out, boolean interpolated) -> new InterfaceView(id, device.agent(),
          device.device(), column.interfaceId(), column.ifName(), device.slotStart(), age(device),
          interpolated ? "interpolated" : "measured", Optional.empty(), Optional.of(in), Optional.of(out),
          Optional.of(Mbps.ofSlot(in, device.grid())), Optional.of(Mbps.ofSlot(out, device.grid())));
      case Slot.Missing(var reason) -> new InterfaceView(id, device.agent(), device.device(),
          column.interfaceId(), column.ifName(), device.slotStart(), age(device), "missing",
          Optional.of(reason.name().toLowerCase(Locale.ROOT)), Optional.empty(), Optional.empty(),
          Optional.<BigDecimal>empty(), Optional.<BigDecimal>empty());
    };
  }

  private long age(DeviceEntry device) {
    return Math.max(0,
        Duration.between(device.grid().next(device.slotStart()), time.wall()).toSeconds());
  }
}
