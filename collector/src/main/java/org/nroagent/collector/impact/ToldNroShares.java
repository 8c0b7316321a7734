package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nroagent.collector.store.EventReader;
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
  private final Function<String, Optional<ServiceState>> before;
  private final Map<String, ToldShares> shares = new HashMap<>();
  private final Map<String, ToldLines> lines = new HashMap<>();
  /// The first state that an agent told of a place since the beginning, with what it was before.
  private final Map<String, Map<String, StateEvent>> first = new HashMap<>();

  /// A time in which the whole share of an agent was out.
  record Share(String agent, ShareOut out) {}

  /// @param begin the events are those from here on
  /// @param before the state that was told last of a place before that, by whichever agent; empty where none ever was
  ToldNroShares(Instant begin, Function<String, Optional<ServiceState>> before) {
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

  /// When an OLT was out before the first that was told of it since the beginning; empty where nobody who sees it ever told of it.
  Optional<TimeRanges> outBefore(String olt, Instant now) {
    Map<String, StateEvent> known = first.getOrDefault(olt, Map.of());
    if (known.isEmpty()) {
      return before.apply(olt).filter(state -> state != ServiceState.UNKNOWN)
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
