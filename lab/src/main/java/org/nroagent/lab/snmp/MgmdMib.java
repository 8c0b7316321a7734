package org.nroagent.lab.snmp;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.state.JoinedGroup;
import org.nroagent.lab.state.ShownGroups;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

import static org.nroagent.lab.snmp.MibNode.column;

/// MGMD-STD-MIB (RFC 5519): the router's interfaces and groups with their sources. A group joined for any source is
/// one of IGMPv2 and shows as exclude without sources.
final class MgmdMib {
  private static final String BASE = "1.3.6.1.2.1.185.1.";
  private static final int IPV4 = 1;
  private static final int IPV4_LENGTH = 4;
  private static final int INCLUDE = 1;
  private static final int EXCLUDE = 2;
  private static final OctetString QUERIER = new OctetString(Values.ipv4(ShownGroups.QUERIER).getAddress());

  private MgmdMib() {}

  /// One source of a group.
  private record Source(JoinedGroup group, String address) {}

  static List<MibNode> nodes(ShownGroups shown) {
    List<MibNode.Row<String>> interfaces = shown.interfaces().stream()
        .map(name -> MibNode.row(name, shown.ifIndex(name), IPV4)).toList();
    List<MibNode.Row<JoinedGroup>> groups = new ArrayList<>();
    List<MibNode.Row<JoinedGroup>> inverse = new ArrayList<>();
    List<MibNode.Row<Source>> sources = new ArrayList<>();
    for (JoinedGroup each : shown.groups()) {
      OID index = address(each.group()).append(shown.ifIndex(each.interfaceName()));
      groups.add(new MibNode.Row<>(index, each));
      inverse.add(
          new MibNode.Row<>(
              new OID(new int[]{shown.ifIndex(each.interfaceName())}).append(address(each.group())),
              each));
      for (String source : each.sources()) {
        OID itsAddress = new OID(new int[]{IPV4_LENGTH}).append(new OID(source));
        sources.add(new MibNode.Row<>(new OID(index).append(itsAddress), new Source(each, source)));
      }
    }
    return List.of(new MibNode.Table<>(new OID(BASE + "2.1"), interfaceColumns(shown), interfaces),
        new MibNode.Table<>(new OID(BASE + "4.1"), cacheColumns(), groups),
        new MibNode.Table<>(new OID(BASE + "6.1"),
            List.of(column(3, (each, moment) -> octets(each.group()))), inverse),
        new MibNode.Table<>(new OID(BASE + "8.1"),
            List.of(column(5, (each, moment) -> IgmpMib.expiry(each.group(), moment))), sources));
  }

  private static OID address(String group) {
    return new OID(new int[]{IPV4, IPV4_LENGTH}).append(new OID(group));
  }

  private static OctetString octets(String address) {
    return new OctetString(Values.ipv4(address).getAddress());
  }

  private static List<MibNode.Column<String>> interfaceColumns(ShownGroups shown) {
    return List.of(column(3, QUERIER), column(4, Values.unsigned(ShownGroups.QUERY_INTERVAL.toSeconds())),
        column(5, Values.integer(1)),
        column(6, (name, moment) -> Values.unsigned(shown.version(name))), column(7, Values.unsigned(100)),
        column(8, (name, moment) -> moment.upTime()), column(9, new TimeTicks(0)),
        column(10, Values.counter32(0)),
        column(11, (name, moment) -> Values.counter32(shown.count(name))), column(12, Values.integer(0)),
        column(13, (name, moment) -> Values.gauge(shown.count(name))), column(14, Values.unsigned(2)),
        column(15, Values.unsigned(10)), column(16, Values.unsigned(2)), column(17, Values.unsigned(2)),
        column(18, Values.unsigned(31)));
  }

  private static List<MibNode.Column<JoinedGroup>> cacheColumns() {
    return List.of(column(4, (group, moment) -> octets(group.lastReporter())),
        column(5, (group, moment) -> moment.since(group.joined())), column(6, IgmpMib::expiry),
        column(7,
            (group, moment) -> group.sources().isEmpty() ? IgmpMib.expiry(group, moment) : new TimeTicks(0)),
        column(8, new TimeTicks(0)),
        column(9,
            (group, moment) -> group.sources().isEmpty() ? IgmpMib.expiry(group, moment) : new TimeTicks(0)),
        column(10, (group, moment) -> Values.integer(group.sources().isEmpty() ? EXCLUDE : INCLUDE)));
  }
}
