package org.nroagent.collector.inventory;

/// A device of an agent.
///
/// @param agent the agent's name
/// @param device the device's name there
public record DeviceRef(String agent, String device) {
  /// The name over all agents, `agent~device`.
  @Override
  public String toString() {
    return agent + "~" + device;
  }
}
