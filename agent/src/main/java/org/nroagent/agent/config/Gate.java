package org.nroagent.agent.config;

import java.util.Optional;

/// A delivery gate: a link aggregation group on a PE-Hub towards the client [C STAS 4.2].
///
/// @param name unique
/// @param at the group on the PE-Hub
/// @param rank whether it is the primary collection interface; the client chooses [C STAS 4.2.2]
/// @param scope whom it serves
/// @param sheet what provider and client agreed about it
/// @param multicast its multicast interconnection, empty where it carries none
public record Gate(String name, InterfaceRef at, Rank rank, Scope scope, InterconnectionSheet sheet,
    Optional<MulticastInterconnection> multicast) {
  /// Which of a pair of gates.
  public enum Rank {
    /// The primary gate, which carries the traffic.
    NOMINAL,
    /// The one that takes over.
    STANDBY
  }

  /// Whom a gate serves.
  public enum Scope {
    /// The region's NROs.
    LOCAL,
    /// All NROs.
    NATIONAL
  }
}
