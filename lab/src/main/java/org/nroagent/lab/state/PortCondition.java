package org.nroagent.lab.state;

import java.time.Instant;
import org.nroagent.lab.device.Optics;

/// What is set on an interface or arrives at it, of which everything else follows.
///
/// @param adminUp whether it is administratively up
/// @param signal whether its own link is there
/// @param partner its LACP partner; of importance for LAG members only
/// @param autoNegotiation whether it negotiates; of ports only
/// @param optics what it is made for; of 10G ports only
public record PortCondition(boolean adminUp, boolean signal, LacpPartner partner, boolean autoNegotiation,
    Optics optics) {
  static PortCondition initial(boolean adminUp, Instant at) {
    return new PortCondition(adminUp, true, new LacpPartner(LacpPartner.Heard.CURRENT, at, null), false,
        Optics.LR);
  }

  PortCondition withAdminUp(boolean up) {
    return new PortCondition(up, signal, partner, autoNegotiation, optics);
  }

  PortCondition withSignal(boolean there) {
    return new PortCondition(adminUp, there, partner, autoNegotiation, optics);
  }

  PortCondition withPartner(LacpPartner other) {
    return new PortCondition(adminUp, signal, other, autoNegotiation, optics);
  }

  PortCondition withAutoNegotiation(boolean on) {
    return new PortCondition(adminUp, signal, partner, on, optics);
  }

  PortCondition withOptics(Optics made) {
    return new PortCondition(adminUp, signal, partner, autoNegotiation, made);
  }
}
