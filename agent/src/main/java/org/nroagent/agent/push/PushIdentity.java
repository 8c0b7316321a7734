package org.nroagent.agent.push;

import org.nroagent.model.SlotGrid;

/// What Hello says of the agent beside its ring.
///
/// @param agent the agent's configured name
/// @param software name and version of the software, for people
/// @param grid its slots
public record PushIdentity(String agent, String software, SlotGrid grid) {}
