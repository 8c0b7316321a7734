package org.nroagent.lab.yang;

import java.util.List;
import org.nroagent.lab.device.LagModel;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Visible;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.LagMember;
import org.nroagent.lab.xml.XmlNode;

/// openconfig-lacp: the local view of the members. It has neither the defaulted nor the expired bit, nor the partner's flags.
final class OpenConfigLacp {
  private static final String NS = YangModule.OC_LACP.namespace();
  private static final int PRIORITY = 32_768;

  private OpenConfigLacp() {}

  static List<XmlNode> tree(Conditions device) {
    Visible visible = device.visible();
    if (!visible.table(MibTable.LAGS)) {
      return List.of();
    }
    XmlNode.Builder interfaces = XmlNode.builder(NS, "interfaces");
    device.state().model().lags().stream().filter(lag -> device.state().ifIndexOf(lag.name()) != 0)
        .filter(lag -> visible.row(MibTable.LAGS, lag.name())).limit(visible.rowLimit())
        .forEach(lag -> interfaces.add(aggregate(device, lag)));
    return List.of(XmlNode.builder(NS, "lacp").container("interfaces", interfaces).build());
  }

  private static XmlNode aggregate(Conditions device, LagModel lag) {
    Visible visible = device.visible();
    XmlNode.Builder members = XmlNode.builder(NS, "members");
    if (visible.table(MibTable.LAG_MEMBERS)) {
      LagMember.of(device.state()).stream().filter(each -> each.lag().equals(lag))
          .filter(each -> visible.row(MibTable.LAG_MEMBERS, each.name()))
          .forEach(each -> members.add(member(device.state(), each)));
    }
    XmlNode.Builder state = XmlNode.builder(NS, "state").leaf("name", lag.name())
        .leaf("interval", lag.shortTimeout() ? "FAST" : "SLOW").leaf("lacp-mode", "ACTIVE")
        .leaf("system-id-mac", device.state().model().lacpSystem()).leaf("system-priority", PRIORITY);
    return XmlNode.builder(NS, "interface").leaf("name", lag.name()).container("state", state)
        .container("members", members).build();
  }

  private static XmlNode member(DeviceState device, LagMember member) {
    int bits = member.actorState();
    XmlNode.Builder state = XmlNode.builder(NS, "state").leaf("interface", member.name())
        .leaf("activity", has(bits, LagMember.ACTIVITY) ? "ACTIVE" : "PASSIVE")
        .leaf("timeout", has(bits, LagMember.SHORT_TIMEOUT) ? "SHORT" : "LONG")
        .leaf("synchronization", has(bits, LagMember.SYNCHRONIZATION) ? "IN_SYNC" : "OUT_SYNC")
        .leaf("aggregatable", has(bits, LagMember.AGGREGATION))
        .leaf("collecting", has(bits, LagMember.COLLECTING))
        .leaf("distributing", has(bits, LagMember.DISTRIBUTING))
        .leaf("system-id", device.model().lacpSystem()).leaf("oper-key", member.lag().key())
        .leaf("partner-id", member.hasPartner() ? member.partnerSystem() : "00:00:00:00:00:00")
        .leaf("partner-key", member.partnerKey()).leaf("port-num", member.number())
        .leaf("partner-port-num", member.partnerPort());
    return XmlNode.builder(NS, "member").leaf("interface", member.name()).container("state", state).build();
  }

  private static boolean has(int octet, int bit) {
    return (octet & bit) != 0;
  }
}
