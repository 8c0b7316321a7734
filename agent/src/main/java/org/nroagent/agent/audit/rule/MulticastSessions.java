package org.nroagent.agent.audit.rule;

import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;

/// S6: the interconnection has its BGP session, guarded by BFD where that was agreed [C STAS 4.2.3]. A session that is
/// down breaks it as much as one that is not configured.
final class MulticastSessions extends InterconnectionRule {
  MulticastSessions() {
    super("S6-bgp", "STAS 4.2.3", "BGP session with the client, with BFD", TableKind.BGP);
  }

  /// A device's session with a neighbour.
  static Optional<SessionReading> with(DeviceReading reading, SessionReading.Kind kind, Ipv4Address peer) {
    return reading.sessions().stream()
        .filter(session -> session.kind() == kind && session.peer().equals(peer.toString())).findFirst();
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return "established" + (multicast.bfd() ? ", with BFD" : "");
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    String expected = expected(gate, multicast, input);
    Optional<SessionReading> session = with(reading, SessionReading.Kind.BGP, multicast.peer());
    if (session.isEmpty()) {
      findings.finding(subject, expected, "no session");
    } else if (!session.get().saysState()) {
      findings.cannotTell(subject, expected, gate.at().device() + " does not tell the state of the session");
    } else if (!session.get().up()) {
      findings.finding(subject, expected, session.get().state());
    } else if (multicast.bfd() && session.get().bfd().isEmpty()) {
      findings.add(Outcome.CANNOT_TELL, subject, expected, session.get().state(),
          switch (input.table(gate.at(), TableKind.BFD)) {
            case Sight.Seen<DeviceReading> _ -> gate.at().device() + " does not tell of BFD";
            case Sight.Gone<DeviceReading>(var what) -> what;
            case Sight.Unknown<DeviceReading>(var why) -> why;
          });
    } else {
      boolean guarded = !multicast.bfd() || session.get().bfd().equals("up");
      findings.check(guarded, subject, expected,
          session.get().state() + (multicast.bfd() ? ", BFD " + session.get().bfd() : ""));
    }
  }
}
