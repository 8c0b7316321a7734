package org.nroagent.agent.audit.rule;

import java.util.List;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;

/// S6: the client's router is a PIM neighbour on the multicast VLAN [C STAS 4.2.3, 5.2].
final class PimNeighbour extends InterconnectionRule {
  PimNeighbour() {
    super("S6-pim", "STAS 4.2.3, 5.2", "PIM neighbour at the client", TableKind.PIM);
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return "a neighbour in " + multicast.network();
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    List<SessionReading> neighbours = reading.sessions().stream()
        .filter(session -> session.kind() == SessionReading.Kind.PIM && isIn(multicast, session)).toList();
    String expected = expected(gate, multicast, input);
    if (neighbours.isEmpty()) {
      findings.finding(subject, expected, "none");
    } else {
      findings.check(neighbours.getFirst().up(), subject, expected,
          neighbours.getFirst().peer() + " " + neighbours.getFirst().state());
    }
  }

  private static boolean isIn(MulticastInterconnection multicast, SessionReading session) {
    try {
      return multicast.network().contains(Ipv4Address.parse(session.peer()));
    } catch (IllegalArgumentException notIpv4) {
      return false;
    }
  }
}
