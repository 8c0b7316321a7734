package org.nroagent.model.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedLines;

/// The lines that were cut off in a slot, by incident (R11). Nearly always nobody is: then there is nothing of it on disk
/// or on the wire. [ImpactCodec] is its form there.
///
/// Its size is bounded: of more incidents at once those with most lines are listed, the others are one sum under the
/// number [#OTHERS], so that nobody is left out.
///
/// @param byIncident by the number of the incident, each with lines
public record RowImpact(Map<Long, AffectedLines> byIncident) {
  /// Nobody was cut off.
  public static final RowImpact NONE = new RowImpact(Map.of());
  /// The most incidents that are listed by themselves.
  public static final int MOST_INCIDENTS = 8;
  /// The number under which the others are summed.
  public static final long OTHERS = 0;

  /// Leaves out incidents without lines, and sums those that are too many.
  public RowImpact {
    Map<Long, AffectedLines> present = new TreeMap<>();
    byIncident.forEach((number, lines) -> {
      if (!lines.isNone()) {
        present.put(number, lines);
      }
    });
    byIncident = Collections.unmodifiableMap(bounded(present));
  }

  private static Map<Long, AffectedLines> bounded(Map<Long, AffectedLines> all) {
    long listed = all.keySet().stream().filter(number -> number != OTHERS).count();
    if (listed <= MOST_INCIDENTS) {
      return all;
    }
    List<Long> bySize = new ArrayList<>(all.keySet());
    bySize.remove(OTHERS);
    bySize.sort(Comparator.comparingLong((Long number) -> -size(all.getOrDefault(number, AffectedLines.NONE)))
        .thenComparing(Comparator.naturalOrder()));
    Map<Long, AffectedLines> bounded = new TreeMap<>();
    all.forEach((number, lines) -> bounded.merge(
        bySize.indexOf(number) >= 0 && bySize.indexOf(number) < MOST_INCIDENTS ? number : OTHERS, lines,
        AffectedLines::plus));
    return bounded;
  }

  private static long size(AffectedLines lines) {
    return lines.all().byKind().values().stream().mapToLong(Long::longValue).sum();
  }

  /// The lines that an incident cut off; empty where they may be part of the sum of those that are not listed.
  ///
  /// @param number of the incident
  public Optional<AffectedLines> of(long number) {
    Optional<AffectedLines> listed = Optional.ofNullable(byIncident.get(number));
    return listed.isEmpty() && !byIncident.containsKey(OTHERS) ? Optional.of(AffectedLines.NONE) : listed;
  }

  /// Whether nobody was cut off.
  public boolean isNone() {
    return byIncident.isEmpty();
  }

  /// All lines that were cut off, each once.
  public AffectedLines total() {
    return byIncident.values().stream().reduce(AffectedLines.NONE, AffectedLines::plus);
  }

  /// The lines of all incidents together, of both kinds.
  public LineCounts lines() {
    return total().all();
  }
}
