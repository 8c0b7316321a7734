package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.nroagent.collector.impact.AgentIncident.Said;
import org.nroagent.collector.impact.CutOff.Piece;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.record.RowImpact;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// The lines that an agent told of one of its incidents, over time: by its events to the millisecond. Where those do not tell how
/// many lines they are of, by its slots, within the times that events tell. In slots of which nothing came the lines of before are
/// held: nobody saw them come back, as the agent itself counts services that it does not see. Where a slot has more lines than
/// the events tell of, events were lost, and they are those of the slot.
///
/// @param lines what is counted
/// @param held when nothing came, and they were held
/// @param told whether it was told how many lines these are
/// @param whole whether no slot has more than the events tell of
record AgentLines(CutOff lines, TimeRanges held, boolean told, boolean whole) {
  /// What is known of an agent.
  ///
  /// @param grid its slots
  /// @param rows its rows by the start of their slot, also those of other incidents
  /// @param heard whether anything came of the slot that starts then
  /// @param through until when slots should have come
  record Told(SlotGrid grid, NavigableMap<Instant, RowImpact> rows, Predicate<Instant> heard,
      Instant through) {
    /// The slots of which nothing came.
    private TimeRanges silent(Instant from, Instant to) {
      List<TimeRange> silent = new ArrayList<>();
      Instant end = to.isBefore(through) ? to : through;
      for (Instant slot = grid.startOf(from); slot.isBefore(end); slot = grid.next(slot)) {
        if (!heard.test(slot)) {
          silent.add(new TimeRange(slot, grid.next(slot)));
        }
      }
      return TimeRanges.of(silent);
    }

    private boolean isSummedWithOthers(Instant slot) {
      return rows.getOrDefault(slot, RowImpact.NONE).byIncident().containsKey(RowImpact.OTHERS);
    }

    private NavigableMap<Instant, AffectedLines> rowsOf(long number) {
      NavigableMap<Instant, AffectedLines> listed = new TreeMap<>();
      rows.forEach((slot, row) -> Optional.ofNullable(row.byIncident().get(number))
          .ifPresent(lines -> listed.put(slot, lines)));
      return listed;
    }
  }

  /// The lines of an incident.
  ///
  /// @param counted the places whose lines count; where slots tell of more than events all do, as slots do not tell them apart
  static AgentLines of(Told told, AgentIncident incident, Predicate<String> counted) {
    NavigableMap<Instant, AffectedLines> listed = told.rowsOf(incident.id().number());
    AgentLines found = incident.outage().lines()
        .map(lines -> byEvents(told, incident, lines, counted, listed))
        .orElseGet(() -> bySlots(told, incident, listed));
    return incident.end().said() == Said.AGENT
        ? found
        : incident.ended().map(found::until).orElse(found);
  }

  /// The same without what lasts at the end of an incident that the agent told no end of.
  private AgentLines until(Instant end) {
    CutOff before = lines.withoutWhatLastsAt(end);
    return new AgentLines(before, held.and(before.times()), told, whole);
  }

  private static AgentLines byEvents(Told told, AgentIncident incident, ToldOutage.Lines outage,
      Predicate<String> counted, NavigableMap<Instant, AffectedLines> listed) {
    Optional<Instant> last = incident.ended().isPresent() ? Optional.empty() : lastToldOf(told, listed);
    CutOff all = outage.of(_ -> true);
    CutOff lines = last.map(all::withoutWhatLastsAt).orElse(all);
    CutOff more = moreThan(lines, told, incident, listed);
    CutOff own = outage.of(counted);
    CutOff most = more.pieces().isEmpty()
        ? last.map(own::withoutWhatLastsAt).orElse(own)
        : CutOff.most(List.of(lines, more));
    if (most.pieces().isEmpty()) {
      return new AgentLines(most, TimeRanges.NONE, true, true);
    }
    TimeRanges silent = told.silent(most.pieces().getFirst().from(), most.pieces().getLast().to());
    return new AgentLines(most.unconfirmedIn(silent), most.times().and(silent), true,
        more.pieces().isEmpty());
  }

  /// What slots tell beyond the events: a slot has all that was cut off at any time of it, so it may have more than any moment, but
  /// no more than all places together that were out in it.
  private static CutOff moreThan(CutOff lines, Told told, AgentIncident incident,
      NavigableMap<Instant, AffectedLines> listed) {
    NavigableMap<Instant, Piece> byStart = new TreeMap<>();
    lines.pieces().forEach(piece -> byStart.put(piece.from(), piece));
    List<Piece> more = new ArrayList<>();
    listed.forEach((slot, row) -> {
      Instant end = told.grid().next(slot);
      boolean steady = Optional.ofNullable(byStart.lowerEntry(end)).map(Map.Entry::getValue)
          .filter(last -> last.to().isAfter(slot) && isWithin(row, last.lines().all())).isPresent();
      if (!steady && !isWithin(row, touched(incident, slot, end).orElse(LineCounts.NONE))) {
        within(incident, new TimeRange(slot, end))
            .ifPresent(time -> more.add(new Piece(time.from(), time.to(), row)));
      }
    });
    return new CutOff(more);
  }

