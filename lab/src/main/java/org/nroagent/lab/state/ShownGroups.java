package org.nroagent.lab.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.lab.device.IgmpGroupModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;

/// What there is to say of multicast groups, by whatever protocol: IGMPv2 as the set-top boxes speak it (A5), IGMPv3 where
/// somebody asks for a source. An interface that goes down forgets its groups; they are joined anew when it is back.
///
/// @param state the device
/// @param interfaces names of the interfaces with IGMP
/// @param groups the groups on them, since when they count
public record ShownGroups(DeviceState state, List<String> interfaces, List<JoinedGroup> groups) {
  /// The router itself, which asks.
  public static final String QUERIER = "198.51.100.1";
  /// How often it asks.
  public static final Duration QUERY_INTERVAL = Duration.ofSeconds(125);

  private static final int IGMP_V2 = 2;
  private static final int IGMP_V3 = 3;
  /// Group membership interval: robustness 2 × query interval + 10 s to respond (RFC 2236 §8.4).
  private static final Duration MEMBERSHIP = Duration.ofSeconds(260);

  /// What a state leaves to say.
  ///
  /// @param visible what the script leaves of it
  public static ShownGroups of(DeviceState state, Visible visible) {
    Set<String> names = new TreeSet<>();
    state.model().igmpGroups().stream().map(IgmpGroupModel::interfaceName).forEach(names::add);
    state.groups().stream().map(JoinedGroup::interfaceName).forEach(names::add);
    names.removeIf(name -> state.ifIndexOf(name) == 0);
    List<JoinedGroup> groups = state.groups().stream()
        .filter(each -> names.contains(each.interfaceName()) && state.isUp(each.interfaceName()))
        .filter(each -> visible.row(MibTable.GROUPS, each.interfaceName() + '/' + each.group()))
        .map(each -> each.since(state.interfaceNamed(each.interfaceName()).lastChange())).toList();
    return new ShownGroups(state, List.copyOf(names), groups);
  }

  /// The index of an interface.
  public int ifIndex(String name) {
    return state.ifIndexOf(name);
  }

  /// The groups on an interface.
  public List<JoinedGroup> on(String name) {
    return groups.stream().filter(each -> each.interfaceName().equals(name)).toList();
  }

  /// How many groups there are on an interface.
  public long count(String name) {
    return on(name).size();
  }

  /// The version of IGMP on an interface.
  public int version(String name) {
    return on(name).stream().allMatch(each -> each.sources().isEmpty()) ? IGMP_V2 : IGMP_V3;
  }

  /// What is left of a membership: a member reports once per query.
  public static Duration expiry(JoinedGroup group, Instant now) {
    long sinceReport = Duration.between(group.joined(), now).toMillis() % QUERY_INTERVAL.toMillis();
    return MEMBERSHIP.minusMillis(sinceReport);
  }
}
