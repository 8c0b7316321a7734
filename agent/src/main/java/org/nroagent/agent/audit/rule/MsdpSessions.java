package org.nroagent.agent.audit.rule;

import java.util.List;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;

/// S6: two MSDP sessions with the client, or none where both networks run source-specific multicast
/// [C STAS 4.2.3, 5.2.2].
final class MsdpSessions extends InterconnectionRule {
  private static final int SESSIONS = 2;

  MsdpSessions() {
    super("S6-msdp", "STAS 4.2.3, 5.2.2", "Two MSDP sessions, none with SSM", TableKind.MSDP);
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return isSourceSpecific(input) ? "no MSDP session" : SESSIONS + " MSDP sessions";
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    List<SessionReading> sessions = multicast.msdpPeers().stream()
        .flatMap(peer -> MulticastSessions.with(reading, SessionReading.Kind.MSDP, peer).stream()).toList();
    String expected = expected(gate, multicast, input);
    long up = sessions.stream().filter(SessionReading::up).count();
    long untold = sessions.stream().filter(session -> !session.saysState()).count();
    if (isSourceSpecific(input)) {
      boolean any = !sessions.isEmpty() || reading.sessions().stream()
          .anyMatch(session -> session.kind() == SessionReading.Kind.MSDP
              && session.peer().equals(multicast.peer().toString()));
      findings.check(!any && multicast.msdpPeers().isEmpty(), subject, expected,
          any
              ? "there are some"
              : multicast.msdpPeers().isEmpty() ? "none" : "none, but peers are configured");
    } else if (multicast.msdpPeers().isEmpty()) {
      findings.cannotTell(subject, expected,
          "the client's addresses of the sessions are not configured; enter multicast.msdpPeers of the gate");
    } else if (up < SESSIONS && up + untold >= SESSIONS) {
      findings.cannotTell(subject, expected, gate.at().device() + " does not tell the state of the sessions");
    } else {
      findings.check(up >= SESSIONS, subject, expected,
          up + " established of " + multicast.msdpPeers().stream()
              .map(Ipv4Address::toString).toList());
    }
  }

  @Override
  void unknown(String subject, Gate gate, MulticastInterconnection multicast, String why, AuditInput input,
      FindingList findings) {
    if (isSourceSpecific(input) && !multicast.msdpPeers().isEmpty()) {
      findings.finding(subject, expected(gate, multicast, input), "peers are configured");
    } else {
      findings.cannotTell(subject, expected(gate, multicast, input), why);
    }
  }

  private static boolean isSourceSpecific(AuditInput input) {
    return input.topology().multicast().filter(MulticastPlan::sourceSpecific).isPresent();
  }
}
