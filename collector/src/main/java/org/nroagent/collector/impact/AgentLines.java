package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.nroagent.collector.impact.CutOff.Piece;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// The lines that an agent told of some of its incidents, over time. In slots of which nothing came the lines of before
/// are held: nobody saw them come back, as the agent itself counts services that it does not see.
///
/// @param lines what is counted
/// @param held when nothing came, and they were held
record AgentLines(CutOff lines, TimeRanges held) {
  /// What is known of an agent.
  ///
  /// @param grid its slots
  /// @param rows its rows by the start of their slot, also those of other incidents
  /// @param heard whether anything came of the slot that starts then
  record Told(SlotGrid grid, NavigableMap<Instant, RowImpact> rows, Predicate<Instant> heard) {}

  /// The lines of incidents.
  ///
  /// @param numbers the incidents, as one
  /// @param ended when the last of them ended, empty while one goes on
  /// @param through until when slots should have come
  static AgentLines of(Told told, Set<Long> numbers, Optional<Instant> ended, Instant through) {
    NavigableMap<Instant, AffectedLines> listed = new TreeMap<>();
    told.rows().forEach((slot, impact) -> {
      AffectedLines lines = of(impact, numbers);
      if (!lines.isNone()) {
        listed.put(slot, lines);
      }
    });
    if (listed.isEmpty()) {
      return new AgentLines(CutOff.NONE, TimeRanges.NONE);
    }
    Instant last = told.grid().next(listed.lastKey());
    Instant until = ended.filter(through::isAfter).orElse(through);
    return of(told, listed, until.isAfter(last) ? until : last);
  }

  private static AgentLines of(Told told, NavigableMap<Instant, AffectedLines> listed, Instant until) {
    List<Piece> pieces = new ArrayList<>();
    List<TimeRange> held = new ArrayList<>();
    AffectedLines known = AffectedLines.NONE;
    for (Instant slot = listed.firstKey(); slot.isBefore(until); slot = told.grid().next(slot)) {
      Instant end = told.grid().next(slot);
      AffectedLines now = listed.get(slot);
      if (now != null) {
        known = now;
        pieces.add(new Piece(slot, end, now));
      } else if (isSummedWithOthers(told.rows(), slot) || !told.heard().test(slot)) {
        known = new AffectedLines(LineCounts.NONE, known.all());
        pieces.add(new Piece(slot, end, known));
        if (!known.isNone()) {
          held.add(new TimeRange(slot, end));
        }
      } else {
        known = AffectedLines.NONE;
      }
    }
    return new AgentLines(new CutOff(pieces), TimeRanges.of(held));
  }

  /// Of more incidents than a row lists the others are one sum, which is told of none of them.
  private static boolean isSummedWithOthers(Map<Instant, RowImpact> rows, Instant slot) {
    return rows.getOrDefault(slot, RowImpact.NONE).byIncident().containsKey(RowImpact.OTHERS);
  }

  private static AffectedLines of(RowImpact impact, Set<Long> numbers) {
    return impact.byIncident().entrySet().stream().filter(each -> numbers.contains(each.getKey()))
        .map(Map.Entry::getValue).reduce(AffectedLines.NONE, AffectedLines::plus);
  }
}
