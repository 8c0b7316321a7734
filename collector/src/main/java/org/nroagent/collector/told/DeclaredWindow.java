package org.nroagent.collector.told;

import org.nroagent.model.reachability.ServiceWindow;

/// A time that somebody declared at an agent.
///
/// @param agent the agent's name
/// @param number unique for the agent
/// @param window the time; one that names no NRO is about all NROs of the agent
public record DeclaredWindow(String agent, long number, ServiceWindow window) {}
