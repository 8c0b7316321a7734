package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Sight;
import org.nroagent.model.reading.LagReading;

/// A rule about link aggregation groups, gates or accesses. Where a group cannot be seen it says so; that it is not
/// there is told once, by [MembersActive].
abstract class LagRule extends NamedRule {
  LagRule(String id, String clause, String title) {
    super(id, clause, title);
  }

  @Override
  public final void check(AuditInput input, FindingList findings) {
    for (AuditedLag lag : input.lags()) {
      if (concerns(lag)) {
        switch (input.lag(lag.at())) {
          case Sight.Seen<LagReading>(var reading) -> check(lag, reading, input, findings);
          case Sight.Gone<LagReading>(var what) -> gone(lag, what, findings);
          case Sight.Unknown<LagReading>(var why) -> findings.cannotTell(lag.subject(), expected(lag), why);
        }
      }
    }
  }

  /// Whether the rule is about this group.
  boolean concerns(AuditedLag lag) {
    return true;
  }

  /// What it should be like.
  abstract String expected(AuditedLag lag);

  /// Checks a group that is seen.
  abstract void check(AuditedLag lag, LagReading reading, AuditInput input, FindingList findings);

  /// The device has no such group.
  void gone(AuditedLag lag, String what, FindingList findings) {
    findings.cannotTell(lag.subject(), expected(lag), what);
  }
}
