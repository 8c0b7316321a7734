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
import org.nroagent.collector.inventory.BaseStation;
import org.nroagent.collector.inventory.BaseStation.Technology;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.inventory.Nro;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// An operator's access network over a time: the ports of the NROs that are delivered at its gates, each for as long as it has
/// the NRO; or the ports of its base stations, each for as long as a technology is in service. The gap of an incident is of the same
/// ports, so both speak of the same traffic.
///
/// @param ports when each is part of it
/// @param obstacles why its traffic cannot be told, and what to do; empty where it can
record AccessNetwork(Map<InterfaceRef, TimeRanges> ports, List<String> obstacles) {
  /// An operator's within a time.
  ///
  /// @param zone in which days of the inventory begin
  static AccessNetwork of(DataNetwork kind, Network network, String operator, TimeRange within,
      ZoneId zone) {
    return switch (kind) {
      case FIXED -> fixed(network, operator, within, zone);
      case MOBILE -> mobile(network, operator, within, zone);
    };
  }

  private static AccessNetwork mobile(Network network, String operator, TimeRange within, ZoneId zone) {
    Map<InterfaceRef, TimeRanges> ports = new LinkedHashMap<>();
    List<String> obstacles = new ArrayList<>();
    for (BaseStation station : network.inventory().baseStations()) {
      if (!station.operator().equals(operator)) {
        continue;
      }
      for (Technology technology : station.technologies()) {
        had(technology.inService(), technology.givenUp(), within, zone).ifPresent(had -> {
          if (technology.interfaces().isEmpty()) {
            obstacles.add("the inventory names no interfaces of " + technology.name() + " of base station "
                + station.name() + ", and a part of a sum is no sum; enter what carries its data under"
                + " 'interfaces'");
          }
          add(ports, technology.interfaces(), had);
        });
      }
    }
    if (ports.isEmpty() && obstacles.isEmpty()) {
      obstacles.add("the inventory has no base station of its own; enter them under 'baseStations', each"
          + " technology with what carries its data under 'interfaces'");
    }
    return new AccessNetwork(ports, obstacles);
  }

  private static void add(Map<InterfaceRef, TimeRanges> ports, List<InterfaceRef> added, TimeRange had) {
    added.forEach(port -> ports.merge(port, TimeRanges.of(had), TimeRanges::plus));
  }

  private static AccessNetwork fixed(Network network, String operator, TimeRange within, ZoneId zone) {
    Map<InterfaceRef, TimeRanges> ports = new LinkedHashMap<>();
    List<String> obstacles = new ArrayList<>();
    for (Nro nro : network.inventory().nros()) {
      Optional<TimeRange> had = had(nro.inService(), nro.givenUp(), within, zone);
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
      add(ports, nro.interfaces(), had.get());
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

  /// From the day of the putting into service until it was given up.
  private static Optional<TimeRange> had(LocalDate inService, Optional<LocalDate> givenUp, TimeRange within,
      ZoneId zone) {
    Instant from = later(start(inService, zone), within.from());
    Instant to = givenUp.map(day -> start(day, zone)).filter(within.to()::isAfter).orElse(within.to());
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
