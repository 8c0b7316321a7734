package org.nroagent.model.reachability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.reachability.OutageCause.Kind;

/// Judges services by what is known of the devices [C CP 11.1]: one is available if its access carries and at least one
/// of its two gates is reachable. Pure; silence makes a state unknown and never down or up.
public final class Judge {
  private final Sights sights;

  private Judge(Evidence evidence) {
    this.sights = new Sights(evidence);
  }

  /// Judges all places.
  ///
  /// @param places an NRO after its OLTs
  /// @param heard the devices of which something is known since the start, be it that they do not answer; a place that
  ///     rests on another one is left out: it stays as it was told
  /// @return by name, in the order of the places
  public static Map<String, Verdict> all(List<Place> places, Evidence evidence, Set<String> heard) {
    Judge judge = new Judge(evidence);
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Place place : places) {
      place.route().filter(route -> heard.containsAll(route.devices()))
          .ifPresent(route -> verdicts.put(place.name(), judge.judge(route)));
    }
    widen(places, verdicts);
    Map<String, List<String>> olts = new HashMap<>();
    places.stream().filter(Place::isOlt)
        .forEach(olt -> olts.computeIfAbsent(olt.nro(), _ -> new ArrayList<>()).add(olt.name()));
    for (Place place : places) {
      List<String> ofNro = olts.getOrDefault(place.name(), List.of());
      if (place.isNro() && !ofNro.isEmpty() && verdicts.keySet().containsAll(ofNro)) {
        verdicts.put(place.name(), ofNro(ofNro, verdicts, place.elsewhere()));
      }
    }
    return verdicts;
  }

  private static Verdict ofNro(List<String> olts, Map<String, Verdict> verdicts, List<String> elsewhere) {
    Map<String, Verdict> each = new LinkedHashMap<>();
    olts.forEach(olt -> each.put(olt, Objects.requireNonNull(verdicts.get(olt))));
    return Verdict.ofNro(each, elsewhere);
  }

  /// Where every service that is delivered at a pair of gates has lost its ways to them, and more than one device says
  /// so, it is the gates.
  private static void widen(List<Place> places, Map<String, Verdict> verdicts) {
    Map<String, Set<String>> lostFrom = new HashMap<>();
    Set<String> reached = new HashSet<>();
    for (Place place : places) {
      Route route = place.route().filter(each -> !each.deliveries().isEmpty()).orElse(null);
      if (route == null) {
        continue;
      }
      Verdict verdict = verdicts.get(place.name());
      if (verdict != null && verdict.cause().filter(cause -> cause.kind() == Kind.PATHS).isPresent()) {
        lostFrom.computeIfAbsent(route.gates(), _ -> new HashSet<>()).add(route.access().device());
      } else {
        reached.add(route.gates());
      }
    }
    for (Place place : places) {
      place.route().filter(route -> !reached.contains(route.gates())
          && lostFrom.getOrDefault(route.gates(), Set.of()).size() > 1)
          .ifPresent(route -> verdicts.computeIfPresent(place.name(),
              (_, verdict) -> verdict.withCause(OutageCause.gates(route))));
    }
  }

  private Verdict judge(Route route) {
    Sight access = sights.link(route.access());
    if (route.deliveries().isEmpty()) {
      return verdict(access, Optional.of(OutageCause.access(route)));
    }
    List<Sight> gates = route.deliveries().stream().map(this::gate).toList();
    List<Sight> ways = route.deliveries().stream().map(each -> way(route, each)).toList();
    Sight gatesAlone = anyOf(gates);
    Sight delivery = delivery(route, List.of(whole(route, 0, gates, ways),
        route.deliveries().size() > 1 ? whole(route, 1, gates, ways) : Sight.UP));
    OutageCause cause = gatesAlone.state() == ServiceState.DOWN
        ? OutageCause.gates(route)
        : access.state() == ServiceState.DOWN ? OutageCause.access(route) : OutageCause.paths(route);
    return verdict(access.and(delivery), Optional.of(cause));
  }

  private static Verdict verdict(Sight sight, Optional<OutageCause> cause) {
    return new Verdict(sight.state(), sight.reasons(),
        cause.filter(_ -> sight.state() == ServiceState.DOWN));
  }

  private Sight gate(Delivery delivery) {
    return delivery.link().map(link -> {
      Sight lag = sights.link(link);
      return delivery.endPoints() ? lag.and(sights.endPoints(link)) : lag;
    }).orElse(Sight.UP);
  }

  private Sight way(Route route, Delivery delivery) {
    String device = route.access().device();
    Sight wire = delivery.pseudowire().map(name -> sights.pseudowire(device, name)).orElse(Sight.UP);
    return delivery.endPoint().map(name -> wire.and(sights.remoteEndPoint(device, name))).orElse(wire);
  }

  /// A gate with the way to it. Where nothing of either is watched, nobody can tell.
  private static Sight whole(Route route, int index, List<Sight> gates, List<Sight> ways) {
    Delivery delivery = route.deliveries().get(index);
    return delivery.link().isEmpty() && delivery.pseudowire().isEmpty() && delivery.endPoint().isEmpty()
        ? Sight.unknown(Reason.Kind.NOT_WATCHED, "gate " + delivery.gate())
        : gates.get(index).and(ways.get(index));
  }

  /// Reachable where one of them is, down where all are.
  private static Sight anyOf(List<Sight> gates) {
    return gates.stream().reduce((one, other) -> {
      ServiceState state = one.state().carries() || other.state().carries()
          ? ServiceState.UP
          : one.state() == ServiceState.DOWN && other.state() == ServiceState.DOWN
              ? ServiceState.DOWN
              : ServiceState.UNKNOWN;
      return one.as(state, other);
    }).orElseThrow();
  }

  /// @param whole the nominal gate, then the standby one
  private Sight delivery(Route route, List<Sight> whole) {
    Sight nominal = whole.get(0);
    if (route.deliveries().size() == 1) {
      return nominal;
    }
    Sight standby = whole.get(1);
    if (!nominal.state().carries() && !standby.state().carries()) {
      return anyOf(whole);
    }
    if (!nominal.state().carries()) {
      Sight reachable = nominal.as(standby.state(), standby);
      return nominal.state() == ServiceState.DOWN || isStandbyActive(route)
          ? onStandby(route, reachable)
          : reachable;
    }
    Sight reachable = nominal.as(
        standby.state().carries() ? nominal.state().and(standby.state()) : nominal.state(), standby);
    if (standby.state() == ServiceState.DOWN) {
      return reachable.lessened(Reason.Kind.NO_STANDBY, gate(route, 1));
    }
    return isStandbyActive(route) ? onStandby(route, reachable) : reachable;
  }

  private boolean isStandbyActive(Route route) {
    return sights.plays(route.access().device(), route.deliveries().get(1).pseudowire(), "active");
  }

  private Sight onStandby(Route route, Sight reachable) {
    Sight active = reachable.lessened(Reason.Kind.STANDBY_ACTIVE, gate(route, 1));
    long nominal = capacity(route.deliveries().get(0));
    long standby = capacity(route.deliveries().get(1));
    return standby > 0 && standby < nominal
        ? active.lessened(Reason.Kind.LESS_CAPACITY, gate(route, 1))
        : active;
  }

  private long capacity(Delivery delivery) {
    return delivery.link().map(sights::capacity).orElse(0L);
  }

  private static String gate(Route route, int index) {
    return "gate " + route.deliveries().get(index).gate();
  }
}
