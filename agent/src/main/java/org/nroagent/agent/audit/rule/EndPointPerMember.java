package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.model.reading.LagReading.Member;
import org.nroagent.model.reading.MepReading;

/// A2: where the sheet declares CFM, each member of the gate has one session [C STAS 4.2.3]. Sessions that the sheet
/// does not declare are a warning: they may take ports down that nobody expects to go.
final class EndPointPerMember implements AuditRule {
  private static final String EXPECTED = "one session per member";

  @Override
  public RuleName name() {
    return new RuleName("A2-sessions", "STAS 4.2.3", "One CFM session per member where declared");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      String subject = "gate " + gate.name() + " (" + gate.at() + ")";
      boolean declared = gate.sheet().ccmInterval().isPresent();
      Sight<GateEndPoints> sight = GateEndPoints.of(gate, input);
      if (!declared) {
        undeclared(subject, sight, findings);
        continue;
      }
      switch (sight) {
        case Sight.Seen<GateEndPoints>(var points) -> declared(subject, points, findings);
        case Sight.Gone<GateEndPoints>(var what) -> findings.cannotTell(subject, EXPECTED, what);
        case Sight.Unknown<GateEndPoints>(var why) -> findings.cannotTell(subject, EXPECTED, why);
      }
    }
  }

  private static void undeclared(String subject, Sight<GateEndPoints> sight, FindingList findings) {
    if (sight instanceof Sight.Seen<GateEndPoints>(var points) && points.placed()
        && !points.all().isEmpty()) {
      findings.warning(subject, "no session, as the sheet declares none",
          Counted.of(points.all().size(), "session"),
          "declare CFM on the sheet or take it off the ports");
    }
  }

  private static void declared(String subject, GateEndPoints points, FindingList findings) {
    if (!points.placed()) {
      int sessions = points.all().size();
      int members = points.members().size();
      findings.add(sessions == members ? Outcome.CONFORMS : Outcome.FINDING, subject, EXPECTED,
          Counted.of(sessions, "session") + " for " + Counted.of(members, "member"),
          "the device does not tell on which ports they are");
      return;
    }
    List<Member> wrong = points.members().stream().filter(member -> points.on(member).size() != 1).toList();
    wrong.forEach(member -> findings.finding(subject + ", member " + member.name(), EXPECTED,
        Counted.of(points.on(member).size(), "session")));
    Optional<MepReading> idle = points.all().stream()
        .filter(mep -> Boolean.FALSE.equals(mep.local().active())).findFirst();
    idle.ifPresent(
        mep -> findings.finding(subject + ", " + GateEndPoints.words(mep), EXPECTED, "it is not active"));
    if (points.members().isEmpty()) {
      findings.cannotTell(subject, EXPECTED, "the group has no member");
    } else if (wrong.isEmpty() && idle.isEmpty()) {
      findings.conforms(subject, EXPECTED, Counted.of(points.members().size(), "session"));
    }
  }
}
