package org.nroagent.agent.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.Ipv4Address;

/// Which declared multicast groups were seen on any device since somebody watches. A channel that nobody looks at is not
/// in a reading, so a group that is not seen now may be in use.
///
/// @param seen groups that were seen, in whatever reading
/// @param awaited since when each of the others is watched
public record SeenGroups(Set<Ipv4Address> seen, Map<Ipv4Address, Instant> awaited) {
  /// Nothing is watched yet.
  public static final SeenGroups NONE = new SeenGroups(Set.of(), Map.of());

  public SeenGroups {
    seen = Set.copyOf(seen);
    awaited = Map.copyOf(awaited);
  }

  /// The groups of a plan that are watched since one moment.
  public static SeenGroups of(Optional<MulticastPlan> plan, Set<Ipv4Address> seen, Instant since) {
    Map<Ipv4Address, Instant> awaited = new HashMap<>();
    plan.stream().flatMap(each -> each.groups().stream()).map(Group::address)
        .filter(group -> !seen.contains(group)).forEach(group -> awaited.put(group, since));
    return new SeenGroups(seen, awaited);
  }

  /// Since when a group is watched that was never seen; empty where it was seen, or nobody watches yet.
  public Optional<Instant> awaitedSince(Ipv4Address group) {
    return Optional.ofNullable(awaited.get(group));
  }
}
