package org.nroagent.endtoend.impact;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.config.SeriesConfig;
import org.nroagent.agent.config.SeriesEntries;
import org.nroagent.agent.config.ServicesConfig;
import org.nroagent.agent.figure.MonthHistory;
import org.nroagent.agent.figure.SlotTally;
import org.nroagent.agent.http.AgentView;
import org.nroagent.agent.http.SlotHistory;
import org.nroagent.agent.inventory.Inventory;
import org.nroagent.agent.inventory.Scope;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.agent.snapshot.LossSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.snapshot.ServicesSnapshot;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.snapshot.StatesSnapshot;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;

/// An agent whose rings hold what happened.
///
/// @param outages what happened
record AgentOfOutages(RandomOutages outages) implements SlotHistory, EventLog, Snapshots {
  static String id(String access) {
    return RandomOutages.SPOKE + "." + access;
  }

  AgentView view(Instant now) {
    return new AgentView("a1", "test", CivilMonth.CONTRACT_ZONE, RandomOutages.GRID, this, this,
        (_, _) -> Optional.empty(), _ -> Optional.empty(), this, this::extent, List.of(),
        () -> PushStatus.disabled(now), Optional::empty, Optional::empty, new ManualTime(now));
  }

  @Override
  public List<DeviceSnapshot> devices() {
    List<InterfaceSnapshot> metered = RandomOutages.PLACES.keySet().stream().map(AgentOfOutages::metered)
        .toList();
    return List.of(new DeviceSnapshot(RandomOutages.SPOKE, "192.0.2.1:161", Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), 0, 0, metered));
  }

  private static InterfaceSnapshot metered(String access) {
    SeriesConfig config = new SeriesConfig(id(access), Role.ACCESS,
        new SeriesConfig.Measured(RandomOutages.SPOKE, access), Optional.empty(), false, Optional.empty(),
        Role.ACCESS.capacityRule(Terms.shipped().capacity()), List.of(), SeriesEntries.NONE);
    return new InterfaceSnapshot(RandomOutages.SPOKE, access, new SeriesSnapshot(config, Optional.empty(),
        Optional.empty(),
        MonthFigure.of(CivilMonth.parse("2026-11", CivilMonth.CONTRACT_ZONE), RandomOutages.GRID,
            Optional.empty(), Optional.empty()),
        SlotTally.NONE, Optional.empty(), MonthHistory.empty(RandomOutages.GRID, CivilMonth.CONTRACT_ZONE),
        new CapacityState.NoFigure()), LossSnapshot.NONE);
  }

  @Override
  public List<SeriesSnapshot> derived() {
    return List.of();
  }

  @Override
  public CoreSnapshot core() {
    return CoreSnapshot.atStart(Instant.EPOCH);
  }

  @Override
  public StatesSnapshot states() {
    Map<String, Map<String, Optional<Route>>> nros = new TreeMap<>();
    String station = Place.linkName("n2", new LinkAt(RandomOutages.SPOKE, RandomOutages.STATION));
    RandomOutages.PLACES.forEach((access, olt) -> {
      if (olt.equals(station)) {
        return;
      }
      String[] name = olt.split("/", -1);
      nros.computeIfAbsent(name[0], _ -> new TreeMap<>()).put(name[1],
          Optional.of(RandomOutages.route(access)));
    });
    return new StatesSnapshot(0, Optional.empty(), new ServicesSnapshot(outages.told, Map.of(),
        new ServicesConfig(new Scope(nros, List.of(RandomOutages.SPOKE)),
            ServicesConfig.DEFAULT_INCIDENT_AFTER,
            RandomOutages.ENDED_AFTER, List.of(), Optional.empty(),
            Regulations.shipped(Regulations.LUXEMBOURG),
            new Inventory(Map.of(), List.of(Place.ofLink("n2", RandomOutages.route(RandomOutages.STATION))),
                Map.of(station, List.of("4G")), List.of(), Map.of(), List.of()))));
  }

  @Override
  public void read(String interfaceId, Instant from, Instant to, Consumer consumer) {
    throw new UnsupportedOperationException("only sums are read");
  }

  @Override
  public SlotWindow window(SlotFormula formula, Instant from, Instant to) {
    List<SlotWindow> parts = formula.parts().stream().map(id -> window(id, from, to)).toList();
    return formula.windowOf(parts);
  }

  private SlotWindow window(String id, Instant from, Instant to) {
    Map<Instant, Slot> slots = outages.slots.getOrDefault(
        id.substring(RandomOutages.SPOKE.length() + 1), Collections.emptyMap());
    SlotWindow window = new SlotWindow(RandomOutages.GRID, from,
        Math.toIntExact(RandomOutages.GRID.count(from, to)));
    for (Instant slot = from; slot.isBefore(to); slot = RandomOutages.GRID.next(slot)) {
      Slot known = slots.get(slot);
      if (known != null) {
        window.set(slot, known);
      }
    }
    return window;
  }

  @Override
  public Extent extent() {
    return new Extent(new Epoch(1, 2), 1, outages.events.size());
  }

  @Override
  public Batch read(long after, int limit) {
    List<Stored> events = new ArrayList<>();
    for (StateEvent event : outages.events.subList(Math.toIntExact(after),
        Math.min(Math.toIntExact(after) + limit, outages.events.size()))) {
      events.add(new Stored(event.sequence(), ByteBuffer.wrap(StateEventCodec.encode(event)), 0));
    }
    return new Batch(events, List.of(), after + events.size());
  }
}
