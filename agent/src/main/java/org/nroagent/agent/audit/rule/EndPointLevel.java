package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.model.reading.MepReading;

/// A2: the gate's maintenance domain has level 1, so that the client can use all higher ones end to end
/// [C STAS 4.2.3].
final class EndPointLevel extends EndPointRule {
  private static final int LEVEL = 1;

  EndPointLevel() {
    super("A2-level", "STAS 4.2.3", "Maintenance domain at level 1");
  }

  @Override
  String expected(Gate gate, AuditInput input) {
    return "level " + LEVEL;
  }

  @Override
  void check(String subject, Gate gate, GateEndPoints points, MepReading mep, AuditInput input,
      FindingList findings) {
    if (mep.mdLevel() < 0) {
      findings.cannotTell(subject, expected(gate, input), "the device does not tell the level");
    } else {
      findings.check(mep.mdLevel() == LEVEL, subject, expected(gate, input), "level " + mep.mdLevel());
    }
  }
}
