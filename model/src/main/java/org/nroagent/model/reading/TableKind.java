package org.nroagent.model.reading;

/// Kinds of tables that a reading may have read, each as a whole. The order is that of reading: what metering needs
/// comes first, and an ending budget costs the last ones.
public enum TableKind {
  /// Interfaces with their counters.
  INTERFACES,
  /// Link aggregation groups and their ports.
  LAGS,
  /// Maintenance end points and the remote ones they hear.
  CFM,
  /// Pseudowires.
  PSEUDOWIRES,
  /// BGP sessions.
  BGP,
  /// PIM neighbours.
  PIM,
  /// MSDP peers.
  MSDP,
  /// Multicast groups with members.
  IGMP,
  /// Counters per class of service.
  CLASSES_OF_SERVICE,
  /// Paths to prefixes learnt over BGP.
  BGP_PATHS
}
