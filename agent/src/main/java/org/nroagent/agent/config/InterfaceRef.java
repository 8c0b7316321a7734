package org.nroagent.agent.config;

/// An interface of a device.
///
/// @param device the device's configured name, or, where another agent polls it, any name
/// @param ifName the device's name of the interface
/// @param elsewhere whether another agent polls the device, so that this one can only name it
public record InterfaceRef(String device, String ifName, boolean elsewhere) {
  /// For people: `hub1 lag-1`.
  @Override
  public String toString() {
    return device + " " + ifName;
  }
}
