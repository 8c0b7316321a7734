package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Gate;
import org.nroagent.model.reading.MepReading;

/// A rule about each maintenance end point of the gates whose sheet declares CFM.
abstract class EndPointRule extends NamedRule {
  EndPointRule(String id, String clause, String title) {
    super(id, clause, title);
  }

  @Override
  public final void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      if (gate.sheet().ccmInterval().isPresent()) {
        String subject = "gate " + gate.name() + " (" + gate.at() + ")";
        switch (GateEndPoints.of(gate, input)) {
          case Sight.Seen<GateEndPoints>(var points) -> check(subject, gate, points, input, findings);
          case Sight.Gone<GateEndPoints>(var what) ->
            findings.cannotTell(subject, expected(gate, input), what);
          case Sight.Unknown<GateEndPoints>(var why) ->
            findings.cannotTell(subject, expected(gate, input), why);
        }
      }
    }
  }

  private void check(String subject, Gate gate, GateEndPoints points, AuditInput input,
      FindingList findings) {
    if (points.all().isEmpty()) {
      findings.cannotTell(subject, expected(gate, input), "there is no end point on its members");
    }
    points.all()
        .forEach(mep -> check(subject + ", " + GateEndPoints.words(mep), gate, points, mep, input, findings));
  }

  /// What end points of a gate should be like.
  abstract String expected(Gate gate, AuditInput input);

  /// Checks one end point.
  abstract void check(String subject, Gate gate, GateEndPoints points, MepReading mep, AuditInput input,
      FindingList findings);
}
