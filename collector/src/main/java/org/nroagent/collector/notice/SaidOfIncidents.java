package org.nroagent.collector.notice;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.impact.AgentIncident;
import org.nroagent.collector.store.IncidentStatement;
import org.nroagent.collector.store.NoticeMark;
import org.nroagent.collector.store.PersonsAct;

/// What people said of incidents, each by itself, found by the incident that it names.
final class SaidOfIncidents {
  private final Map<AgentIncident.Id, List<NoticeMark>> marks;
  private final Map<AgentIncident.Id, List<IncidentStatement>> statements;

  /// @param said acts of any kind; those that are about several incidents are left out
  SaidOfIncidents(List<? extends PersonsAct> said) {
    this.marks = by(said, NoticeMark.class, mark -> new AgentIncident.Id(mark.agent(), mark.incident()));
    this.statements = by(said, IncidentStatement.class,
        statement -> new AgentIncident.Id(statement.agent(), statement.incident()));
  }

  private static <A extends PersonsAct> Map<AgentIncident.Id, List<A>> by(List<? extends PersonsAct> said,
      Class<A> kind, Function<A, AgentIncident.Id> incident) {
    return said.stream().flatMap(act -> kind.isInstance(act) ? Stream.of(kind.cast(act)) : Stream.empty())
        .collect(Collectors.groupingBy(incident, HashMap::new, Collectors.toList()));
  }

  /// What was said to be sent of any of an incident's members, in the order in which it was said.
  List<NoticeMark> marks(List<AgentIncident> members) {
    return of(members, marks);
  }

  /// What was stated of any of an incident's members, in the order in which it was said.
  List<IncidentStatement> statements(List<AgentIncident> members) {
    return of(members, statements);
  }

  private static <A extends PersonsAct> List<A> of(List<AgentIncident> members,
      Map<AgentIncident.Id, List<A>> said) {
    return members.stream().flatMap(member -> said.getOrDefault(member.id(), List.of()).stream())
        .sorted(Comparator.comparingLong(PersonsAct::id)).toList();
  }
}
