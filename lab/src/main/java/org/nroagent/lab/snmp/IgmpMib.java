package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.util.List;
import java.util.stream.Stream;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.JoinedGroup;
import org.nroagent.lab.state.ShownGroups;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;

/// IGMP-STD-MIB (RFC 2933): interfaces and groups, of IGMPv2 as the set-top boxes speak it (A5); and the choice between
/// it and MGMD-STD-MIB.
final class IgmpMib {
  private static final String BASE = "1.3.6.1.2.1.85.1.";
  private static final long TICK_MILLIS = 10;

  private IgmpMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    if (!visible.table(MibTable.GROUPS)) {
      return List.of();
    }
    ShownGroups shown = ShownGroups.of(state, visible);
    return switch (state.model().offer().multicast()) {
      case IGMP_STD -> standard(shown);
      case MGMD -> MgmdMib.nodes(shown);
      case BOTH -> Stream.concat(standard(shown).stream(), MgmdMib.nodes(shown).stream()).toList();
    };
  }

  private static List<MibNode> standard(ShownGroups shown) {
    List<MibNode.Row<String>> interfaces = shown.interfaces().stream()
        .map(name -> MibNode.row(name, shown.ifIndex(name))).toList();
    List<MibNode.Row<JoinedGroup>> groups = shown.groups().stream()
        .map(each -> new MibNode.Row<>(new OID(each.group()).append(shown.ifIndex(each.interfaceName())),
            each))
        .toList();
    return List.of(new MibNode.Table<>(new OID(BASE + "1.1"), interfaceColumns(shown), interfaces),
        new MibNode.Table<>(new OID(BASE + "2.1"), cacheColumns(), groups));
  }

  private static List<MibNode.Column<String>> interfaceColumns(ShownGroups shown) {
    return List.of(column(2, Values.unsigned(ShownGroups.QUERY_INTERVAL.toSeconds())),
        column(3, Values.integer(1)),
        column(4, (name, moment) -> Values.unsigned(shown.version(name))),
        column(5, Values.ipAddress(ShownGroups.QUERIER)), column(6, Values.unsigned(100)),
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

  /// What is left of a membership.
  static TimeTicks expiry(JoinedGroup group, Moment moment) {
    return new TimeTicks(ShownGroups.expiry(group, moment.now()).toMillis() / TICK_MILLIS);
  }
}
