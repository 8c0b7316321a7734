package org.nroagent.collector.impact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedPiece;
import org.nroagent.model.incident.IncidentTracker;
import org.nroagent.model.incident.OutageHistory;
import org.nroagent.model.incident.OutageHistory.Recomputed;
import org.nroagent.model.incident.SeenDown;
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
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// An agent that judges its services as the real one does, and what is true of them beside it.
final class JudgingAgent {
  private final IncidentTracker.Settings settings;
  private final Map<String, Optional<LineCounts>> lines;
  private final List<Place> places;
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
  private final SeenDown seenDown = new SeenDown(SlotGrid.FIVE_MINUTES);
  private final List<StateEvent> events = new ArrayList<>();
  private final NavigableMap<Instant, RowImpact> slots = new TreeMap<>();
  private ToldStates told = ToldStates.NOTHING;
  /// Places that are down, or were so when they were seen last.
  private final Set<String> out = new HashSet<>();
  private final NavigableMap<Instant, Set<String>> outFrom = new TreeMap<>();
  private final NavigableMap<Instant, Set<String>> seenDownFrom = new TreeMap<>();

  /// @param lines of its places `NRO/OLT`; empty where they are unknown
  JudgingAgent(IncidentTracker.Settings settings, Map<String, Optional<LineCounts>> lines) {
    this.settings = settings;
    this.lines = lines;
    this.places = lines.keySet().stream().sorted().filter(name -> name.contains("/"))
        .map(name -> Place.ofOlt(name.substring(0, name.indexOf('/')),
            name.substring(name.indexOf('/') + 1), new Route(new LinkAt("spoke", "lag"), List.of())))
        .collect(Collectors.toCollection(ArrayList::new));
    places.forEach(place -> is(place.name(), ServiceState.UP, ""));
  }

  /// It judges an NRO as well.
  ///
  /// @param elsewhere the places of its OLTs that other agents poll
  JudgingAgent judges(String nro, String... elsewhere) {
    places.add(Place.ofNro(nro, List.of(elsewhere)));
    return this;
  }

  /// It was started anew, and has heard of no device yet.
  JudgingAgent restarts() {
    verdicts.clear();
    return this;
  }

  /// How a place is judged from now on.
  JudgingAgent is(String place, ServiceState state, String cause) {
    List<Reason> reasons = state == ServiceState.UP
        ? List.of()
        : List.of(new Reason(Reason.Kind.LINK_DOWN, "spoke lag"));
    verdicts.put(place, new Verdict(state, reasons, OutageCause.parse(cause)));
    return this;
  }

  JudgingAgent down(String place, String cause) {
    return is(place, ServiceState.DOWN, cause);
  }

  JudgingAgent up(String place) {
    return is(place, ServiceState.UP, "");
  }

  /// Judges once.
  JudgingAgent judge(Instant wall) {
    seenDown.mark(told, wall);
    places.stream().filter(Place::isNro).forEach(this::judge);
    Telling telling = IncidentTracker.step(settings, told, places, verdicts,
        place -> lines.getOrDefault(place, Optional.empty()), wall);
    told = telling.told();
    telling.changes().forEach(
        change -> events.add(change.event(events.size() + 1L, wall, ToldServices.DEVICE, Origin.AGENT)));
    seenDown.mark(told, wall);
    verdicts.forEach((place, verdict) -> {
      if (verdict.state() == ServiceState.DOWN) {
        out.add(place);
      } else if (verdict.state().carries()) {
        out.remove(place);
      }
    });
    outFrom.put(wall, Set.copyOf(out));
    seenDownFrom.put(wall, verdicts.keySet().stream()
        .filter(place -> Objects.requireNonNull(verdicts.get(place)).state() == ServiceState.DOWN)
        .collect(Collectors.toSet()));
    return this;
  }

