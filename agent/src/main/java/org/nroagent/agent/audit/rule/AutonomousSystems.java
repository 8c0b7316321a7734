package org.nroagent.agent.audit.rule;

import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;

/// A9: the session is external: from the provider, AS 31167, to the client's own autonomous system [C STAS 4.2.3]. What
/// a PE-Hub says of it is the client's side.
final class AutonomousSystems extends InterconnectionRule {
  /// The provider's.
  static final long PROVIDER = 31_167;

  AutonomousSystems() {
    super("A9-as", "STAS 4.2.3", "External session with the client's AS", TableKind.BGP);
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return input.topology().client().autonomousSystem().map(as -> "AS " + as).orElse("the client's AS");
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    String expected = expected(gate, multicast, input);
    Optional<Long> client = input.topology().client().autonomousSystem();
    if (client.isEmpty()) {
      findings.cannotTell(subject, expected,
          "the client's autonomous system is not configured; enter topology.client.as");
      return;
    }
    if (client.get() == PROVIDER) {
      findings.finding(subject, expected, "AS " + PROVIDER + " is the provider's");
      return;
    }
    OptionalLong remote = MulticastSessions.with(reading, SessionReading.Kind.BGP, multicast.peer())
        .map(SessionReading::remoteAs).orElse(OptionalLong.empty());
    if (remote.isEmpty()) {
      findings.cannotTell(subject, expected, "the device tells no autonomous system of this neighbour");
    } else {
      findings.check(remote.getAsLong() == client.get(), subject, expected, "AS " + remote.getAsLong());
    }
  }
}
