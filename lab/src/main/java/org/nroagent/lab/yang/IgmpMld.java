package org.nroagent.lab.yang;

import java.time.Duration;
import java.util.List;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.state.JoinedGroup;
import org.nroagent.lab.state.ShownGroups;
import org.nroagent.lab.xml.XmlNode;

/// ietf-igmp-mld (RFC 8652), in the routing protocols of ietf-routing.
final class IgmpMld {
  private static final String ROUTING = YangModule.IETF_ROUTING.namespace();
  private static final String NS = YangModule.IETF_IGMP_MLD.namespace();

  private IgmpMld() {}

  static List<XmlNode> tree(Conditions device) {
    if (!device.visible().table(MibTable.GROUPS)) {
      return List.of();
    }
    ShownGroups shown = ShownGroups.of(device.state(), device.visible());
    if (shown.interfaces().isEmpty()) {
      return List.of();
    }
    XmlNode.Builder interfaces = XmlNode.builder(NS, "interfaces");
    shown.interfaces().stream().limit(device.visible().rowLimit())
        .forEach(name -> interfaces.add(entry(device, shown, name)));
    XmlNode igmp = XmlNode.builder(NS, "igmp")
        .container("global", XmlNode.builder(NS, "global").leaf("groups-count", shown.groups().size()))
        .container("interfaces", interfaces).build();
    XmlNode protocol = XmlNode.builder(ROUTING, "control-plane-protocol")
        .identity("type", "igmp-mld", NS, "igmp")
        .leaf("name", "igmp").add(igmp).build();
    return List.of(XmlNode.builder(ROUTING, "routing")
        .container("control-plane-protocols",
            XmlNode.builder(ROUTING, "control-plane-protocols").add(protocol))
        .build());
  }

  private static XmlNode entry(Conditions device, ShownGroups shown, String name) {
    XmlNode.Builder entry = XmlNode.builder(NS, "interface").leaf("interface-name", name)
        .leaf("version", shown.version(name)).leaf("query-interval", ShownGroups.QUERY_INTERVAL.toSeconds())
        .leaf("oper-status", device.state().isUp(name) ? "up" : "down").leaf("querier", ShownGroups.QUERIER);
    shown.on(name).forEach(each -> entry.add(group(device, each)));
    return entry.build();
  }

  private static XmlNode group(Conditions device, JoinedGroup group) {
    long upTime = Math.max(0, Duration.between(group.joined(), device.now()).toSeconds());
    long expire = ShownGroups.expiry(group, device.now()).toSeconds();
    XmlNode.Builder node = XmlNode.builder(NS, "group").leaf("group-address", group.group())
        .leaf("expire", expire).leaf("filter-mode", group.sources().isEmpty() ? "exclude" : "include")
        .leaf("up-time", upTime).leaf("last-reporter", group.lastReporter());
    group.sources().forEach(source -> node.add(XmlNode.builder(NS, "source").leaf("source-address", source)
        .leaf("expire", expire).leaf("up-time", upTime).leaf("last-reporter", group.lastReporter()).build()));
    return node.build();
  }
}
