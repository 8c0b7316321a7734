package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.InterconnectionSheet.LacpTimeout;
import org.nroagent.model.reading.LagReading.Member;

/// A1: LACP runs with the agreed time-out at both ends, where one was agreed [C STAS 5.1.2].
final class LacpTimeoutRule extends MemberRule {
  LacpTimeoutRule() {
    super("A1-lacp-timeout", "STAS 5.1.2", "LACP time-out as agreed");
  }

  @Override
  boolean concerns(AuditedLag lag) {
    return lag.gate().flatMap(gate -> gate.sheet().lacpTimeout()).isPresent();
  }

  @Override
  String expected(AuditedLag lag) {
    return word(wantsShort(lag)) + " time-out at both ends";
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    if (!member.port().statesKnown()) {
      return Verdict.unknown("the device shows no LACP state");
    }
    boolean own = member.actor().shortTimeout();
    if (own != wantsShort(lag)) {
      return Verdict.of(false, word(own) + " here");
    }
    if (member.actor().defaulted()) {
      return Verdict.unknown("no partner is heard");
    }
    if (!member.port().partnerKnown()) {
      return Verdict.unknown(word(own) + " here, and the device does not tell its partner's states");
    }
    boolean partners = member.partner().shortTimeout();
    return Verdict.of(partners == wantsShort(lag),
        partners == own ? word(own) : word(partners) + " at the partner");
  }

  private static boolean wantsShort(AuditedLag lag) {
    return lag.gate().map(Gate::sheet).flatMap(sheet -> sheet.lacpTimeout())
        .filter(LacpTimeout.SHORT::equals).isPresent();
  }

  private static String word(boolean isShort) {
    return isShort ? "short" : "long";
  }
}
