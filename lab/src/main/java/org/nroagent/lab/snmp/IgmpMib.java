package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.lab.device.IgmpGroupModel;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.JoinedGroup;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

/// IGMP-STD-MIB (RFC 2933): interfaces and groups of IGMPv2, which the set-top boxes speak (A5).
final class IgmpMib {
  private static final String BASE = "1.3.6.1.2.1.85.1.";
  private static final int VERSION = 2;
  private static final IpAddress QUERIER = Values.ipAddress("198.51.100.1");
  private static final Duration QUERY_INTERVAL = Duration.ofSeconds(125);
  /// Group membership interval: robustness 2 × query interval + 10 s to respond (RFC 2236 §8.4).
  private static final Duration MEMBERSHIP = Duration.ofSeconds(260);
  private static final long TICK_MILLIS = 10;

  private IgmpMib() {}

  static List<MibNode> nodes(DeviceState state) {
    Set<String> names = new TreeSet<>();
    state.model().igmpGroups().stream().map(IgmpGroupModel::interfaceName).forEach(names::add);
    state.groups().stream().map(JoinedGroup::interfaceName).forEach(names::add);
    names.removeIf(name -> state.ifIndexOf(name) == 0);
    List<MibNode.Row<String>> interfaces = names.stream()
        .map(name -> MibNode.row(name, state.ifIndexOf(name))).toList();
    List<MibNode.Row<JoinedGroup>> groups = new ArrayList<>();
    for (JoinedGroup each : state.groups()) {
      if (state.ifIndexOf(each.interfaceName()) != 0) {
        groups.add(
            new MibNode.Row<>(new OID(each.group()).append(state.ifIndexOf(each.interfaceName())), each));
      }
    }
    return List.of(new MibNode.Table<>(new OID(BASE + "1.1"), interfaceColumns(state), interfaces),
        new MibNode.Table<>(new OID(BASE + "2.1"), cacheColumns(), groups));
  }

  private static List<MibNode.Column<String>> interfaceColumns(DeviceState state) {
    return List.of(column(2, Values.unsigned(QUERY_INTERVAL.toSeconds())), column(3, Values.integer(1)),
        column(4, Values.unsigned(VERSION)), column(5, QUERIER), column(6, Values.unsigned(100)),
        column(7, (name, moment) -> moment.upTime()), column(8, new TimeTicks(0)),
        column(9, new TimeTicks(0)),
        column(10, Values.counter32(0)),
        column(11, (name, moment) -> Values.counter32(groupsOn(state, name))),
        column(12, Values.integer(0)), column(13, (name, moment) -> Values.gauge(groupsOn(state, name))),
        column(14, Values.unsigned(2)), column(15, Values.unsigned(10)));
  }

  private static List<MibNode.Column<JoinedGroup>> cacheColumns() {
    return List.of(column(3, Values.truth(false)),
        column(4, (group, moment) -> Values.ipAddress(group.lastReporter())),
        column(5, (group, moment) -> moment.since(group.joined())), column(6, IgmpMib::expiry),
        column(7, Values.integer(1)), column(8, new TimeTicks(0)));
  }

  private static long groupsOn(DeviceState state, String interfaceName) {
    return state.groups().stream().filter(each -> each.interfaceName().equals(interfaceName)).count();
  }

  /// A member reports once per query.
  private static TimeTicks expiry(JoinedGroup group, Moment moment) {
    long sinceReport = Duration.between(group.joined(), moment.now()).toMillis() % QUERY_INTERVAL.toMillis();
    return new TimeTicks((MEMBERSHIP.toMillis() - sinceReport) / TICK_MILLIS);
  }
}
