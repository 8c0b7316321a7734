package org.nroagent.agent.audit.rule;

import java.util.Locale;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.model.reading.LagReading.Member;

/// A6: the ports of accesses and gates are 10GBase-LR [C STAS 4.1.1, 4.2.1].
final class PortMedium extends MemberRule {
  PortMedium() {
    super("A6-medium", "STAS 4.1.1, 4.2.1", "Ports of 10GBase-LR");
  }

  @Override
  String expected(AuditedLag lag) {
    return "10GBase-LR";
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    return ofPort(port(lag, member, input), port -> {
      String medium = port.link().mauType();
      return medium.isEmpty()
          ? Verdict.unknown("the device does not tell the kind of Ethernet")
          : Verdict.of(medium.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").contains("10gbaselr"),
              medium);
    });
  }
}
