package org.nroagent.lab.state;

import java.time.Instant;

/// One multicast group on one interface.
///
/// @param interfaceName ifName
/// @param group IPv4 group address
/// @param lastReporter IPv4 address of the host that reported last
/// @param joined when it was joined
public record JoinedGroup(String interfaceName, String group, String lastReporter, Instant joined) {}
