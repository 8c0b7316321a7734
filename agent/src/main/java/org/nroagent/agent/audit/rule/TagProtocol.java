package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.model.reading.LagReading.Member;

/// A4: the outer VLAN's tag protocol identifier is 0x8100 on accesses and gates [C STAS 4.1.3, 4.2.3, 5.1.1]. A port may
/// have one for frames with one tag and another for frames with two; where they differ, the port's encapsulation, which
/// no table here tells, decides.
final class TagProtocol extends MemberRule {
  private static final int CUSTOMER = 0x8100;

  TagProtocol() {
    super("A4-tpid", "STAS 4.1.3, 4.2.3, 5.1.1", "Tag protocol identifier 0x8100");
  }

  @Override
  String expected(AuditedLag lag) {
    return "0x8100";
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    return ofPort(port(lag, member, input), port -> of(port.link().tagProtocols()));
  }

  private static Verdict of(List<Integer> tags) {
    String said = tags.stream().distinct().map(tag -> String.format("0x%04x", tag))
        .collect(Collectors.joining(", "));
    if (tags.isEmpty()) {
      return Verdict.unknown(
          "no table of the device tells the tag protocol identifier; look at the port's configuration");
    }
    return tags.stream().distinct().count() > 1 && tags.contains(CUSTOMER)
        ? Verdict.unknown(said + " for frames with one tag and with two; look at the port's encapsulation")
        : Verdict.of(tags.contains(CUSTOMER), said);
  }
}
