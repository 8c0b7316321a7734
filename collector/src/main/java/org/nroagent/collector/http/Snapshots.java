package org.nroagent.collector.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.nroagent.collector.store.InterfaceReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreCounters;
import org.nroagent.collector.store.StoreReader.AgentEntry;
import org.nroagent.collector.store.StoreReader.AgentEvents;
import org.nroagent.collector.store.StoreReader.Refused;
import org.nroagent.collector.store.StoreReader.Setup;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.record.ColumnDirectory.Column;
import org.nroagent.model.time.TimeSource;

/// Gathers what pages show from configuration, sessions, store and figures. Safe for any thread.
final class Snapshots {
  /// A last slot older than this many slots is worth a look.
  private static final int LATE_SLOTS = 3;
  private static final int DEFAULT_SLOT_SECONDS = 300;

  private final CollectorConfig config;
  private final SlotStore store;
  private final Sessions sessions;
  private final Figures figures;
  private final TimeSource time;
  private final SlotAges ages;

  Snapshots(CollectorConfig config, SlotStore store, Sessions sessions, Figures figures,
      SlotAges ages, TimeSource time) {
    this.config = config;
    this.store = store;
    this.sessions = sessions;
    this.figures = figures;
    this.ages = ages;
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
  Fleet fleet() {
    Map<String, AgentEntry> known = store.reader().agents().stream()
        .collect(Collectors.toMap(AgentEntry::name, Function.identity()));
    Map<String, SessionView> live = sessions.views();
    Map<String, Long> clones = sessions.clones();
    Set<String> configured = config.agents().stream().map(AgentConfig::name).collect(Collectors.toSet());
    TreeSet<String> names = new TreeSet<>(configured);
    names.addAll(known.keySet());
    return new Fleet(names.stream()
        .map(name -> agent(name, configured.contains(name), Optional.ofNullable(live.get(name)),
            Optional.ofNullable(known.get(name)), clones.getOrDefault(name, 0L)))
        .toList());
  }

  /// Names that two live sessions had at once since the start.
  List<String> clones() {
    return sessions.clones().keySet().stream().sorted().toList();
  }

  /// A part of the interfaces.
  ///
  /// @param interfaces by id
  /// @param next what to ask for as `after` to get the next part, empty for the last
  record Interfaces(List<InterfaceView> interfaces, Optional<String> next) {}

  Interfaces interfaces(InterfaceQuery query) {
    InterfaceReader.Part part = store.reader().interfaces().read(query.query());
    return new Interfaces(part.entries().stream().map(this::view).toList(),
        part.next().map(place -> new InterfaceRef(place.agent(), place.interfaceId()).toString()));
  }

  /// All gates in the order of the configuration.
  List<GateView> gates() {
    return gateReports().stream().map(GateView::of).toList();
  }

  List<GateReport> gateReports() {
    return config.network().gates().stream().map(this::report).toList();
  }

  private GateReport report(GateConfig gate) {
    return figures.report(gate, config.terms().capacity().gate());
  }

  /// How a gate stands towards the promise of capacity.
  Optional<CapacityView> capacity(GateConfig gate) {
    return new Capacities(config.network(), figures, config.terms().capacity()).of(Aggregate.of(gate))
        .map(CapacityView::of);
  }

  Optional<GateReport> gateReport(String name) {
    return config.network().gate(name).map(this::report);
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
      Optional<AgentEntry> entry, long clones) {
    Setup setup = entry.map(AgentEntry::setup).orElse(Setup.NONE);
    Optional<Instant> end = ages.end(name);
    Optional<Long> age = end.map(this::age);
    int slotSeconds = entry.map(agent -> agent.grid().seconds()).orElse(DEFAULT_SLOT_SECONDS);
    return new AgentView(name, configured, session.isPresent(), session.map(SessionView::remote),
        session.map(SessionView::since), session.map(view -> view.skew().toMillis()),
        session.map(SessionView::backlog), entry.map(AgentEntry::software),
        entry.map(agent -> agent.grid().seconds()), entry.map(AgentEntry::lastSeen),
        end.map(instant -> instant.minusSeconds(slotSeconds)), age,
        age.stream().anyMatch(seconds -> seconds > (long) LATE_SLOTS * slotSeconds), clones,
        entry.map(AgentEntry::conflicts).orElse(0L),
        entry.map(AgentEntry::parked).orElse(0L), entry.map(AgentEntry::lost).orElse(0L),
        entry.map(AgentEntry::events).orElse(AgentEvents.NONE), setup.configuration(),
        setup.configurationSince(), setup.softwareSince());
  }

  private InterfaceView view(InterfaceReader.Entry entry) {
    Column column = entry.column();
    String id = new InterfaceRef(entry.agent(), column.interfaceId()).toString();
    long age = age(entry.grid().next(entry.slotStart()));
    return switch (entry.slot()) {
      case Slot.Metered(long in, long out, boolean interpolated) ->
        new InterfaceView(id, entry.agent(), entry.device(),
            column.interfaceId(), column.ifName(), entry.slotStart(), age,
            interpolated ? "interpolated" : "measured", Optional.empty(), Optional.of(in), Optional.of(out),
            Optional.of(Mbps.ofSlot(in, entry.grid())), Optional.of(Mbps.ofSlot(out, entry.grid())));
      case Slot.Missing(var reason) -> new InterfaceView(id, entry.agent(), entry.device(),
          column.interfaceId(), column.ifName(), entry.slotStart(), age, "missing",
          Optional.of(reason.name().toLowerCase(Locale.ROOT)), Optional.empty(), Optional.empty(),
          Optional.<BigDecimal>empty(), Optional.<BigDecimal>empty());
    };
  }

  private long age(Instant end) {
    return Math.max(0, Duration.between(end, time.wall()).toSeconds());
  }
}
