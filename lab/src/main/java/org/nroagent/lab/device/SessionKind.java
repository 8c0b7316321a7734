package org.nroagent.lab.device;

/// What a routing session speaks.
public enum SessionKind {
  /// BGP-4
  BGP,
  /// PIM sparse mode
  PIM,
  /// MSDP
  MSDP
}
