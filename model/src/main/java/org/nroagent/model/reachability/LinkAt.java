package org.nroagent.model.reachability;

/// An interface or a LAG of a device that this agent polls.
///
/// @param device the device's configured name
/// @param ifName its name there
public record LinkAt(String device, String ifName) {
  /// For people: `spoke1 lag-1`.
  @Override
  public String toString() {
    return device + " " + ifName;
  }
}
