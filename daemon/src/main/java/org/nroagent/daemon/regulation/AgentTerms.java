package org.nroagent.daemon.regulation;

import org.nroagent.model.figure.CapacityTerms;

/// The terms of a daemon that bills nothing.
///
/// @param capacity when more capacity is promised
/// @param regulations what regulators ask for
public record AgentTerms(CapacityTerms capacity, Regulations regulations) {}
