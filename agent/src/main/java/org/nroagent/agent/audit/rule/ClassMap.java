package org.nroagent.agent.audit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.RuleName;
import org.nroagent.agent.config.Gate;
import org.nroagent.agent.config.ServiceClasses;
import org.nroagent.agent.config.ServiceClasses.ServiceClass;

/// A7: the client says for each priority bit which class of service it means, and the provider what the outer VLAN of
/// the uplink gets [C STAS 3.4.1, 5.1.3]: each of 0…7 belongs to one class, and each class that has any has a mark.
final class ClassMap implements AuditRule {
  private static final String EXPECTED = "each priority in one class, each class with its uplink priority";

  @Override
  public RuleName name() {
    return new RuleName("A7-classes", "STAS 3.4.1, 5.1.3", "Classes of service are complete");
  }

  @Override
  public void check(AuditInput input, FindingList findings) {
    for (Gate gate : input.gates()) {
      ServiceClasses classes = gate.sheet().classes();
      List<String> faults = faults(classes);
      findings.check(faults.isEmpty(), "gate " + gate.name() + ", sheet", EXPECTED, faults.isEmpty()
          ? classes.equals(ServiceClasses.DEFAULT) ? "the contract's classes" : "the client's own classes"
          : String.join("; ", faults));
    }
  }

  private static List<String> faults(ServiceClasses classes) {
    List<String> faults = new ArrayList<>();
    for (int priority = 0; priority <= ServiceClasses.LARGEST_PRIORITY; priority++) {
      int each = priority;
      List<String> owners = classes.priorities().entrySet().stream()
          .filter(entry -> entry.getValue().contains(each))
          .map(Map.Entry::getKey).map(ServiceClass::title).toList();
      if (owners.size() != 1) {
        faults.add(priority + (owners.isEmpty() ? " in no class" : " in " + String.join(" and ", owners)));
      }
    }
    classes.priorities().forEach((each, priorities) -> {
      if (!priorities.isEmpty() && !classes.uplinkPriority().containsKey(each)) {
        faults.add(each.title() + " without uplink priority");
      }
    });
    return faults;
  }
}
