package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.config.InterconnectionSheet.LacpMode;
import org.nroagent.model.reading.LagReading.Member;

/// A1: LACP has the agreed activity, where one was agreed [C STAS 4.2.2, 5.1.2].
final class LacpModeRule extends MemberRule {
  LacpModeRule() {
    super("A1-lacp-mode", "STAS 4.2.2, 5.1.2", "LACP mode as agreed");
  }

  @Override
  boolean concerns(AuditedLag lag) {
    return lag.gate().flatMap(gate -> gate.sheet().lacpMode()).isPresent();
  }

  @Override
  String expected(AuditedLag lag) {
    return word(wantsActive(lag));
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    return member.port().statesKnown()
        ? Verdict.of(member.actor().activity() == wantsActive(lag), word(member.actor().activity()))
        : Verdict.unknown("the device shows no LACP state");
  }

  private static boolean wantsActive(AuditedLag lag) {
    return lag.gate().flatMap(gate -> gate.sheet().lacpMode()).filter(LacpMode.ACTIVE::equals).isPresent();
  }

  private static String word(boolean active) {
    return active ? "active" : "passive";
  }
}