  private static Optional<LineCounts> touched(AgentIncident incident, Instant from, Instant to) {
    return incident.outage().touched().flatMap(slots -> slots.in(from, to));
  }

  private static boolean isWithin(AffectedLines row, LineCounts lines) {
    return lines.most(row.all()).equals(lines);
  }

  /// The part of a slot in which the incident lasted.
  private static Optional<TimeRange> within(AgentIncident incident, TimeRange slot) {
    Instant from = incident.detected().isAfter(slot.from()) ? incident.detected() : slot.from();
    Instant to = incident.ended().filter(slot.to()::isAfter).orElse(slot.to());
    return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
  }

  /// The end of the last slot in which an incident was told of, where the agent works and tells of it no more although nobody told
  /// that it ended: an agent that lost what it knew.
  private static Optional<Instant> lastToldOf(Told told, NavigableMap<Instant, AffectedLines> listed) {
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    Instant end = told.grid().next(listed.lastKey());
    for (Instant slot = end; slot.isBefore(told.through()); slot = told.grid().next(slot)) {
      if (told.heard().test(slot) && !told.isSummedWithOthers(slot)) {
        return Optional.of(end);
      }
      end = told.grid().next(slot);
    }
    return Optional.empty();
  }

  private static AgentLines bySlots(Told told, AgentIncident incident,
      NavigableMap<Instant, AffectedLines> listed) {
    if (listed.isEmpty()) {
      return new AgentLines(CutOff.NONE, TimeRanges.NONE, false, true);
    }
    Instant last = told.grid().next(listed.lastKey());
    Instant until = incident.ended().filter(told.through()::isAfter).orElse(told.through());
    AgentLines whole = slots(told, listed, until.isAfter(last) ? until : last);
    TimeRanges times = incident.outage().times();
    if (times.ranges().isEmpty()) {
      return whole;
    }
    // Slots before the outage was an incident have no row.
    List<Piece> pieces = new ArrayList<>(whole.lines().pieces());
    if (incident.detected().isBefore(listed.firstKey())) {
      pieces.addFirst(new Piece(incident.detected(), listed.firstKey(), pieces.getFirst().lines()));
    }
    TimeRanges untold = untold(told, incident, listed);
    TimeRanges all = times.plus(untold);
    return new AgentLines(new CutOff(pieces).within(all), whole.held().and(all), true,
        untold.ranges().isEmpty());
  }

  /// The slots in which lines were cut off although by the events no place was out.
  private static TimeRanges untold(Told told, AgentIncident incident,
      NavigableMap<Instant, AffectedLines> listed) {
    if (incident.outage().touched().isEmpty()) {
      return TimeRanges.NONE;
    }
    return TimeRanges.of(listed.keySet().stream()
        .filter(slot -> touched(incident, slot, told.grid().next(slot)).isEmpty())
        .flatMap(slot -> within(incident, new TimeRange(slot, told.grid().next(slot))).stream()).toList());
  }

  private static AgentLines slots(Told told, NavigableMap<Instant, AffectedLines> listed, Instant until) {
    List<Piece> pieces = new ArrayList<>();
    List<TimeRange> held = new ArrayList<>();
    AffectedLines known = AffectedLines.NONE;
    for (Instant slot = listed.firstKey(); slot.isBefore(until); slot = told.grid().next(slot)) {
      Instant end = told.grid().next(slot);
      AffectedLines now = listed.get(slot);
      if (now != null) {
        known = now;
        pieces.add(new Piece(slot, end, now));
      } else if (told.isSummedWithOthers(slot) || !told.heard().test(slot)) {
        known = new AffectedLines(LineCounts.NONE, known.all());
        pieces.add(new Piece(slot, end, known));
        if (!known.isNone()) {
          held.add(new TimeRange(slot, end));
        }
      } else {
        known = AffectedLines.NONE;
      }
    }
    return new AgentLines(new CutOff(pieces), TimeRanges.of(held), true, true);
  }

  /// What an agent told of several of its incidents: a line is part of one of them at a time.
  static AgentLines sum(List<AgentLines> all) {
    return new AgentLines(CutOff.sum(all.stream().map(AgentLines::lines).toList()),
        all.stream().map(AgentLines::held).reduce(TimeRanges.NONE, TimeRanges::plus),
        all.stream().allMatch(AgentLines::told), all.stream().allMatch(AgentLines::whole));
  }
}
