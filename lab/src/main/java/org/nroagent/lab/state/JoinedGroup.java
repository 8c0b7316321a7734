package org.nroagent.lab.state;

import java.time.Instant;
import java.util.List;

/// One multicast group on one interface.
///
/// @param interfaceName ifName
/// @param group IPv4 group address
/// @param lastReporter IPv4 address of the host that reported last
/// @param sources IPv4 addresses that members ask for, as only IGMPv3 does; empty for any
/// @param joined when it was joined
public record JoinedGroup(String interfaceName, String group, String lastReporter, List<String> sources,
    Instant joined) {
  /// Keeps a copy.
  public JoinedGroup {
    sources = List.copyOf(sources);
  }

  /// The same group, joined no earlier than at an instant.
  public JoinedGroup since(Instant earliest) {
    return earliest.isAfter(joined)
        ? new JoinedGroup(interfaceName, group, lastReporter, sources, earliest)
        : this;
  }
}
