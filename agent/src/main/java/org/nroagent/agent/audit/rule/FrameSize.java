package org.nroagent.agent.audit.rule;

import org.jspecify.annotations.Nullable;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.audit.Sight;
import org.nroagent.agent.config.InterconnectionSheet;
import org.nroagent.model.reading.InterfaceReading;

/// A4: frames of 9018 octets with their check sequence are carried, or what the sheet says [C STAS 5.1.1]. Devices
/// count ifMtu with or without the Ethernet header and never with the check sequence (choice): from 9014 on it conforms
/// either way, below 9000 it does not either way, and between them nobody can tell.
final class FrameSize implements AuditRule {
  private static final int CHECK_SEQUENCE = 4;
  private static final int HEADER = 14;

  @Override
  public RuleName name() {
    return new RuleName("A4-mtu", "STAS 5.1.1", "MTU of 9018 octets with the check sequence");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (AuditedLag lag : input.lags()) {
      int frame = lag.gate().map(gate -> gate.sheet().mtu()).orElse(InterconnectionSheet.DEFAULT_MTU);
      String expected = "frames of " + frame + " octets";
      switch (input.interfaceOf(lag.at(), lag.at().ifName())) {
        case Sight.Seen<InterfaceReading>(var port) ->
          check(lag.subject(), frame, expected, port.mtu(), findings);
        case Sight.Gone<InterfaceReading>(var what) -> findings.cannotTell(lag.subject(), expected, what);
        case Sight.Unknown<InterfaceReading>(var why) -> findings.cannotTell(lag.subject(), expected, why);
      }
    }
  }

  private static void check(String subject, int frame, String expected, @Nullable Integer mtu,
      FindingList findings) {
    if (mtu == null) {
      findings.cannotTell(subject, expected, "the device does not tell its MTU");
      return;
    }
    int withHeader = frame - CHECK_SEQUENCE;
    if (mtu >= withHeader || mtu < withHeader - HEADER) {
      findings.check(mtu >= withHeader, subject, expected, "ifMtu " + mtu);
    } else {
      findings.cannotTell(subject, expected, "ifMtu is " + mtu
          + ", which is enough only if this device does not count the Ethernet header");
    }
  }
}
