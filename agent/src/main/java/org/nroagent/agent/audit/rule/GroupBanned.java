package org.nroagent.agent.audit.rule;

import java.util.Optional;
import org.nroagent.agent.audit.AuditInput;
import org.nroagent.agent.config.MulticastPlan;
import org.nroagent.agent.config.MulticastPlan.Group;
import org.nroagent.model.address.MulticastNumbering;

/// A5: no group has an Ethernet address of the local control block 224.0.0.0/24: x.0.0.0/24 and x.128.0.0/24 are banned
/// [C STAS 5.2.3]. No exception changes what switches do with them.
final class GroupBanned extends GroupRule {
  GroupBanned() {
    super("A5-banned", "STAS 5.2.3", "No group on 224.0.0.x", "none of x.0.0.0/24 and x.128.0.0/24");
  }

  @Override
  Optional<Fault> fault(Group group, MulticastPlan plan, AuditInput input) {
    return MulticastNumbering.fallsOnLocalControl(group.address())
        ? Fault.finding(MulticastNumbering.ethernetAddress(group.address()) + ", as 224.0.0."
            + (group.address().bits() & 0xff))
        : Optional.empty();
  }
}
