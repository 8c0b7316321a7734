package org.nroagent.agent.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.Gate;

/// A4: on a gate each OLT has an outer VLAN of its own, and none of them is the multicast VLAN [C STAS 4.2, 5.1.1].
final class VlanUnique implements AuditRule {
  private static final String EXPECTED = "one SVLAN per OLT and gate";

  @Override
  public RuleName name() {
    return new RuleName("A4-unique", "STAS 4.2, 5.1.1", "One SVLAN per OLT and gate");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.topology().gates()) {
      SortedMap<Integer, List<String>> users = new TreeMap<>();
      gate.multicast().ifPresent(multicast -> use(users, multicast.vlan(), "multicast"));
      input.topology().olts()
          .forEach(olt -> olt.svlanAt(gate.name()).ifPresent(vlan -> use(users, vlan, olt.name())));
      String subject = "gate " + gate.name();
      users.values().removeIf(names -> names.size() == 1 && names.contains("multicast"));
      List<String> shared = users.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
          .map(entry -> entry.getKey() + " of " + String.join(", ", entry.getValue())).toList();
      shared.forEach(each -> findings.finding(subject, EXPECTED, each));
      if (shared.isEmpty() && !users.isEmpty()) {
        findings.conforms(subject, EXPECTED, Counted.of(users.size(), "SVLAN"));
      }
    }
  }

  private static void use(SortedMap<Integer, List<String>> users, int vlan, String name) {
    users.computeIfAbsent(vlan, _ -> new ArrayList<>()).add(name);
  }
}
