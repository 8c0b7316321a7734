package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Olt;
import org.nroagent.model.reading.MepReading;

/// A3: the messages of the service validation end point come from 0000-0000 and the OLT's SVLAN as four decimal digits
/// [C STAS 5.1.4]: 00:00:00:00:12:01 for 1201.
final class ValidationAddress extends ValidationRule {
  ValidationAddress() {
    super("A3-address", "Service validation from the SVLAN's address");
  }

  @Override
  String expected(Olt olt) {
    return ValidationEndPoint.mac(olt);
  }

  @Override
  void check(String subject, Olt olt, MepReading mep, FindingList findings) {
    if (mep.local().mac().isEmpty()) {
      findings.cannotTell(subject, expected(olt),
          "the device does not tell the address of " + GateEndPoints.words(mep));
    } else {
      findings.check(mep.local().mac().equals(expected(olt)), subject, expected(olt), mep.local().mac());
    }
  }
}
