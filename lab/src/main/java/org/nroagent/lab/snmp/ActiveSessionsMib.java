package org.nroagent.lab.snmp;

import java.util.List;
import org.nroagent.lab.state.DeviceState;
import org.snmp4j.smi.OID;

/// How many subscribers' sessions a device serves: a gauge below the enterprise for documentation (RFC 5612), as every vendor
/// has one of his own.
public final class ActiveSessionsMib {
  /// The scalar, without its instance.
  public static final String ACTIVE_SESSIONS = "1.3.6.1.4.1.32473.2.1";

  private ActiveSessionsMib() {}

  static List<MibNode> nodes(DeviceState state) {
    return state.activeSessions().isEmpty()
        ? List.of()
        : List.of(new MibNode.Scalar(new OID(ACTIVE_SESSIONS),
            _ -> Values.gauge(state.activeSessions().getAsLong())));
  }
}
