package org.nroagent.collector.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.collector.store.IncidentVerdict;
import org.nroagent.collector.store.IncidentVerdict.Verdict;
import org.nroagent.collector.store.PersonsAct;

/// What people decided of incidents that lasted together, as far as it is in force.
final class Verdicts {
  private final Map<String, Set<Long>> one = new HashMap<>();
  private final List<Set<String>> apart = new ArrayList<>();

  /// @param all also those that others took the place of
  Verdicts(List<IncidentVerdict> all) {
    for (IncidentVerdict verdict : PersonsAct.inForce(all)) {
      if (verdict.verdict() == Verdict.ONE) {
        verdict.incidents()
            .forEach(incident -> one.computeIfAbsent(incident, _ -> new HashSet<>()).add(verdict.id()));
      } else if (verdict.verdict() == Verdict.APART) {
        apart.add(Set.copyOf(verdict.incidents()));
      }
    }
  }

  /// The verdicts by which an incident is one with others.
  Set<Long> of(AgentIncident incident) {
    return one.getOrDefault(incident.id().toString(), Set.of());
  }

  /// Whether a verdict says that two are one, whenever they lasted.
  boolean areOne(AgentIncident incident, AgentIncident other) {
    return of(incident).stream().anyMatch(of(other)::contains);
  }

  /// Whether a verdict says that each of them is one by itself: it names a member of each.
  boolean areApart(List<OperatorIncident> incidents) {
    return apart.stream().anyMatch(named -> incidents.stream().allMatch(
        incident -> incident.members().stream().anyMatch(member -> named.contains(member.id().toString()))));
  }
}
