package org.nroagent.daemon.regulation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whom prices may be agreed with, and for what.
///
/// @param clients trigrammes of the clients
/// @param plaques the FTTH areas
/// @param gates the client of each delivery gate, empty where it is not said
public record Parties(Set<String> clients, Set<String> plaques, Map<String, Optional<String>> gates) {
  public Parties {
    clients = Set.copyOf(clients);
    plaques = Set.copyOf(plaques);
    gates = Map.copyOf(gates);
  }
}
