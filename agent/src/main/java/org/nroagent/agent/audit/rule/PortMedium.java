package org.nroagent.agent.audit.rule;

import java.util.regex.Pattern;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.model.reading.LagReading.Member;

/// A6: the ports of accesses and gates are 10GBase-LR [C STAS 4.1.1, 4.2.1].
final class PortMedium extends MemberRule {
  /// `10GBaseLR`, `10GigBaseLR` (RFC 4836), `10GBASE-LR`: each device has a spelling of its own.
  private static final Pattern LONG_REACH = Pattern.compile(
      "10g(?:ig)?[^a-z0-9]?base[^a-z0-9]?lr(?![a-z0-9])",
      Pattern.CASE_INSENSITIVE);

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
          : Verdict.of(LONG_REACH.matcher(medium).find(),
              medium);
    });
  }
}
