package org.nroagent.lab.traffic;

/// A direction as the device counts it (RFC 2863), not as the contract does: ifIn is what the interface received.
public enum IfDirection {
  /// Received by the interface: ifInOctets.
  IN,
  /// Sent by the interface: ifOutOctets.
  OUT
}
