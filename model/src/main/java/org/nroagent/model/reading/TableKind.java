package org.nroagent.model.reading;

/// Kinds of tables that a reading may have read, each as a whole. The order is that of reading: what metering needs
/// comes first, and an ending budget costs the last ones.
public enum TableKind {
  /// Interfaces with their counters.
  INTERFACES("interfaces"),
  /// Link aggregation groups and their ports.
  LAGS("link aggregation groups"),
  /// Maintenance end points and the remote ones they hear.
  CFM("maintenance end points"),
  /// Pseudowires.
  PSEUDOWIRES("pseudowires"),
  /// BGP sessions.
  BGP("BGP sessions"),
  /// PIM neighbours.
  PIM("PIM neighbours"),
  /// MSDP peers.
  MSDP("MSDP peers"),
  /// BFD sessions, which guard the sessions above.
  BFD("BFD sessions"),
  /// Multicast groups with members.
  IGMP("multicast groups"),
  /// Counters per class of service.
  CLASSES_OF_SERVICE("counters per class of service"),
  /// Paths to prefixes learnt over BGP.
  BGP_PATHS("BGP paths");

  private final String words;

  TableKind(String words) {
    this.words = words;
  }

  /// What their rows are, for people: `BGP sessions`.
  public String words() {
    return words;
  }
}
