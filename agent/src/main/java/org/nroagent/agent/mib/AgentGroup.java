package org.nroagent.agent.mib;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.snmp4j.smi.Variable;

/// The scalars about the agent.
///
/// @param about what stays the same
/// @param core the core's state
record AgentGroup(AboutAgent about, CoreSnapshot core) {
  static final List<Column<AgentGroup>> OBJECTS = List.of(
      object(1, each -> Syntax.text(each.about.name())),
      object(2, each -> Syntax.text(each.about.software())),
      object(3, each -> Syntax.dateAndTime(each.core.startedAt())),
      object(4, each -> Syntax.truth(each.core.rebuilding())),
      object(5, each -> Syntax.text(each.core.storeProblem().orElse(""))),
      object(6, each -> Syntax.text(each.core.clockProblem().orElse(""))),
      object(7, each -> each.core.lastRoundBorder().map(Syntax::dateAndTime).orElse(null)),
      object(8, each -> each.about.events().map(log -> Syntax.counter64(log.extent().head())).orElse(null)));

  private static Column<AgentGroup> object(int id, Function<AgentGroup, @Nullable Variable> value) {
    return new Column<>(id, (each, _) -> value.apply(each));
  }
}
