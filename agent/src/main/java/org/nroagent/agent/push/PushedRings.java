package org.nroagent.agent.push;

import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog;

/// What is delivered: both rings of the agent.
///
/// @param records the ring of slots
/// @param events the ring of events
/// @param foreign hears when one of them must take a new identity
public record PushedRings(RecordLog records, EventLog events, ForeignEpoch foreign) {

  /// Hears, on the push thread, that the collector knows a ring's epoch with another history. The agent must take a new
  /// epoch for that ring.
  public interface ForeignEpoch {
    /// The ring of slots. Until it has a new epoch every try ends here.
    ///
    /// @param reason for people
    void ofRecords(String reason);

    /// The ring of events. Until it has a new epoch only slots are delivered, and this is said again every minute.
    ///
    /// @param reason for people
    void ofEvents(String reason);
  }
}
