package org.nroagent.lab.device;

import java.net.Inet4Address;
import java.time.Duration;

/// One multicast group with a member behind one interface.
///
/// @param interfaceName ifName of the interface it was joined on
/// @param group IPv4 group address
/// @param lastReporter IPv4 address of the host that reported last
/// @param joinedAfterBoot how long after the device's start it was joined
public record IgmpGroupModel(String interfaceName, String group, String lastReporter,
    Duration joinedAfterBoot) {
  /// @throws IllegalArgumentException if an address is not dotted IPv4
  public IgmpGroupModel {
    Inet4Address.ofLiteral(group);
    Inet4Address.ofLiteral(lastReporter);
  }
}
