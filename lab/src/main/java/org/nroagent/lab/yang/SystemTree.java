package org.nroagent.lab.yang;

import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.xml.XmlNode;

/// ietf-system (RFC 7317) and openconfig-system: the device's name, and when it started.
final class SystemTree {
  private static final String IETF = YangModule.IETF_SYSTEM.namespace();
  private static final String OPENCONFIG = YangModule.OC_SYSTEM.namespace();

  private SystemTree() {}

  static XmlNode ietf(Conditions device) {
    return XmlNode.builder(IETF, "system").leaf("hostname", device.state().model().sysName()).build();
  }

  static XmlNode ietfState(Conditions device) {
    XmlNode.Builder clock = XmlNode.builder(IETF, "clock")
        .leaf("current-datetime", Times.dateAndTime(device.now()))
        .leaf("boot-datetime", Times.dateAndTime(device.state().bootTime()));
    return XmlNode.builder(IETF, "system-state").container("clock", clock).build();
  }

  static XmlNode openConfig(Conditions device) {
    XmlNode.Builder state = XmlNode.builder(OPENCONFIG, "state")
        .leaf("hostname", device.state().model().sysName())
        .leaf("boot-time", Times.nanos(device.state().bootTime()));
    return XmlNode.builder(OPENCONFIG, "system").container("state", state).build();
  }
}
