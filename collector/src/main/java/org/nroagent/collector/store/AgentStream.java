package org.nroagent.collector.store;

import org.nroagent.model.SlotGrid;

/// One epoch of one agent, as the store knows it.
///
/// @param agent the agent's name
/// @param agentId its number in the store
/// @param epochId its epoch's number in the store
/// @param grid its slots
public record AgentStream(String agent, long agentId, long epochId, SlotGrid grid) {}
