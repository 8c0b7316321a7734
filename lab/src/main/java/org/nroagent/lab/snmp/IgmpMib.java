package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nroagent.lab.device.IgmpGroupModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.JoinedGroup;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

/// IGMP-STD-MIB (RFC 2933): interfaces and groups, of IGMPv2 as the set-top boxes speak it (A5); and the choice between
/// it and MGMD-STD-MIB.
final class IgmpMib {
  /// The router itself, which asks.
  static final String QUERIER = "198.51.100.1";
  /// How often it asks.
  static final Duration QUERY_INTERVAL = Duration.ofSeconds(125);
  private static final String BASE = "1.3.6.1.2.1.85.1.";
  private static final int IGMP_V2 = 2;
  private static final int IGMP_V3 = 3;
  /// Group membership interval: robustness 2 × query interval + 10 s to respond (RFC 2236 §8.4).
  private static final Duration MEMBERSHIP = Duration.ofSeconds(260);
  private static final long TICK_MILLIS = 10;

  private IgmpMib() {}

  /// What there is to say of groups, in whatever MIB. An interface that goes down forgets its groups; they are joined anew
  /// when it is back.
  record Shown(DeviceState state, List<String> interfaces, List<JoinedGroup> groups) {
    static Shown of(DeviceState state, Visible visible) {
      Set<String> names = new TreeSet<>();
      state.model().igmpGroups().stream().map(IgmpGroupModel::interfaceName).forEach(names::add);
      state.groups().stream().map(JoinedGroup::interfaceName).forEach(names::add);
      names.removeIf(name -> state.ifIndexOf(name) == 0);
      List<JoinedGroup> groups = state.groups().stream()
          .filter(each -> names.contains(each.interfaceName()) && state.isUp(each.interfaceName()))
          .filter(each -> visible.row(MibTable.GROUPS, each.interfaceName() + '/' + each.group()))
          .map(each -> each.since(state.interfaceNamed(each.interfaceName()).lastChange())).toList();
      return new Shown(state, List.copyOf(names), groups);
    }

    int ifIndex(String name) {
      return state.ifIndexOf(name);
    }

    long count(String name) {
      return groups.stream().filter(each -> each.interfaceName().equals(name)).count();
    }

    /// IGMPv3 where somebody asks for a source.
    int version(String name) {
      boolean sources = groups.stream()
          .anyMatch(each -> each.interfaceName().equals(name) && !each.sources().isEmpty());
      return sources ? IGMP_V3 : IGMP_V2;
    }
  }

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (!visible.table(MibTable.GROUPS)) {
      return List.of();
    }
    Shown shown = Shown.of(state, visible);
    return switch (state.model().offer().multicast()) {
      case IGMP_STD -> standard(shown);
      case MGMD -> MgmdMib.nodes(shown);
      case BOTH -> Stream.concat(standard(shown).stream(), MgmdMib.nodes(shown).stream()).toList();
    };
  }

  private static List<MibNode> standard(Shown shown) {
    List<MibNode.Row<String>> interfaces = shown.interfaces().stream()
        .map(name -> MibNode.row(name, shown.ifIndex(name))).toList();
    List<MibNode.Row<JoinedGroup>> groups = shown.groups().stream()
        .map(each -> new MibNode.Row<>(new OID(each.group()).append(shown.ifIndex(each.interfaceName())),
            each))
        .toList();
    return List.of(new MibNode.Table<>(new OID(BASE + "1.1"), interfaceColumns(shown), interfaces),
        new MibNode.Table<>(new OID(BASE + "2.1"), cacheColumns(), groups));
  }

  private static List<MibNode.Column<String>> interfaceColumns(Shown shown) {
    return List.of(column(2, Values.unsigned(QUERY_INTERVAL.toSeconds())), column(3, Values.integer(1)),
        column(4, (name, moment) -> Values.unsigned(shown.version(name))),
        column(5, Values.ipAddress(QUERIER)), column(6, Values.unsigned(100)),
        column(7, (name, moment) -> moment.upTime()), column(8, new TimeTicks(0)),
        column(9, new TimeTicks(0)),
        column(10, Values.counter32(0)),
        column(11, (name, moment) -> Values.counter32(shown.count(name))),
        column(12, Values.integer(0)), column(13, (name, moment) -> Values.gauge(shown.count(name))),
        column(14, Values.unsigned(2)), column(15, Values.unsigned(10)));
  }

  private static List<MibNode.Column<JoinedGroup>> cacheColumns() {
    return List.of(column(3, Values.truth(false)),
        column(4, (group, moment) -> Values.ipAddress(group.lastReporter())),
        column(5, (group, moment) -> moment.since(group.joined())), column(6, IgmpMib::expiry),
        column(7, Values.integer(1)), column(8, new TimeTicks(0)));
  }

  /// What is left of a membership: a member reports once per query.
  static TimeTicks expiry(JoinedGroup group, Moment moment) {
    long sinceReport = Duration.between(group.joined(), moment.now()).toMillis() % QUERY_INTERVAL.toMillis();
    return new TimeTicks((MEMBERSHIP.toMillis() - sinceReport) / TICK_MILLIS);
  }
}
