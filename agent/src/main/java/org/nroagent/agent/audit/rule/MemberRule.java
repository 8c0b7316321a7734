package org.nroagent.agent.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.audit.Sight;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Member;

/// A rule about each member of a group. Members that break it are told one by one, the others together.
abstract class MemberRule extends LagRule {
  /// How a member came out.
  ///
  /// @param outcome how
  /// @param text what was observed, or why it cannot be told
  record Verdict(Outcome outcome, String text) {
    static Verdict of(boolean conforms, String observed) {
      return new Verdict(conforms ? Outcome.CONFORMS : Outcome.FINDING, observed);
    }

    static Verdict unknown(String why) {
      return new Verdict(Outcome.CANNOT_TELL, why);
    }
  }

  MemberRule(String id, String clause, String title) {
    super(id, clause, title);
  }

  /// Judges one member.
  abstract Verdict judge(AuditedLag lag, Member member, AuditInput input);

  @Override
  final void check(AuditedLag lag, LagReading reading, AuditInput input, FindingList findings) {
    String expected = expected(lag);
    if (reading.members().isEmpty()) {
      findings.cannotTell(lag.subject(), expected, lag.at() + " has no member");
    }
    List<String> untold = new ArrayList<>();
    Set<String> reasons = new TreeSet<>();
    List<String> good = new ArrayList<>();
    for (Member member : reading.members()) {
      Verdict verdict = judge(lag, member, input);
      switch (verdict.outcome()) {
        case FINDING, WARNING ->
          findings.add(verdict.outcome(), lag.subject() + ", member " + member.name(), expected,
              verdict.text(), "");
        case CANNOT_TELL -> {
          untold.add(member.name());
          reasons.add(verdict.text());
        }
        case CONFORMS -> good.add(member.name() + " " + verdict.text());
      }
    }
    if (!untold.isEmpty()) {
      findings.cannotTell(lag.subject(), expected,
          String.join(", ", untold) + ": " + String.join("; ", reasons));
    }
    if (!good.isEmpty()) {
      findings.conforms(lag.subject(), expected, String.join(", ", good));
    }
  }

  /// The member as an interface.
  static Sight<InterfaceReading> port(AuditedLag lag, Member member, AuditInput input) {
    return input.interfaceOf(lag.at(), member.name());
  }

  /// Judges the member as an interface, where the device shows it.
  static Verdict ofPort(Sight<InterfaceReading> port, Function<InterfaceReading, Verdict> judge) {
    return switch (port) {
      case Sight.Seen<InterfaceReading>(var reading) -> judge.apply(reading);
      case Sight.Gone<InterfaceReading>(var what) -> Verdict.unknown(what);
      case Sight.Unknown<InterfaceReading>(var why) -> Verdict.unknown(why);
    };
  }
}
