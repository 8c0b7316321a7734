package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.ToldServices.Incident;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.OutageCause;
import org.nroagent.model.reachability.Place;
import org.nroagent.model.reachability.Reason;
import org.nroagent.model.reachability.Route;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.reachability.Verdict;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

/// Services that are judged minute by minute. OLT *i* is of NRO *i* and has 10^*i* lines.
final class Story {
  static final Instant START = Instant.parse("2026-11-18T10:00:00Z");
  static final IncidentTracker.Settings SETTINGS = new IncidentTracker.Settings(Duration.ZERO,
      Duration.ofMinutes(10));

  private final IncidentTracker.Settings settings;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
  final List<StateChange> changes = new ArrayList<>();
  ToldStates told = ToldStates.NOTHING;
  Instant now = START;

  Story(int olts, IncidentTracker.Settings settings) {
    this.settings = settings;
    for (int i = 0; i < olts; i++) {
      places.add(Place.ofOlt("N" + i, "olt", new Route(new LinkAt("spoke" + i, "lag-1"), List.of())));
    }
    for (int i = 0; i < olts; i++) {
      places.add(Place.ofNro("N" + i));
      is(i, ServiceState.UP, "");
    }
    step(0);
  }

  static String olt(int i) {
    return "N" + i + "/olt";
  }

  /// How an OLT, and with it its NRO, is from now on.
  Story is(int i, ServiceState state, String cause) {
    List<Reason> reasons = state == ServiceState.UP
        ? List.of()
        : List.of(new Reason(Reason.Kind.LINK_DOWN, "spoke" + i + " lag-1"));
    verdicts.put(olt(i), new Verdict(state, reasons, OutageCause.parse(cause)));
    verdicts.put("N" + i, new Verdict(state, reasons, Optional.empty()));
    return this;
  }

  Story down(int i, String cause) {
    return is(i, ServiceState.DOWN, cause);
  }

  Story up(int i) {
    return is(i, ServiceState.UP, "");
  }

  /// An OLT, and with it its NRO, is configured no more.
  Story without(int i) {
    places.removeIf(place -> place.nro().equals("N" + i));
    return this;
  }

  /// How the first OLT is judged now.
  ServiceState verdict() {
    return Optional.ofNullable(verdicts.get(olt(0))).orElseThrow().state();
  }

  /// How everything is judged now.
  Map<String, ServiceState> states() {
    return verdicts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().state()));
  }

  /// Lets minutes pass and judges once.
  Telling step(int minutes) {
    now = now.plus(Duration.ofMinutes(minutes));
    // NROs after their OLTs, as the judge gives them.
    Map<String, Verdict> ordered = new LinkedHashMap<>();
    places.forEach(place -> Optional.ofNullable(verdicts.get(place.name()))
        .ifPresent(verdict -> ordered.put(place.name(), verdict)));
    Telling telling = IncidentTracker.step(settings, told, places, ordered,
        place -> Optional.of(Story.lines(place)), now);
    told = telling.told();
    changes.addAll(telling.changes());
    return telling;
  }

  static LineCounts lines(String place) {
    return place.contains("/")
        ? LineCounts.of(LineKind.FTTH, (long) Math.pow(10, place.charAt(1) - '0'))
        : LineCounts.NONE;
  }

  List<Incident> incidents() {
    return ToldServices.incidents(told);
  }

  List<String> members(long number) {
    return ToldServices.services(told).stream()
        .filter(service -> service.incident().isPresent() && service.incident().getAsLong() == number)
        .map(ToldServices.Service::place).toList();
  }

  List<String> told(Subject.Kind kind, Aspect aspect) {
    return changes.stream().filter(each -> each.subject().kind() == kind && each.aspect() == aspect)
        .map(each -> each.subject().name() + " " + each.before() + ">" + each.after()).toList();
  }
}
