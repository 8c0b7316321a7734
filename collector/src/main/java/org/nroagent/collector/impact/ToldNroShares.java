package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nroagent.collector.store.EventReader;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.AffectedLines;
import org.nroagent.model.incident.OutageSpan;
import org.nroagent.model.incident.ToldLines;
import org.nroagent.model.incident.ToldShares;
import org.nroagent.model.incident.ToldShares.ShareOut;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.Aspect;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.Subject;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What agents told of NROs whose OLTs several of them poll, gathered from events in the order of their times. Not for several
/// threads.
final class ToldNroShares {
  private final Instant begin;
  private final Before before;
  private final Map<String, ToldShares> shares = new HashMap<>();
  private final Map<String, ToldLines> lines = new HashMap<>();
  /// The first state that an agent told of a place since the beginning, with what it was before.
  private final Map<String, Map<String, StateEvent>> first = new HashMap<>();

  /// What was told last before the beginning, by whichever agent.
  interface Before {
    /// The state of a place; empty where none ever was told.
    Optional<ServiceState> state(String place);

    /// The lines of an NRO as a whole; none where they were taken back.
    LineCounts lines(String nro);
  }

  /// A time in which the whole share of an agent was out.
  record Share(String agent, ShareOut out) {}

  /// @param begin the events are those from here on
  /// @param before what was told before that
  ToldNroShares(Instant begin, Before before) {
    this.begin = begin;
    this.before = before;
  }

  /// Takes what an agent told.
  void take(EventReader.Entry entry) {
    StateEvent event = entry.event();
    shares.computeIfAbsent(entry.agent(), _ -> new ToldShares()).add(event);
    lines.computeIfAbsent(entry.agent(), _ -> new ToldLines()).add(event);
    if (event.subject().kind() == Subject.Kind.SERVICE && event.aspect() == Aspect.STATE) {
      first.computeIfAbsent(event.subject().name(), _ -> new HashMap<>()).putIfAbsent(entry.agent(), event);
    }
  }

  /// All shares that were out.
  List<Share> all() {
    List<Share> all = new ArrayList<>();
    shares.forEach((agent, each) -> each.all().forEach(out -> all.add(new Share(agent, out))));
    return all;
  }

  /// The lines of the NRO as a whole that an agent told while its share was out.
  ///
  /// @param times of these, within that time
  /// @param now where what goes on is cut
  CutOff lines(Share share, TimeRanges times, Instant now) {
    ToldLines told = lines.getOrDefault(share.agent(), new ToldLines());
    return CutOff.of(times.ranges().stream().map(time -> new OutageSpan(share.out().nro(), 0, time.from(),
        Optional.of(time.to()), time.from(), true)).toList(), told, now);
  }

  /// The lines of the NRO as a whole that were told last by the agents whose shares were out before the beginning.
  ///
  /// @param times of these
  CutOff linesBefore(Share share, TimeRanges times) {
    TimeRanges early = share.out().elsewhere().stream()
        .flatMap(olt -> outBefore(olt, share.out().to().orElse(Instant.MAX)).stream())
        .reduce(TimeRanges.NONE, TimeRanges::plus).and(times);
    if (early.ranges().isEmpty()) {
      return CutOff.NONE;
    }
    LineCounts lines = before.lines(share.out().nro());
    return new CutOff(early.ranges().stream().map(time -> new CutOff.Piece(time.from(), time.to(),
        new AffectedLines(LineCounts.NONE, lines))).toList());
  }

  /// When an OLT was out before the first that was told of it since the beginning; empty where nobody who sees it ever told of it.
  Optional<TimeRanges> outBefore(String olt, Instant now) {
    Map<String, StateEvent> known = first.getOrDefault(olt, Map.of());
    if (known.isEmpty()) {
      return before.state(olt).filter(state -> state != ServiceState.UNKNOWN)
          .map(state -> state == ServiceState.DOWN ? range(now) : TimeRanges.NONE);
    }
    return Optional.of(known.values().stream()
        .filter(event -> ServiceState.ofWord(event.before()).filter(ServiceState.DOWN::equals).isPresent())
        .map(event -> range(event.at())).reduce(TimeRanges.NONE, TimeRanges::plus));
  }

  private TimeRanges range(Instant end) {
    return begin.isBefore(end) ? TimeRanges.of(new TimeRange(begin, end)) : TimeRanges.NONE;
  }
}
