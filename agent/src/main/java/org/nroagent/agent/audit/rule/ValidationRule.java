package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.Olt;
import org.nroagent.model.reading.MepReading;

/// A rule about the service validation end point of each OLT whose access is known.
abstract class ValidationRule extends NamedRule {
  ValidationRule(String id, String title) {
    super(id, "STAS 5.1.4", title);
  }

  @Override
  public final void check(AuditInput input, FindingList findings) {
    input.topology().olts().forEach(olt -> AuditInput.access(olt).ifPresent(access -> {
      String subject = ValidationEndPoint.subject(olt, access);
      switch (ValidationEndPoint.find(olt, access, input)) {
        case Sight.Seen<MepReading>(var mep) -> check(subject, olt, mep, findings);
        case Sight.Gone<MepReading>(var what) -> gone(subject, olt, what, findings);
        case Sight.Unknown<MepReading>(var why) -> findings.cannotTell(subject, expected(olt), why);
      }
    }));
  }

  abstract String expected(Olt olt);

  abstract void check(String subject, Olt olt, MepReading mep, FindingList findings);

  /// There is no such end point.
  void gone(String subject, Olt olt, String what, FindingList findings) {
    findings.cannotTell(subject, expected(olt), what);
  }
}
