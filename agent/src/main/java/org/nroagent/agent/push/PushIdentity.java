package org.nroagent.agent.push;

import java.util.Optional;
import org.nroagent.model.SlotGrid;
import org.nroagent.protocol.Octets;

/// What Hello says of the agent beside its ring.
///
/// @param agent the agent's configured name
/// @param software name and version of the software, for people
/// @param grid its slots
/// @param configuration SHA-256 of its configuration, empty where it was read from no file
public record PushIdentity(String agent, String software, SlotGrid grid, Optional<Octets> configuration) {
  /// Without a configuration of which anything could be said.
  public PushIdentity(String agent, String software, SlotGrid grid) {
    this(agent, software, grid, Optional.empty());
  }
}
