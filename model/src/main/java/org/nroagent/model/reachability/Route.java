package org.nroagent.model.reachability;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a service rests on.
///
/// @param access where its lines are connected
/// @param deliveries the nominal gate, then the standby one; none where the service needs its access alone
public record Route(LinkAt access, List<Delivery> deliveries) {
  public Route {
    deliveries = List.copyOf(deliveries);
  }

  /// The devices whose states decide.
  public Set<String> devices() {
    Set<String> devices = new TreeSet<>(Set.of(access.device()));
    deliveries.forEach(each -> each.link().ifPresent(link -> devices.add(link.device())));
    return devices;
  }

  /// The names of its gates, sorted: both directions of a pair are the same pair.
  String gates() {
    return String.join(" ", new TreeSet<>(deliveries.stream().map(Delivery::gate).toList()));
  }
}
