package org.nroagent.collector.store;

import java.util.List;

/// What one transaction made durable.
///
/// @param records records stored
/// @param repeats records that said what was stored already
/// @param conflicts records that contradicted what was stored first
/// @param parked records that could not be stored as data
/// @param lost sequences that will never come
/// @param changes the slots that may have changed
/// @param events what became of events
public record Committed(int records, int repeats, int conflicts, int parked, long lost,
    List<Change> changes, EventCounts events) {
  public Committed {
    changes = List.copyOf(changes);
  }

  /// What another collector committed: its counts are told there.
  static Committed elsewhere(List<Change> changes) {
    return new Committed(0, 0, 0, 0, 0, changes, EventCounts.NONE);
  }

  /// Slots of one agent that may have changed.
  ///
  /// @param agent the agent's name
  /// @param from seconds since 1970
  /// @param to seconds since 1970, exclusive
  public record Change(String agent, long from, long to) {}
}
