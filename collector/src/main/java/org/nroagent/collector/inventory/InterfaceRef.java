package org.nroagent.collector.inventory;

/// An interface of an agent.
///
/// @param agent the agent's name
/// @param interfaceId the interface's public id there
public record InterfaceRef(String agent, String interfaceId) {
  /// The id over all agents, `agent~interface`. Neither part can hold a tilde, and a URL needs no escape for it.
  @Override
  public String toString() {
    return agent + "~" + interfaceId;
  }
}
