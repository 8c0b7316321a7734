package org.nroagent.collector.store;

import org.nroagent.model.record.Epoch;

/// What one session brings of one epoch of the ring of events of one agent.
///
/// @param agentId the agent's number in the store
/// @param epoch identity of the ring
/// @param session what the store calls the session
public record EventStream(long agentId, Epoch epoch, String session) {}
