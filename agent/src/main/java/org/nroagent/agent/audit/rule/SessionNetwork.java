package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.MulticastInterconnection;

/// A9: the interconnection has a /30 or /31 of public addresses [C STAS 4.2.3].
final class SessionNetwork implements AuditRule {
  private static final String EXPECTED = "a public /30 or /31";
  private static final int SHORTEST = 30;
  private static final int LONGEST = 31;

  @Override
  public RuleName name() {
    return new RuleName("A9-network", "STAS 4.2.3", "Session on a public /30 or /31");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      gate.multicast().map(MulticastInterconnection::network).ifPresent(network -> {
        boolean sized = network.length() >= SHORTEST && network.length() <= LONGEST;
        findings.check(sized && network.network().isPublic(), "gate " + gate.name(), EXPECTED,
            network + (network.network().isPublic() ? "" : " is not public"));
      });
    }
  }
}
