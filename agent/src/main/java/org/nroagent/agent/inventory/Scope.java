package org.nroagent.agent.inventory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.reachability.Route;

/// What the files may name; it stands in the agent's configuration.
///
/// @param nros by NRO and OLT what the OLT's service rests on; empty for an OLT that this agent does not answer for
/// @param devices names of the configured devices
public record Scope(Map<String, Map<String, Optional<Route>>> nros, Collection<String> devices) {
  public Scope {
    nros = Map.copyOf(nros);
  }
}
