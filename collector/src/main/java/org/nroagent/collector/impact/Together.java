package org.nroagent.collector.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nroagent.collector.impact.CutOff.Piece;

/// Incidents during which others lasted, as if they were one: the rate of all that was cut off at a time. Whether they have a
/// common cause that no agent can see is for people to judge.
///
/// @param incidents at least two, in the order of their beginnings
/// @param asOne what they would be, and what would be asked for
public record Together(List<AgentIncident.Id> incidents, OperatorIncident asOne) {
  public Together {
    incidents = List.copyOf(incidents);
  }

  /// Incidents with lines by the time that they have in common, each set in the order of their beginnings.
  static List<List<OperatorIncident>> sets(List<OperatorIncident> incidents) {
    List<OperatorIncident> sorted = incidents.stream().filter(each -> !each.lines().pieces().isEmpty())
        .sorted(Comparator.comparing((OperatorIncident each) -> first(each).from())).toList();
    List<List<OperatorIncident>> sets = new ArrayList<>();
    List<OperatorIncident> open = new ArrayList<>();
    for (OperatorIncident next : sorted) {
      if (open.stream().noneMatch(each -> last(each).to().isAfter(first(next).from()))) {
        sets.add(List.copyOf(open));
        open.clear();
      }
      open.add(next);
    }
    sets.add(List.copyOf(open));
    return sets.stream().filter(set -> set.size() > 1).toList();
  }

  private static Piece first(OperatorIncident incident) {
    return incident.lines().pieces().getFirst();
  }

  private static Piece last(OperatorIncident incident) {
    return incident.lines().pieces().getLast();
  }
}
