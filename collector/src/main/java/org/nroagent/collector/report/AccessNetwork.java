package org.nroagent.collector.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// An operator's access network over a time: the ports of the NROs that are delivered at its gates, each for as long as it has
/// the NRO. The gap of an incident is of the same ports, so both speak of the same traffic.
///
/// @param ports when each is part of it
/// @param obstacles why its traffic cannot be told, and what to do; empty where it can
record AccessNetwork(Map<InterfaceRef, TimeRanges> ports, List<String> obstacles) {
  /// The operators that gates name, in their order.
  static Set<String> operators(Network network) {
    Set<String> operators = new LinkedHashSet<>();
    network.gates().forEach(gate -> gate.operator().ifPresent(operators::add));
    return operators;
  }

  /// An operator's within a time.
  ///
  /// @param zone in which an NRO's days begin
  static AccessNetwork of(Network network, String operator, TimeRange within, ZoneId zone) {
    Map<InterfaceRef, TimeRanges> ports = new LinkedHashMap<>();
    List<String> obstacles = new ArrayList<>();
    for (Nro nro : network.inventory().nros()) {
      Optional<TimeRange> had = had(nro, within, zone);
      Set<String> operators = operators(network, nro);
      if (had.isEmpty() || !operators.contains(operator)) {
        continue;
      }
      if (operators.size() > 1) {
        obstacles.add("NRO " + nro.name() + " is delivered at gates of " + String.join(" and ", operators)
            + ", so whose traffic its ports carry is not known; make it one NRO per operator");
      }
      if (nro.interfaces().isEmpty()) {
        obstacles.add("the inventory names no interfaces of NRO " + nro.name() + " of client " + nro.client()
            + ", and a part of a sum is no sum; enter its metered ports under 'interfaces'");
      }
      nro.interfaces().forEach(port -> ports.merge(port, TimeRanges.of(had.get()),
          TimeRanges::plus));
    }
    if (ports.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("the inventory has no NRO that is delivered at its gates; enter its NROs with 'gates' and"
          + " their metered ports under 'interfaces'");
    }
    return new AccessNetwork(ports, obstacles);
  }

  private static Set<String> operators(Network network, Nro nro) {
    Set<String> operators = new LinkedHashSet<>();
    network.gates().stream().filter(gate -> nro.gates().contains(gate.name())).map(GateConfig::operator)
        .forEach(operator -> operator.ifPresent(operators::add));
    return operators;
  }

  /// From the day of its port's putting into service until it was given up.
  private static Optional<TimeRange> had(Nro nro, TimeRange within, ZoneId zone) {
    Instant from = later(start(nro.inService(), zone), within.from());
    Instant to = nro.givenUp().map(day -> start(day, zone)).filter(within.to()::isAfter).orElse(within.to());
    return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// The agents that meter it.
  Set<String> agents() {
    Set<String> agents = new HashSet<>();
    ports.keySet().forEach(port -> agents.add(port.agent()));
    return agents;
  }
}
