package org.nroagent.model.reading;

import java.util.OptionalLong;

/// One interface that listens for members of multicast groups (RFC 2933, RFC 5519).
///
/// @param interfaceName ifName of the interface
/// @param version IGMP version of the interface, 0 where the device does not say
/// @param groups how many groups have members behind it now, as the device counts them
/// @param memberships how often a group was joined since the interface listens: a counter, as the device counts
public record IgmpInterfaceReading(String interfaceName, int version, OptionalLong groups,
    OptionalLong memberships) {}
