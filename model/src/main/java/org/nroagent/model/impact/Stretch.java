package org.nroagent.model.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A time over which the same parts of one service last.
///
/// @param from its first instant
/// @param to the first instant after it
/// @param parts positions, in the incident, of the parts that last; ascending, at least one
/// @param lost what they lose together
record Stretch(Instant from, Instant to, List<Integer> parts, Amounts lost) {
  Stretch {
    parts = List.copyOf(parts);
  }

  /// Cuts the time of a service's parts wherever one begins or ends. Where none lasts there is no stretch.
  ///
  /// @return ascending
  static List<Stretch> of(Incident incident, Service service) {
    List<Part> parts = incident.parts();
    NavigableMap<Instant, Change> changes = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).service().equals(service)) {
        changes.computeIfAbsent(parts.get(i).from(), _ -> new Change()).begin.add(i);
        changes.computeIfAbsent(parts.get(i).to(), _ -> new Change()).end.add(i);
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    SortedSet<Integer> lasting = new TreeSet<>();
    Amounts lost = Amounts.NONE;
    for (Map.Entry<Instant, Change> each : changes.entrySet()) {
      for (int i : each.getValue().end) {
        lasting.remove(i);
        lost = lost.minus(parts.get(i).lost());
      }
      for (int i : each.getValue().begin) {
        lasting.add(i);
        lost = lost.plus(parts.get(i).lost());
      }
      Instant to = changes.higherKey(each.getKey());
      if (to != null && !lasting.isEmpty()) {
        stretches.add(new Stretch(each.getKey(), to, List.copyOf(lasting), lost));
      }
    }
    return stretches;
  }

  /// Says since when several parts lose this, for a message; empty where there is but one.
  String together() {
    return parts.size() > 1 ? " together with the parts it overlaps from " + from + " on" : "";
  }

  /// The parts that begin or end at an instant, by their positions.
  private static final class Change {
    private final List<Integer> begin = new ArrayList<>();
    private final List<Integer> end = new ArrayList<>();
  }
}
