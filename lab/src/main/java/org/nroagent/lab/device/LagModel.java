package org.nroagent.lab.device;

import java.util.List;

/// One link aggregation group with LACP.
///
/// @param name ifName of its aggregate interface
/// @param members ifNames of the configured members, in order
/// @param shortTimeout whether LACP runs with the short timeout (fast, 1 s)
/// @param minimumLinks active members below which the LAG goes down, at least 1
/// @param key actor's key; the partner's is the same plus one
/// @param partnerSystem the partner's system MAC address, `xx:xx:xx:xx:xx:xx`
public record LagModel(String name, List<String> members, boolean shortTimeout, int minimumLinks, int key,
    String partnerSystem) {
  /// @throws IllegalArgumentException if the minimum is not within the members' number
  public LagModel {
    members = List.copyOf(members);
    if (minimumLinks < 1 || minimumLinks > members.size()) {
      throw new IllegalArgumentException(
          "LAG " + name + ": minimum of links " + minimumLinks + " is not 1…" + members.size());
    }
  }
}
