package org.nroagent.agent.audit.rule;

import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.FindingList;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;

/// A rule about each declared group. Groups that are as they should be are counted, not listed.
abstract class GroupRule extends NamedRule {
  private final String expected;

  /// What is wrong with a group.
  ///
  /// @param outcome how grave it is
  /// @param observed what it is
  /// @param note what else to know, possibly empty
  record Fault(Outcome outcome, String observed, String note) {
    static Optional<Fault> finding(String observed) {
      return Optional.of(new Fault(Outcome.FINDING, observed, ""));
    }

    static Optional<Fault> cannotTell(String why) {
      return Optional.of(new Fault(Outcome.CANNOT_TELL, "", why));
    }
  }

  GroupRule(String id, String clause, String title, String expected) {
    super(id, clause, title);
    this.expected = expected;
  }

  @Override
  public final void check(AuditInput input, FindingList findings) {
    input.topology().multicast().filter(plan -> !plan.groups().isEmpty()).ifPresent(plan -> {
      Optional<String> untold = untold(input);
      if (untold.isPresent()) {
        findings.cannotTell("declared groups", expected, untold.get());
        return;
      }
      int good = 0;
      for (Group group : plan.groups()) {
        Optional<Fault> fault = fault(group, plan, input);
        fault.ifPresent(
            each -> findings.add(each.outcome(), "group " + group.address(), expected, each.observed(),
                each.note()));
        good += fault.isEmpty() ? 1 : 0;
      }
      if (good > 0) {
        findings.conforms("declared groups", expected, good + " of " + plan.groups().size());
      }
    });
  }

  /// Why nothing can be told of any group, empty if something can.
  Optional<String> untold(AuditInput input) {
    return Optional.empty();
  }

  /// What is wrong with a group, empty if nothing is.
  abstract Optional<Fault> fault(Group group, MulticastPlan plan, AuditInput input);
}
