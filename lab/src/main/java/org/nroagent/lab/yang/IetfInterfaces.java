package org.nroagent.lab.yang;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nroagent.lab.device.InterfaceType;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.state.OperStatus;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.nroagent.lab.traffic.IfPackets;
import org.nroagent.lab.xml.XmlNode;

/// ietf-interfaces (RFC 8343): `interfaces` alone with NMDA; without, configuration there and state in `interfaces-state`.
///
/// @param device the device at a moment
/// @param modules those that it has
record IetfInterfaces(Conditions device, Set<YangModule> modules) {
  private static final String NS = YangModule.IETF_INTERFACES.namespace();
  private static final long BITS_PER_MBIT = 1_000_000;
  private static final long UNSIGNED32 = 0xffff_ffffL;

  List<XmlNode> tree() {
    Visible visible = device.visible();
    if (!visible.table(MibTable.INTERFACES)) {
      return List.of();
    }
    List<InterfaceState> rows = device.state().presentInterfaces().stream()
        .filter(each -> visible.row(MibTable.INTERFACES, each.model().name())).limit(visible.rowLimit())
        .toList();
    boolean nmda = modules.contains(YangModule.IETF_NETCONF_NMDA);
    LinkAggregation lags = new LinkAggregation(device);
    XmlNode.Builder interfaces = XmlNode.builder(NS, "interfaces");
    XmlNode.Builder states = XmlNode.builder(NS, "interfaces-state");
    for (InterfaceState row : rows) {
      XmlNode.Builder entry = configuration(row);
      if (nmda) {
        addState(entry, row);
      } else {
        XmlNode.Builder state = type(XmlNode.builder(NS, "interface").leaf("name", row.model().name()), row);
        addState(state, row);
        states.add(state.build());
      }
      if (modules.contains(YangModule.DOT1AX_LINKAGG)) {
        entry.addAll(lags.augmenting(row));
      }
      interfaces.add(entry.build());
    }
    return nmda ? List.of(interfaces.build()) : List.of(interfaces.build(), states.build());
  }

  private static XmlNode.Builder configuration(InterfaceState row) {
    XmlNode.Builder entry = XmlNode.builder(NS, "interface").leaf("name", row.model().name())
        .leaf("description", row.model().alias());
    return type(entry, row).leaf("enabled", row.condition().adminUp());
  }

  private static XmlNode.Builder type(XmlNode.Builder entry, InterfaceState row) {
    return entry.identity("type", "ianaift", YangModule.IANA_IF_TYPE.namespace(),
        identity(row.model().type()));
  }

  static String identity(InterfaceType type) {
    return switch (type) {
      case ETHERNET -> "ethernetCsmacd";
      case L2_VLAN -> "l2vlan";
      case L3_VLAN -> "l3ipvlan";
      case LAG -> "ieee8023adLag";
      case PSEUDOWIRE -> "ifPwType";
      case GPON -> "gpon";
    };
  }

  private void addState(XmlNode.Builder entry, InterfaceState row) {
    DeviceState state = device.state();
    entry.leaf("admin-status", row.condition().adminUp() ? "up" : "down")
        .leaf("oper-status", operStatus(row.oper()))
        .leaf("last-change", Times.dateAndTime(row.lastChange()))
        .leaf("if-index", row.ifIndex());
    if (row.model().type() != InterfaceType.PSEUDOWIRE) {
      entry.leaf("phys-address", state.model().macOf(row.model().name()));
    }
    layers(row, true).forEach(name -> entry.leaf("higher-layer-if", name));
    layers(row, false).forEach(name -> entry.leaf("lower-layer-if", name));
    entry.leaf("speed", state.speedMbps(row) * BITS_PER_MBIT);
    entry.container("statistics", statistics(row));
  }

  static String operStatus(OperStatus status) {
    return switch (status) {
      case UP -> "up";
      case DOWN -> "down";
      case NOT_PRESENT -> "not-present";
      case LOWER_LAYER_DOWN -> "lower-layer-down";
    };
  }

  /// The interfaces right above or below one: members and their LAG, sub-interfaces and what they ride on.
  private List<String> layers(InterfaceState row, boolean above) {
    if (!device.visible().table(MibTable.STACK)) {
      return List.of();
    }
    String name = row.model().name();
    List<String> found = new ArrayList<>();
    for (LagModel lag : device.state().model().lags()) {
      if (above && lag.members().contains(name)) {
        found.add(lag.name());
      } else if (!above && lag.name().equals(name)) {
        found.addAll(lag.members());
      }
    }
    if (above) {
      device.state().presentInterfaces().stream().filter(each -> name.equals(each.model().lowerLayer()))
          .forEach(each -> found.add(each.model().name()));
    } else if (row.model().lowerLayer() != null) {
      found.add(row.model().lowerLayer());
    }
    found.removeIf(each -> device.state().ifIndexOf(each) == 0);
    return found;
  }

  private XmlNode.Builder statistics(InterfaceState row) {
    XmlNode.Builder statistics = XmlNode.builder(NS, "statistics")
        .leaf("discontinuity-time", Times.dateAndTime(Times.discontinuity(device.state(), row)));
    octetsAndPackets(statistics, row, IfDirection.IN, "in-");
    statistics.leaf("in-discards", losses(row, IfLoss.IN_DISCARDS))
        .leaf("in-errors", losses(row, IfLoss.IN_ERRORS)).leaf("in-unknown-protos", 0);
    octetsAndPackets(statistics, row, IfDirection.OUT, "out-");
    return statistics.leaf("out-discards", losses(row, IfLoss.OUT_DISCARDS))
        .leaf("out-errors", losses(row, IfLoss.OUT_ERRORS));
  }

  private void octetsAndPackets(XmlNode.Builder statistics, InterfaceState row, IfDirection direction,
      String prefix) {
    statistics.leaf(prefix + "octets", row.counter(direction, device.now()))
        .leaf(prefix + "unicast-pkts", row.packets(IfPackets.UNICAST, direction, device.now()))
        .leaf(prefix + "broadcast-pkts", row.packets(IfPackets.BROADCAST, direction, device.now()))
        .leaf(prefix + "multicast-pkts", row.packets(IfPackets.MULTICAST, direction, device.now()));
  }

  /// A counter of 32 bits.
  private long losses(InterfaceState row, IfLoss loss) {
    return row.losses().counter(loss, device.now()) & UNSIGNED32;
  }
}
