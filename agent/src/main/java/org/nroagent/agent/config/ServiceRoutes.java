package org.nroagent.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nroagent.agent.config.Olt.Standby;
import org.nroagent.agent.config.Olt.Way;
import org.nroagent.agent.inventory.Scope;
import org.nroagent.model.reachability.Delivery;
import org.nroagent.model.reachability.LinkAt;
import org.nroagent.model.reachability.Route;

/// What the services of a topology rest on. An agent answers for the OLTs whose access it polls and for no other, so
/// that no line is counted by two agents.
final class ServiceRoutes {
  private final Map<String, Gate> gates;

  private ServiceRoutes(Topology topology) {
    this.gates = topology.gates().stream()
        .collect(Collectors.toUnmodifiableMap(Gate::name, gate -> gate, (first, _) -> first));
  }

  /// The NROs with their OLTs.
  ///
  /// @param devices names of the configured devices
  static Scope scope(Topology topology, List<String> devices) {
    ServiceRoutes routes = new ServiceRoutes(topology);
    Map<String, Map<String, Optional<Route>>> nros = new LinkedHashMap<>();
    topology.plaques().stream().flatMap(plaque -> plaque.nros().stream()).forEach(nro -> {
      Map<String, Optional<Route>> olts = new LinkedHashMap<>();
      nro.olts().forEach(olt -> olts.put(olt.name(), routes.route(olt)));
      nros.put(nro.name(), olts);
    });
    return new Scope(nros, devices);
  }

  private Optional<Route> route(Olt olt) {
    return olt.access().filter(access -> !access.elsewhere()).map(access -> {
      List<Delivery> deliveries = new ArrayList<>();
      deliveries.add(delivery(olt.nominalGate(), olt.nominalWay()));
      olt.standby().map(Standby::gate).ifPresent(gate -> deliveries.add(delivery(gate, olt.standbyWay())));
      return new Route(link(access), deliveries);
    });
  }

  private Delivery delivery(String name, Way way) {
    Optional<Gate> gate = Optional.ofNullable(gates.get(name));
    Optional<LinkAt> link = gate.map(Gate::at).filter(at -> !at.elsewhere()).map(ServiceRoutes::link);
    boolean endPoints = gate.flatMap(each -> each.sheet().ccmInterval()).isPresent();
    return new Delivery(name, link, endPoints, way.pseudowire(), way.endPoint());
  }

  private static LinkAt link(InterfaceRef at) {
    return new LinkAt(at.device(), at.ifName());
  }
}
