package org.nroagent.lab.yang;

import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.xml.XmlNode;

/// ietf-netconf-monitoring (RFC 6022): the statistics of the server, whose start is the device's.
final class NetconfMonitoring {
  private static final String NS = YangModule.IETF_NETCONF_MONITORING.namespace();

  private NetconfMonitoring() {}

  static XmlNode tree(Conditions device, long sessions) {
    XmlNode.Builder statistics = XmlNode.builder(NS, "statistics")
        .leaf("netconf-start-time", Times.dateAndTime(device.state().bootTime())).leaf("in-bad-hellos", 0)
        .leaf("in-sessions", sessions).leaf("dropped-sessions", 0);
    return XmlNode.builder(NS, "netconf-state").container("statistics", statistics).build();
  }
}