  private void judge(Place nro) {
    Set<ServiceState> olts = verdicts.entrySet().stream()
        .filter(each -> Place.isOltOf(nro.name(), each.getKey())).map(each -> each.getValue().state())
        .collect(Collectors.toSet());
    if (!olts.isEmpty()) {
      boolean down = olts.equals(Set.of(ServiceState.DOWN));
      ServiceState seen = olts.size() == 1 ? olts.iterator().next() : ServiceState.DEGRADED;
      verdicts.put(nro.name(), new Verdict(down && !nro.elsewhere().isEmpty() ? ServiceState.UNKNOWN : seen,
          List.of(), Optional.empty()));
    }
  }

  /// Ends the slot that starts then.
  RowImpact endSlot(Instant start) {
    RowImpact row = new RowImpact(seenDown.take(told, start, Duration.ZERO, this::known));
    slots.put(start, row);
    return row;
  }

  /// Judges at every slot's start of [from, to), and after it as things then are.
  JudgingAgent runs(Instant from, Instant to) {
    for (Instant slot = from; slot.isBefore(to); slot = SlotGrid.FIVE_MINUTES.next(slot)) {
      judge(slot);
      endSlot(slot);
    }
    return this;
  }

  /// Tells a collector's store everything.
  void deliver(SlotStore store, String name) {
    new OutageAgent(store, name).slots(slots).tells(events);
  }

  /// The same without its events.
  void deliverSlots(SlotStore store, String name) {
    new OutageAgent(store, name).slots(slots);
  }

  /// The same without the events of a place.
  void deliverWithout(String place, SlotStore store, String name) {
    List<StateEvent> kept = new ArrayList<>();
    events.stream().filter(event -> !event.subject().name().equals(place)).forEach(event -> kept
        .add(event.change().event(kept.size() + 1L, event.at(), ToldServices.DEVICE, Origin.AGENT)));
    new OutageAgent(store, name).slots(slots).tells(kept);
  }

  /// Whether a place is down at an instant, or was so when it was seen last.
  boolean isOut(String place, Instant at) {
    return Optional.ofNullable(outFrom.floorEntry(at)).filter(each -> each.getValue().contains(place))
        .isPresent();
  }

  private LineCounts known(String place) {
    return lines.getOrDefault(place, Optional.empty()).orElse(LineCounts.NONE);
  }

  /// Whose lines are cut off at an instant, each place once.
  LineCounts outAt(Instant at) {
    return sum(Optional.ofNullable(outFrom.floorEntry(at)).map(Map.Entry::getValue).orElse(Set.of()));
  }

  /// Whose lines were cut off in a slot: at its start, when it was looked at, or afterwards. A reading at its start that sees the end
  /// of an outage has seen it, if the one before did.
  LineCounts outIn(Instant start) {
    Set<String> any = new HashSet<>();
    Optional.ofNullable(outFrom.floorEntry(start)).map(Map.Entry::getValue).ifPresent(any::addAll);
    Optional.ofNullable(seenDownFrom.lowerEntry(start)).map(Map.Entry::getValue).ifPresent(any::addAll);
    outFrom.subMap(start, true, SlotGrid.FIVE_MINUTES.next(start), false).values().forEach(any::addAll);
    return sum(any);
  }

  private LineCounts sum(Set<String> names) {
    return names.stream().map(this::known).reduce(LineCounts.NONE, LineCounts::plus);
  }

  /// What `nro-agent impact` computes from its event ring and its inventory, as of when services were judged last.
  List<Recomputed> recomputed() {
    OutageHistory history = new OutageHistory(settings.endedAfter());
    events.forEach(history::add);
    return history.incidents(outFrom.lastKey());
  }

  /// The timeline of an incident, as `nro-agent impact` prints it.
  CutOff timeline(Recomputed incident, Instant now) {
    return new CutOff(AffectedPiece.of(incident.spans(), (place, _) -> known(place), ZoneOffset.UTC, now)
        .stream().map(each -> new CutOff.Piece(each.from(), each.to(), each.lines())).toList());
  }
}
