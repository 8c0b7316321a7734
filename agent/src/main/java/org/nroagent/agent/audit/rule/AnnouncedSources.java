package org.nroagent.agent.audit.rule;

import java.util.List;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;

/// S6: over MSDP the client announces no more sources than agreed; the provider filters the others [C STAS 4.2.3].
final class AnnouncedSources extends InterconnectionRule {
  AnnouncedSources() {
    super("S6-sources", "STAS 4.2.3", "Announced sources within their maximum", TableKind.MSDP);
  }

  @Override
  String expected(Gate gate, MulticastInterconnection multicast, AuditInput input) {
    return multicast.maximumSources().map(most -> "at most " + most).orElse("no maximum was agreed");
  }

  @Override
  void check(String subject, Gate gate, MulticastInterconnection multicast, DeviceReading reading,
      AuditInput input,
      FindingList findings) {
    multicast.maximumSources().ifPresent(most -> multicast.msdpPeers().forEach(peer -> {
      String session = subject + ", MSDP " + peer;
      List<Integer> announced = MulticastSessions.with(reading, SessionReading.Kind.MSDP, peer).stream()
          .flatMap(each -> each.announcedSources().stream().boxed()).toList();
      if (announced.isEmpty()) {
        findings.cannotTell(session, "at most " + most,
            "the device does not tell how many sources are announced");
      } else {
        findings.check(announced.getFirst() <= most, session, "at most " + most,
            announced.getFirst() + " announced");
      }
    }));
  }

  @Override
  void unknown(String subject, Gate gate, MulticastInterconnection multicast, String why, AuditInput input,
      FindingList findings) {
    if (multicast.maximumSources().isPresent() && !multicast.msdpPeers().isEmpty()) {
      findings.cannotTell(subject, expected(gate, multicast, input), why);
    }
  }
}
