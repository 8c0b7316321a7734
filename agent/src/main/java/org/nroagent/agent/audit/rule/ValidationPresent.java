package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Olt;
import org.nroagent.model.reading.MepReading;

/// A3: the L2VPN of an OLT has an end point of level 3 on the PE-Spoke, with which the client validates the service
/// [C STAS 5.1.4].
final class ValidationPresent extends ValidationRule {
  ValidationPresent() {
    super("A3-end-point", "Service validation end point at level 3");
  }

  @Override
  String expected(Olt olt) {
    return "an end point of level " + ValidationEndPoint.LEVEL;
  }

  @Override
  void check(String subject, Olt olt, MepReading mep, FindingList findings) {
    if (mep.mdLevel() < 0) {
      findings.cannotTell(subject, expected(olt),
          "the device does not tell the level of " + GateEndPoints.words(mep));
    } else {
      findings.check(!Boolean.FALSE.equals(mep.local().active()), subject, expected(olt),
          GateEndPoints.words(mep)
              + (Boolean.FALSE.equals(mep.local().active()) ? ", not active" : ""));
    }
  }

  @Override
  void gone(String subject, Olt olt, String what, FindingList findings) {
    findings.finding(subject, expected(olt), what);
  }
}
