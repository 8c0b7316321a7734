package org.nroagent.agent.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was ordered and agreed: the client, the plaques with their NROs and OLTs, the gates with their interconnection
/// sheets, the multicast plan. The audit compares it with what devices say.
///
/// @param client whose links these are
/// @param plaques areas with their NROs, possibly none
/// @param gates delivery gates, possibly none; names are unique
/// @param multicast the client's plan of groups and sources, empty where it has none
public record Topology(Client client, List<Plaque> plaques, List<Gate> gates,
    Optional<MulticastPlan> multicast) {
  public Topology {
    plaques = List.copyOf(plaques);
    gates = List.copyOf(gates);
  }

  /// All OLTs in the order of the file.
  public Stream<Olt> olts() {
    return plaques.stream().flatMap(plaque -> plaque.nros().stream()).flatMap(nro -> nro.olts().stream());
  }

  /// The part that one device can tell something of: the gates on it, the OLTs with their access on it or delivered at
  /// one of those gates, and the whole multicast plan.
  public Topology on(String device) {
    List<Gate> onDevice = gates.stream().filter(gate -> gate.at().device().equals(device)).toList();
    return new Topology(client,
        plaques.stream().map(plaque -> new Plaque(plaque.name(), plaque.nros().stream()
            .map(nro -> new Nro(nro.name(),
                nro.olts().stream().flatMap(olt -> on(device, onDevice, olt).stream()).toList()))
            .toList())).toList(),
        onDevice, multicast);
  }

  private static Optional<Olt> on(String device, List<Gate> gates, Olt olt) {
    Optional<InterfaceRef> access = olt.access().filter(at -> at.device().equals(device));
    boolean delivered = gates.stream().anyMatch(gate -> olt.svlanAt(gate.name()).isPresent());
    return access.isPresent() || delivered ? Optional.of(olt.withAccess(access)) : Optional.empty();
  }

  /// The client.
  ///
  /// @param name for people
  /// @param trigramme its three characters in the names of maintenance domains [C STAS 4.2.3]
  /// @param autonomousSystem its AS, 1…2^32 − 1, empty where it has no multicast interconnection
  public record Client(String name, String trigramme, Optional<Long> autonomousSystem) {}

  /// An FTTH area.
  ///
  /// @param name unique
  /// @param nros its central offices
  public record Plaque(String name, List<Nro> nros) {
    public Plaque {
      nros = List.copyOf(nros);
    }
  }

  /// An optical central office.
  ///
  /// @param name the provider's code of it, unique
  /// @param olts the client's access equipment in it
  public record Nro(String name, List<Olt> olts) {
    public Nro {
      olts = List.copyOf(olts);
    }
  }
}
