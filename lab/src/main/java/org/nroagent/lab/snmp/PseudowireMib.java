package org.nroagent.lab.snmp;

import java.util.List;
import org.nroagent.lab.state.DeviceState;

final class PseudowireMib {
  private PseudowireMib() {}

  static List<MibNode> nodes(DeviceState state) {
    return List.of();
  }
}
