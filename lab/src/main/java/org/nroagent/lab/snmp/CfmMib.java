package org.nroagent.lab.snmp;

import java.util.List;
import org.nroagent.lab.state.DeviceState;

final class CfmMib {
  private CfmMib() {}

  static List<MibNode> nodes(DeviceState state) {
    return List.of();
  }
}
