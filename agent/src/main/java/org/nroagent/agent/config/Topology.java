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
