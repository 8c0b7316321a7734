package org.nroagent.agent.mib;

import java.util.Optional;
import org.nroagent.agent.snapshot.Snapshots;
import org.nroagent.agent.store.EventLog;
import org.nroagent.model.time.TimeSource;

/// The agent that the MIB is about.
///
/// @param name its configured name
/// @param software name and version of the software
/// @param snapshots what its core knows
/// @param events its events of states, empty while it records none
/// @param time the clocks
public record AboutAgent(String name, String software, Snapshots snapshots, Optional<EventLog> events,
    TimeSource time) {}
