package org.nroagent.agent.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.nroagent.model.address.Ipv4Address;

/// Multicast groups that were seen on any device since somebody watches. A channel that nobody looks at is not in a
/// reading, so a group that is not seen now may be in use.
///
/// @param since when watching began
/// @param groups every group that was seen since
public record SeenGroups(Instant since, Set<Ipv4Address> groups) {
  public SeenGroups {
    groups = Set.copyOf(groups);
  }

  /// How long it has been watched.
  public Duration watched(Instant now) {
    return Duration.between(since, now);
  }
}
