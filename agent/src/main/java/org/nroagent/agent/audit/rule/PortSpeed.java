package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.model.reading.LagReading.Member;

/// A6: the ports of accesses and gates have 10 Gbit/s [C STAS 4.1.1, 4.2.1].
final class PortSpeed extends MemberRule {
  private static final long MBPS = 10_000;

  PortSpeed() {
    super("A6-speed", "STAS 4.1.1, 4.2.1", "Ports of 10 Gbit/s");
  }

  @Override
  String expected(AuditedLag lag) {
    return MBPS + " Mbit/s";
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    long speed = member.port().speedMbps();
    return speed == 0
        ? Verdict.unknown("the device tells no speed")
        : Verdict.of(speed == MBPS, speed + " Mbit/s");
  }
}
