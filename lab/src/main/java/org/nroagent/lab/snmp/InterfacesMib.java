package org.nroagent.lab.snmp;

import static org.nroagent.lab.snmp.MibNode.column;

import java.util.ArrayList;
import java.util.List;
import org.nroagent.lab.device.InterfaceType;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.nroagent.lab.traffic.IfPackets;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/// IF-MIB (RFC 2863): ifTable, ifXTable, ifStackTable. Packets follow from the octets, lost ones from the script.
final class InterfacesMib {
  private static final OID IF_ENTRY = new OID("1.3.6.1.2.1.2.2.1");
  private static final OID IF_X_ENTRY = new OID("1.3.6.1.2.1.31.1.1.1");
  private static final OID IF_STACK_ENTRY = new OID("1.3.6.1.2.1.31.1.2.1");
  private static final long BITS_PER_MBIT = 1_000_000;

  private InterfacesMib() {}

  static List<MibNode> nodes(DeviceState state, Visible visible) {
    List<MibNode> nodes = new ArrayList<>();
    if (visible.table(MibTable.INTERFACES)) {
      List<MibNode.Row<InterfaceState>> rows = state.presentInterfaces().stream()
          .filter(each -> visible.row(MibTable.INTERFACES, each.model().name()))
          .map(each -> MibNode.row(each, each.ifIndex())).toList();
      int count = rows.size();
      nodes.add(new MibNode.Scalar(new OID("1.3.6.1.2.1.2.1"), moment -> Values.integer(count)));
      nodes.add(new MibNode.Table<>(IF_ENTRY, ifColumns(state), rows));
      nodes.add(new MibNode.Table<>(IF_X_ENTRY, ifXColumns(state), rows));
      nodes.add(
          new MibNode.Scalar(new OID("1.3.6.1.2.1.31.1.5"), moment -> moment.stamp(state.tableLastChange())));
    }
    if (visible.table(MibTable.STACK)) {
      nodes.add(new MibNode.Table<>(IF_STACK_ENTRY, List.of(column(3, Values.integer(1))), stack(state)));
      nodes.add(
          new MibNode.Scalar(new OID("1.3.6.1.2.1.31.1.6"), moment -> moment.stamp(state.tableLastChange())));
    }
    return nodes;
  }

  private static List<MibNode.Column<InterfaceState>> ifColumns(DeviceState state) {
    return List.of(column(1, (row, moment) -> Values.integer(row.ifIndex())),
        column(2, (row, moment) -> Values.text(row.model().description())),
        column(3, (row, moment) -> Values.integer(row.model().type().number())),
        column(4, (row, moment) -> Values.integer(row.model().mtu())),
        column(5, (row, moment) -> Values.gauge(state.speedMbps(row) * BITS_PER_MBIT)),
        column(6, (row, moment) -> physicalAddress(state, row)),
        column(7, (row, moment) -> Values.integer(row.condition().adminUp() ? 1 : 2)),
        column(8, (row, moment) -> Values.integer(row.oper().number())),
        column(9, (row, moment) -> moment.stamp(row.lastChange())),
        column(10, (row, moment) -> Values.counter32(row.counter(IfDirection.IN, moment.now()))),
        column(11, counter32(IfDirection.IN, IfPackets.UNICAST)),
        column(13, losses(IfLoss.IN_DISCARDS)),
        column(14, losses(IfLoss.IN_ERRORS)),
        column(15, Values.counter32(0)),
        column(16, (row, moment) -> Values.counter32(row.counter(IfDirection.OUT, moment.now()))),
        column(17, counter32(IfDirection.OUT, IfPackets.UNICAST)),
        column(19, losses(IfLoss.OUT_DISCARDS)),
        column(20, losses(IfLoss.OUT_ERRORS)));
  }

  private static List<MibNode.Column<InterfaceState>> ifXColumns(DeviceState state) {
    return List.of(column(1, (row, moment) -> Values.text(row.model().name())),
        column(2, counter32(IfDirection.IN, IfPackets.MULTICAST)),
        column(3, counter32(IfDirection.IN, IfPackets.BROADCAST)),
        column(4, counter32(IfDirection.OUT, IfPackets.MULTICAST)),
        column(5, counter32(IfDirection.OUT, IfPackets.BROADCAST)),
        column(6, (row, moment) -> Values.counter64(row.counter(IfDirection.IN, moment.now()))),
        column(7, counter64(IfDirection.IN, IfPackets.UNICAST)),
        column(8, counter64(IfDirection.IN, IfPackets.MULTICAST)),
        column(9, counter64(IfDirection.IN, IfPackets.BROADCAST)),
        column(10, (row, moment) -> Values.counter64(row.counter(IfDirection.OUT, moment.now()))),
        column(11, counter64(IfDirection.OUT, IfPackets.UNICAST)),
        column(12, counter64(IfDirection.OUT, IfPackets.MULTICAST)),
        column(13, counter64(IfDirection.OUT, IfPackets.BROADCAST)),
        column(14, Values.integer(1)),
        column(15, (row, moment) -> Values.gauge(state.speedMbps(row))),
        column(16, Values.truth(false)),
        column(17, (row, moment) -> Values.truth(row.model().type() == InterfaceType.ETHERNET)),
        column(18, (row, moment) -> Values.text(row.model().alias())),
        column(19, (row, moment) -> moment.stamp(row.discontinuity())));
  }

  /// A row per pair of layers, also for a configured LAG member that is down; 0 stands above the topmost and
  /// below the lowest.
  private static List<MibNode.Row<String>> stack(DeviceState state) {
    List<int[]> pairs = new ArrayList<>();
    for (LagModel lag : state.model().lags()) {
      for (String member : lag.members()) {
        pairs.add(new int[]{state.ifIndexOf(lag.name()), state.ifIndexOf(member)});
      }
    }
    for (InterfaceState each : state.presentInterfaces()) {
      String lower = each.model().lowerLayer();
      if (lower != null) {
        pairs.add(new int[]{each.ifIndex(), state.ifIndexOf(lower)});
      }
    }
    pairs.removeIf(pair -> pair[0] == 0 || pair[1] == 0);
    List<int[]> layers = List.copyOf(pairs);
    for (InterfaceState each : state.presentInterfaces()) {
      int index = each.ifIndex();
      if (layers.stream().noneMatch(pair -> pair[1] == index)) {
        pairs.add(new int[]{0, index});
      }
      if (layers.stream().noneMatch(pair -> pair[0] == index)) {
        pairs.add(new int[]{index, 0});
      }
    }
    return pairs.stream().map(pair -> MibNode.row("", pair)).toList();
  }

  private static OctetString physicalAddress(DeviceState state, InterfaceState row) {
    return row.model().type() == InterfaceType.PSEUDOWIRE
        ? new OctetString()
        : Values.mac(state.model().macOf(row.model().name()));
  }

  private static MibNode.CellValue<InterfaceState> counter32(IfDirection direction, IfPackets kind) {
    return (row, moment) -> Values.counter32(row.packets(kind, direction, moment.now()));
  }

  private static MibNode.CellValue<InterfaceState> losses(IfLoss loss) {
    return (row, moment) -> Values.counter32(row.losses().counter(loss, moment.now()));
  }

  private static MibNode.CellValue<InterfaceState> counter64(IfDirection direction, IfPackets kind) {
    return (row, moment) -> Values.counter64(row.packets(kind, direction, moment.now()));
  }
}
