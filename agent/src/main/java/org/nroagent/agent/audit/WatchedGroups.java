package org.nroagent.agent.audit;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;

/// Notes which declared groups were ever seen. It holds no more than the plan has. Any thread may call it.
final class WatchedGroups {
  private final Instant since;
  private final Set<Ipv4Address> declared;
  private final Set<Ipv4Address> seen = ConcurrentHashMap.newKeySet();

  /// @param plan the declared groups
  /// @param since when watching begins
  WatchedGroups(MulticastPlan plan, Instant since) {
    this.since = since;
    this.declared = plan.groups().stream().map(Group::address).collect(Collectors.toUnmodifiableSet());
  }

  /// Notes the groups of a reading.
  void heard(DeviceReading reading) {
    for (IgmpGroupReading group : reading.igmpGroups()) {
      Groups.address(group).filter(declared::contains).ifPresent(seen::add);
    }
  }

  /// What was seen up to now.
  SeenGroups seen() {
    return new SeenGroups(since, seen);
  }
}
