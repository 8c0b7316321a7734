package org.nroagent.lab.yang;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nroagent.lab.device.InterfaceType;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.nroagent.lab.traffic.IfPackets;
import org.nroagent.lab.xml.XmlNode;

/// openconfig-interfaces, with openconfig-if-ethernet and openconfig-if-aggregate in it.
///
/// Sub-interfaces and pseudowires are entries of the list by their own names, as makers show them whose logical interfaces are
/// interfaces like others.
///
/// @param device the device at a moment
/// @param modules those that it has
record OpenConfigInterfaces(Conditions device, Set<YangModule> modules) {
  private static final String NS = YangModule.OC_INTERFACES.namespace();
  private static final String ETHERNET = YangModule.OC_ETHERNET.namespace();
  private static final String AGGREGATE = YangModule.OC_AGGREGATE.namespace();
  private static final long MBPS_OF_10G = 10_000;

  List<XmlNode> tree() {
    Visible visible = device.visible();
    if (!visible.table(MibTable.INTERFACES)) {
      return List.of();
    }
    XmlNode.Builder interfaces = XmlNode.builder(NS, "interfaces");
    device.state().presentInterfaces().stream()
        .filter(each -> visible.row(MibTable.INTERFACES, each.model().name())).limit(visible.rowLimit())
        .forEach(each -> interfaces.add(entry(each)));
    return List.of(interfaces.build());
  }

  private XmlNode entry(InterfaceState row) {
    String name = row.model().name();
    XmlNode.Builder entry = XmlNode.builder(NS, "interface").leaf("name", name)
        .container("config", configured(row)).container("state", state(row));
    if (modules.contains(YangModule.OC_ETHERNET) && row.model().type() == InterfaceType.ETHERNET) {
      entry.add(ethernet(row));
    }
    if (modules.contains(YangModule.OC_AGGREGATE) && visible(MibTable.LAGS, name)) {
      device.state().model().lags().stream().filter(each -> each.name().equals(name)).findFirst()
          .ifPresent(each -> entry.add(aggregation(each, row)));
    }
    return entry.build();
  }

  private static XmlNode.Builder configured(InterfaceState row) {
    return XmlNode.builder(NS, "config").leaf("name", row.model().name())
        .leaf("description", row.model().alias())
        .identity("type", "ianaift", YangModule.IANA_IF_TYPE.namespace(),
            IetfInterfaces.identity(row.model().type()))
        .leaf("mtu", row.model().mtu()).leaf("enabled", row.condition().adminUp());
  }

  private XmlNode.Builder state(InterfaceState row) {
    return configured(row).leaf("ifindex", row.ifIndex())
        .leaf("admin-status", row.condition().adminUp() ? "UP" : "DOWN")
        .leaf("oper-status", row.oper().name())
        .leaf("last-change", Times.nanos(row.lastChange()))
        .container("counters", counters(row));
  }

  private XmlNode.Builder counters(InterfaceState row) {
    XmlNode.Builder counters = XmlNode.builder(NS, "counters");
    for (IfDirection direction : IfDirection.values()) {
      String prefix = direction.name().toLowerCase(Locale.ROOT) + '-';
      boolean in = direction == IfDirection.IN;
      counters.leaf(prefix + "octets", row.counter(direction, device.now()))
          .leaf(prefix + "unicast-pkts", row.packets(IfPackets.UNICAST, direction, device.now()))
          .leaf(prefix + "broadcast-pkts", row.packets(IfPackets.BROADCAST, direction, device.now()))
          .leaf(prefix + "multicast-pkts", row.packets(IfPackets.MULTICAST, direction, device.now()))
          .leaf(prefix + "discards", lost(row, in ? IfLoss.IN_DISCARDS : IfLoss.OUT_DISCARDS))
          .leaf(prefix + "errors", lost(row, in ? IfLoss.IN_ERRORS : IfLoss.OUT_ERRORS));
    }
    return counters.leaf("last-clear", Times.nanos(Times.discontinuity(device.state(), row)));
  }

  private long lost(InterfaceState row, IfLoss loss) {
    return row.losses().counter(loss, device.now());
  }

  private XmlNode ethernet(InterfaceState row) {
    XmlNode.Builder state = XmlNode.builder(ETHERNET, "state")
        .leaf("mac-address", device.state().model().macOf(row.model().name()));
    speed(row.model().speedMbps())
        .ifPresent(identity -> state.identity("port-speed", "oc-eth", ETHERNET, identity));
    if (modules.contains(YangModule.OC_AGGREGATE)) {
      lagOf(row).ifPresent(lag -> state.add(XmlNode.leaf(AGGREGATE, "aggregate-id", lag.name())));
    }
    return XmlNode.builder(ETHERNET, "ethernet").container("state", state).build();
  }

  /// SPEED_10GB, …; none for speeds without an identity.
  private static Optional<String> speed(long mbps) {
    return mbps > 0 && (mbps % MBPS_OF_10G == 0 || mbps == MBPS_OF_10G / 10)
        ? Optional.of("SPEED_" + mbps / 1000 + "GB")
        : Optional.empty();
  }

  private Optional<LagModel> lagOf(InterfaceState row) {
    return device.state().model().lags().stream().filter(each -> each.members().contains(row.model().name()))
        .filter(each -> visible(MibTable.LAGS, each.name())).findFirst();
  }

  /// The members are those that are configured and there, whatever LACP makes of them.
  private XmlNode aggregation(LagModel lag, InterfaceState row) {
    DeviceState state = device.state();
    XmlNode.Builder told = XmlNode.builder(AGGREGATE, "state").leaf("lag-type", "LACP")
        .leaf("min-links", lag.minimumLinks()).leaf("lag-speed", state.speedMbps(row));
    lag.members().stream().filter(each -> state.ifIndexOf(each) != 0)
        .forEach(each -> told.leaf("member", each));
    return XmlNode.builder(AGGREGATE, "aggregation").container("state", told).build();
  }

  private boolean visible(MibTable table, String row) {
    return device.visible().table(table) && device.visible().row(table, row);
  }
}
