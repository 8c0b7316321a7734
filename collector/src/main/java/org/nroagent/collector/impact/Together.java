package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.model.impact.Part;

/// Incidents during which others lasted, as if they were one: the rate of all that was cut off at a time. Whether they have a
/// common cause that no agent can see is for people to judge.
///
/// @param incidents at least two, in the order of their beginnings
/// @param asOne what they would be, and what would be asked for
public record Together(List<AgentIncident.Id> incidents, OperatorIncident asOne) {
  public Together {
    incidents = List.copyOf(incidents);
  }

  /// Incidents that take anything from a service by the time that they have in common, each set in the order of their beginnings.
  static List<List<OperatorIncident>> sets(List<OperatorIncident> incidents) {
    List<OperatorIncident> sorted = incidents.stream().filter(each -> !parts(each).isEmpty())
        .sorted(Comparator.comparing(Together::begin)).toList();
    List<List<OperatorIncident>> sets = new ArrayList<>();
    List<OperatorIncident> open = new ArrayList<>();
    for (OperatorIncident next : sorted) {
      if (open.stream().noneMatch(each -> end(each).isAfter(begin(next)))) {
        sets.add(List.copyOf(open));
        open.clear();
      }
      open.add(next);
    }
    sets.add(List.copyOf(open));
    return sets.stream().filter(set -> set.size() > 1).toList();
  }

  private static List<Part> parts(OperatorIncident incident) {
    return incident.judged().impact().incident().parts();
  }

  private static Instant begin(OperatorIncident incident) {
    return parts(incident).stream().map(Part::from).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant end(OperatorIncident incident) {
    return parts(incident).stream().map(Part::to).max(Comparator.naturalOrder()).orElseThrow();
  }
}
