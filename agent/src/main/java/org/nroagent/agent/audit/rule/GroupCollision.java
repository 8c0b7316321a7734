package org.nroagent.agent.audit.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.ArrayList;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.MulticastNumbering;

/// A5: no two groups that are in force on the same day share the 23 low bits, which are all that Ethernet sees of them
/// [C STAS 5.2.3]. One address declared twice for the same day shares them too.
final class GroupCollision implements AuditRule {
  private static final String EXPECTED = "no two groups with the same 23 low bits";

  @Override
  public RuleName name() {
    return new RuleName("A5-collision", "STAS 5.2.3", "No two groups on one Ethernet address");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    input.topology().multicast().ifPresent(plan -> {
      Map<Integer, List<Group>> byLowBits = new TreeMap<>();
      boolean none = true;
      for (Group group : plan.groups()) {
        List<Group> earlier = byLowBits.computeIfAbsent(MulticastNumbering.low23Bits(group.address()),
            _ -> new ArrayList<>());
        for (Group other : earlier) {
          if (group.meets(other)) {
            none = false;
            findings.finding("groups " + other.address() + " and " + group.address(), EXPECTED,
                "both " + MulticastNumbering.ethernetAddress(group.address()));
            break;
          }
        }
        earlier.add(group);
      }
      if (none && !plan.groups().isEmpty()) {
        findings.conforms("declared groups", EXPECTED, Counted.of(plan.groups().size(), "group"));
      }
    });
  }
}
