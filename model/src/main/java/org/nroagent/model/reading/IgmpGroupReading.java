package org.nroagent.model.reading;

import org.jspecify.annotations.Nullable;

/// One multicast group with members behind one interface.
///
/// @param interfaceName ifName of the interface
/// @param group the group's address
/// @param version IGMP version of the interface, 0 where the device does not say
/// @param lastReporter address of the host that reported last, null where the device does not say
/// @param upTimeSeconds since when the group is there
public record IgmpGroupReading(String interfaceName, String group, int version, @Nullable String lastReporter,
    long upTimeSeconds) {}
