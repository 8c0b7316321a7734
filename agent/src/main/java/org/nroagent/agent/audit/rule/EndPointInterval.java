package org.nroagent.agent.audit.rule;

import java.time.Duration;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.InterconnectionSheet;
import org.nroagent.model.reading.MepReading;

/// A2: continuity check messages come at the interval of the sheet, 10 s where it names none [C STAS 4.2.3].
final class EndPointInterval extends EndPointRule {
  EndPointInterval() {
    super("A2-interval", "STAS 4.2.3", "CCM interval as on the sheet");
  }

  @Override
  String expected(Gate gate, AuditInput input) {
    return gate.sheet().ccmInterval().orElse(InterconnectionSheet.DEFAULT_CCM_INTERVAL).toMillis() + " ms";
  }

  @Override
  void check(String subject, Gate gate, GateEndPoints points, MepReading mep, AuditInput input,
      FindingList findings) {
    boolean sends = mep.ccmIntervalMillis() > 0 && !Boolean.FALSE.equals(mep.local().ccmEnabled());
    Duration interval = Duration.ofMillis(mep.ccmIntervalMillis());
    findings.check(sends && gate.sheet().ccmInterval().filter(interval::equals).isPresent(), subject,
        expected(gate, input), sends ? mep.ccmIntervalMillis() + " ms" : "no message is sent");
  }
}
