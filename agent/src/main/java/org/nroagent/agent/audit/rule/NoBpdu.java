package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.LagReading.Member;

/// A6: the client runs no spanning tree: no bridge protocol data unit comes in on accesses and gates
/// [C STAS 4.1.1, 4.2.1]. The device counts since it started or was cleared, so an old one shows until then.
final class NoBpdu extends MemberRule {
  NoBpdu() {
    super("A6-bpdu", "STAS 4.1.1, 4.2.1", "No BPDU received");
  }

  @Override
  String expected(AuditedLag lag) {
    return "no BPDU received";
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    return ofPort(port(lag, member, input), port -> {
      CounterSample received = port.link().bpdusReceived();
      return received == null
          ? Verdict.unknown("no table of the device counts BPDUs")
          : Verdict.of(received.count() == 0, Long.toUnsignedString(received.count()) + " received");
    });
  }
}
