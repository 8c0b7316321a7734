package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.time.TimeRanges;

/// What an agent's events tell of an incident, to the millisecond.
///
/// @param times in which any of its places was out; none where no event tells of it
/// @param spans the outages that are part of it, by place; the last ones may go on although nothing more was told of the incident
/// @param lines what was cut off; empty where it was not told of each place how many lines it has
/// @param linesUnknown places whose lines the agent itself does not know
/// @param kinds which kinds of lines a place has, of the places of which that was told
/// @param touched what slots have of it by these events; empty where no event tells of a place
record ToldOutage(TimeRanges times, List<OutageSpan> spans, Optional<Lines> lines, Set<String> linesUnknown,
    Map<String, Set<LineKind>> kinds, Optional<Touched> touched) {
  /// No event came.
  static final ToldOutage NONE = new ToldOutage(TimeRanges.NONE, List.of(), Optional.empty(),
      Set.of(), Map.of(), Optional.empty());

  /// Says what was cut off.
  interface Lines {
    /// The lines of some of the places.
    ///
    /// @param places those that count
    CutOff of(Predicate<String> places);
  }

  /// Says what a slot has of an incident.
  interface Touched {
    /// The lines of its places that were out at any time of the slot; empty where none was.
    Optional<LineCounts> in(Instant from, Instant to);
  }

  ToldOutage {
    spans = List.copyOf(spans);
    linesUnknown = Set.copyOf(linesUnknown);
    kinds = Map.copyOf(kinds);
  }

  /// The same with what lines one more place has.
  ToldOutage with(String place, Set<LineKind> its) {
    Map<String, Set<LineKind>> more = new HashMap<>(kinds);
    more.put(place, its);
    return new ToldOutage(times, spans, lines, linesUnknown, more, touched);
  }

  /// Whether a place may have lines of a kind: it was told to, or nothing was told.
  boolean mayLose(String place, LineKind kind) {
    return Optional.ofNullable(kinds.get(place)).map(known -> known.contains(kind)).orElse(true);
  }
}
