package org.nroagent.agent.audit.rule;

import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.audit.Outcome;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.Ipv4Prefix;
import org.nroagent.model.address.MulticastNumbering;

/// A5: a group is in the GLOP block of the client's autonomous system, or in 232/8 if both networks run source-specific
/// multicast; any other address is agreed with the provider, which the plan says with an exception [C STAS 5.2.3].
final class GroupBlock extends GroupRule {
  GroupBlock() {
    super("A5-block", "STAS 5.2.3", "Groups in the client's blocks",
        "the client's GLOP block, or 232/8 with SSM");
  }

  @Override
  Optional<Fault> fault(Group group, MulticastPlan plan, AuditInput input) {
    Optional<Ipv4Prefix> glop = input.topology().client().autonomousSystem()
        .flatMap(MulticastNumbering::glop);
    boolean specific = MulticastNumbering.SOURCE_SPECIFIC.contains(group.address());
    if (glop.filter(block -> block.contains(group.address())).isPresent()
        || (specific && plan.sourceSpecific())) {
      return Optional.empty();
    }
    if (!group.exception().isEmpty()) {
      return Optional.empty();
    }
    if (specific) {
      return Fault.finding("in 232/8, but the plan is not source-specific");
    }
    if (input.topology().client().autonomousSystem().isEmpty()
        && MulticastNumbering.GLOP.contains(group.address())) {
      return Fault.cannotTell("the client's autonomous system is not configured; enter topology.client.as");
    }
    return Optional.of(new Fault(Outcome.FINDING, glop.map(block -> "outside of " + block)
        .orElse("outside; the client's autonomous system has no GLOP block"),
        "declare an exception if the provider agreed"));
  }
}
