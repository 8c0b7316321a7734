package org.nroagent.agent.audit.rule;

import org.nroagent.agent.audit.AuditRule;
import org.nroagent.agent.audit.RuleName;

/// A rule whose name is given to it, as one of several that check alike.
abstract class NamedRule implements AuditRule {
  private final RuleName name;

  NamedRule(String id, String clause, String title) {
    this.name = new RuleName(id, clause, title);
  }

  @Override
  public final RuleName name() {
    return name;
  }
}
