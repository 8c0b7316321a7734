package org.nroagent.agent.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.IgmpGroupReading;

/// Notes which declared groups were ever seen. It holds no more than the plan has. Any thread may call it.
final class WatchedGroups {
  private final Set<Ipv4Address> declared;
  private SeenGroups known;

  /// @param plan the declared groups
  /// @param before what an earlier run knew; groups that are declared no more are forgotten
  WatchedGroups(MulticastPlan plan, SeenGroups before) {
    this.declared = plan.groups().stream().map(Group::address).collect(Collectors.toUnmodifiableSet());
    Set<Ipv4Address> seen = new HashSet<>(before.seen());
    seen.retainAll(declared);
    Map<Ipv4Address, Instant> awaited = new HashMap<>(before.awaited());
    awaited.keySet().retainAll(declared);
    this.known = new SeenGroups(seen, awaited);
  }

  /// Notes the groups of a reading. From the first one on the others are watched.
  ///
  /// @param at the wall clock; a later one that was noted before was wrong
  synchronized void heard(DeviceReading reading, Instant at) {
    Set<Ipv4Address> seen = new HashSet<>(known.seen());
    for (IgmpGroupReading group : reading.igmpGroups()) {
      Groups.address(group).filter(declared::contains).ifPresent(seen::add);
    }
    Map<Ipv4Address, Instant> awaited = new HashMap<>();
    for (Ipv4Address group : declared) {
      if (!seen.contains(group)) {
        awaited.put(group, known.awaitedSince(group).filter(since -> since.isBefore(at)).orElse(at));
      }
    }
    SeenGroups now = new SeenGroups(seen, awaited);
    // The same object as long as nothing changes, so that comparing costs nothing.
    known = now.equals(known) ? known : now;
  }

  /// What is known up to now.
  synchronized SeenGroups seen() {
    return known;
  }
}
