package org.nroagent.collector.store;

import org.nroagent.model.record.Epoch;

/// One epoch of the ring of events of one agent.
///
/// @param agentId the agent's number in the store
/// @param epoch identity of the ring
public record EventStream(long agentId, Epoch epoch) {}
