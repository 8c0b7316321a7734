package org.nroagent.endtoend.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.incident.ToldServices;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Reason;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.state.Origin;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Weeks of two NROs: one with two OLTs and one with an OLT and a base station, whose accesses fail at random, alone or with all gates, and of whose
/// slots some are missing.
final class RandomOutages {
  static final SlotGrid GRID = new SlotGrid(900);
  static final Duration ENDED_AFTER = Duration.ofMinutes(30);
  static final String SPOKE = "spoke";
  /// The access that a base station is connected to.
  static final String STATION = "port-4";
  /// The OLTs and the base station by the access that each is connected to.
  static final Map<String, String> PLACES = new TreeMap<>(Map.of("lag-1", "n1/olt-1", "lag-2", "n1/olt-2",
      "lag-3", "n2/olt-1", STATION, Place.linkName("n2", new LinkAt(SPOKE, STATION))));
  /// One Mbit/s over a slot.
  private static final long MBPS = 112_500_000;

  final Map<String, Map<Instant, Slot>> slots = new TreeMap<>();
  final Map<Instant, RowImpact> rows = new TreeMap<>();
  final List<StateEvent> events = new ArrayList<>();
  ToldStates told = ToldStates.NOTHING;
  private final Random random;
  /// How many slots an outage goes on, by access; of all of them under the name of the gates.
  private final Map<String, Integer> goesOn = new TreeMap<>();

  RandomOutages(long seed, Instant from, Instant to) {
    this.random = new Random(seed);
    PLACES.keySet().forEach(access -> slots.put(access, new TreeMap<>()));
    for (Instant slot = from; slot.isBefore(to); slot = GRID.next(slot)) {
      judge(slot.plusSeconds(7), slot);
      carry(slot);
    }
  }

  static List<Place> places() {
    List<Place> places = new ArrayList<>();
    PLACES.forEach((access, olt) -> places.add(new Place(olt, Place.nroOf(olt), Optional.of(route(access)))));
    places.add(Place.ofNro("n1"));
    places.add(Place.ofNro("n2"));
    return places;
  }

  static Route route(String access) {
    return new Route(new LinkAt(SPOKE, access), List.of());
  }

  private static LineCounts lines(String place) {
    return place.equals(PLACES.get(STATION))
        ? LineCounts.of(LineKind.CHANNELS, 100)
        : LineCounts.of(LineKind.FTTH, 1_000);
  }

  private boolean lasts(String what, double chance) {
    int left = goesOn.getOrDefault(what, 0);
    int next = left > 0 ? left - 1 : random.nextDouble() < chance ? 1 + random.nextInt(10) : 0;
    goesOn.put(what, next);
    return next > 0;
  }

  private boolean isDown(String access) {
    return goesOn.getOrDefault("gates", 0) > 0 || goesOn.getOrDefault(access, 0) > 0;
  }

  private void judge(Instant at, Instant slot) {
    boolean gates = lasts("gates", 0.002);
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    PLACES.forEach((access, olt) -> {
      boolean down = lasts(access, 0.01) || gates;
      boolean seen = random.nextInt(50) > 0;
      verdicts.put(olt, verdict(down, seen, gates ? "gates A B" : "access " + SPOKE + " " + access));
    });
    Telling telling = IncidentTracker.step(new IncidentTracker.Settings(Duration.ZERO, ENDED_AFTER), told,
        places(), verdicts, place -> Optional.of(lines(place)), at);
    for (StateChange change : telling.changes()) {
      events.add(change.event(events.size() + 1L, at, ToldServices.DEVICE, Origin.POLL));
    }
    told = telling.told();
    Map<String, Long> down = new TreeMap<>();
    for (ToldServices.Service service : ToldServices.services(told)) {
      OptionalLong incident = service.incident();
      if (incident.isPresent() && service.state().equals(Optional.of(ServiceState.DOWN))) {
        down.put(service.place(), incident.getAsLong());
      }
    }
    RowImpact row = new RowImpact(AffectedLines.in(told, slot, GRID.next(slot), down, RandomOutages::lines));
    if (!row.isNone()) {
      rows.put(slot, row);
    }
  }

  private static Verdict verdict(boolean down, boolean seen, String cause) {
    ServiceState state = !seen ? ServiceState.UNKNOWN : down ? ServiceState.DOWN : ServiceState.UP;
    List<Reason> reasons = state == ServiceState.UP
        ? List.of()
        : List.of(new Reason(Reason.Kind.LINK_DOWN, SPOKE));
    return new Verdict(state, reasons,
        OutageCause.parse(cause).filter(_ -> state == ServiceState.DOWN));
  }

  private void carry(Instant slot) {
    PLACES.keySet().forEach(access -> {
      long in = (isDown(access) ? 1L : 200L) + random.nextInt(300);
      long out = (isDown(access) ? 1L : 100L) + random.nextInt(500);
      slots.getOrDefault(access, new TreeMap<>()).put(slot, random.nextInt(40) == 0
          ? new Slot.Missing(MissingReason.NO_ANSWER)
          : new Slot.Metered(in * MBPS, out * MBPS, false));
    });
  }
}
