package org.nroagent.model.reachability;

import java.util.Optional;

/// One gate that a service is delivered at, and what this agent can see of the way to it.
///
/// @param gate the gate's name
/// @param link its LAG, empty where another agent polls it
/// @param endPoints whether connectivity fault management was agreed for its members
/// @param pseudowire the pseudowire to it on the device of the access, empty where none is configured
/// @param endPoint the remote end point that is heard through it there, `MD/MA/101/201`, empty where none is configured
public record Delivery(String gate, Optional<LinkAt> link, boolean endPoints, Optional<String> pseudowire,
    Optional<String> endPoint) {}
