package org.nroagent.agent.audit.rule;

import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.Ipv4Address;

/// A5: sources are public addresses [C STAS 5.2.3] of the declared blocks [C STAS 4.2.3]. With source-specific
/// multicast every group has one: the provider's routers translate with it [C STAS 5.2.2].
final class GroupSource extends GroupRule {
  GroupSource() {
    super("A5-source", "STAS 5.2.3, 4.2.3", "Public sources of the declared blocks",
        "a public source of the declared blocks");
  }

  @Override
  Optional<Fault> fault(Group group, MulticastPlan plan, AuditInput input) {
    if (group.source().isEmpty()) {
      return plan.sourceSpecific()
          ? Fault.finding("no source is declared, and source-specific multicast needs it")
          : Fault.cannotTell("no source is declared; enter its source");
    }
    Ipv4Address source = group.source().get();
    if (!source.isPublic()) {
      return Fault.finding(source + " is not public");
    }
    return plan.sourceBlocks().stream().anyMatch(block -> block.contains(source))
        ? Optional.empty()
        : Fault.finding(source + " is in no declared block");
  }
}
