package org.nroagent.agent.audit;

import java.util.Optional;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.IgmpGroupReading;

/// Groups of readings as addresses.
public final class Groups {
  private Groups() {}

  /// The group's address, empty where it is not an IPv4 one.
  public static Optional<Ipv4Address> address(IgmpGroupReading group) {
    try {
      return Optional.of(Ipv4Address.parse(group.group()));
    } catch (IllegalArgumentException notIpv4) {
      return Optional.empty();
    }
  }
}
