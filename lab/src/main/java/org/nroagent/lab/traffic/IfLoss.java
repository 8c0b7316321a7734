package org.nroagent.lab.traffic;

/// The packets that an interface may lose, as the device counts them (RFC 2863 §6).
public enum IfLoss {
  /// ifInDiscards.
  IN_DISCARDS,
  /// ifOutDiscards.
  OUT_DISCARDS,
  /// ifInErrors.
  IN_ERRORS,
  /// ifOutErrors.
  OUT_ERRORS
}
