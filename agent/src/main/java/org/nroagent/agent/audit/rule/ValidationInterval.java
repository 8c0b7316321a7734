package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.config.Olt;
import org.nroagent.model.reading.MepReading;

/// A3: the service validation end point sends a continuity check message every 10 s [C STAS 5.1.4].
final class ValidationInterval extends ValidationRule {
  private static final long INTERVAL_MILLIS = 10_000;

  ValidationInterval() {
    super("A3-interval", "Service validation message every 10 s");
  }

  @Override
  String expected(Olt olt) {
    return INTERVAL_MILLIS + " ms";
  }

  @Override
  void check(String subject, Olt olt, MepReading mep, FindingList findings) {
    boolean sends = mep.ccmIntervalMillis() > 0 && !Boolean.FALSE.equals(mep.local().ccmEnabled());
    findings.check(sends && mep.ccmIntervalMillis() == INTERVAL_MILLIS, subject, expected(olt),
        sends ? mep.ccmIntervalMillis() + " ms" : "no message is sent");
  }
}
