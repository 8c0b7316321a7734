package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditInput.AuditedLag;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;

/// A4: the outer VLAN's tag protocol identifier is 0x8100 on accesses and gates [C STAS 4.1.3, 4.2.3, 5.1.1]. No table
/// that devices offer tells it, so this says so until one does.
final class TagProtocol implements AuditRule {
  @Override
  public RuleName name() {
    return new RuleName("A4-tpid", "STAS 4.1.3, 4.2.3, 5.1.1", "Tag protocol identifier 0x8100");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (AuditedLag lag : input.lags()) {
      findings.cannotTell(lag.subject(), "0x8100", "no table that is read tells the tag protocol identifier");
    }
  }
}
