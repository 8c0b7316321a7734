package org.nroagent.agent.audit.rule;

import java.util.Locale;
import java.util.Set;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.model.reading.LagReading.Member;

/// A1: auto-negotiation is off, or *limited* on a Nokia 7750 SR, on all members of gates and accesses
/// [C STAS 4.1.2, 4.2.2].
final class AutoNegotiation extends MemberRule {
  private static final Set<String> OFF = Set.of("disabled", "off", "false", "no", "limited");
  private static final Set<String> ON = Set.of("enabled", "on", "true", "yes");

  AutoNegotiation() {
    super("A1-auto-negotiation", "STAS 4.1.2, 4.2.2", "Auto-negotiation off or limited");
  }

  @Override
  String expected(AuditedLag lag) {
    return "disabled or limited";
  }

  @Override
  Verdict judge(AuditedLag lag, Member member, AuditInput input) {
    return ofPort(port(lag, member, input), port -> {
      String word = port.link().autoNegotiation();
      String lower = word.toLowerCase(Locale.ROOT);
      if (OFF.contains(lower) || ON.contains(lower)) {
        return Verdict.of(OFF.contains(lower), word);
      }
      return Verdict.unknown(word.isEmpty()
          ? "the device does not tell whether it negotiates"
          : "the device calls it '" + word + "', which is not known here");
    });
  }
}
