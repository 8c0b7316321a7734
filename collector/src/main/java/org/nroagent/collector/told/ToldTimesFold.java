package org.nroagent.collector.told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Gathers what an agent told of one place, one event after another, into its [ToldTimes]. Not for several threads.
final class ToldTimesFold {
  private final List<TimeRange> down = new ArrayList<>();
  private final List<TimeRange> unseen = new ArrayList<>();
  private Instant since;
  private Optional<ServiceState> state = Optional.empty();
  private OptionalLong incident = OptionalLong.empty();

  /// @param begin what was before does not matter
  ToldTimesFold(Instant begin) {
    this.since = begin;
  }

  /// That it changed from one state into another one. The state before says what the first judgement was, which is not told
  /// where it was up, and whether an event in between was lost: then nobody knows since when.
  void changes(Optional<ServiceState> before, ServiceState after, Instant at) {
    boolean fits = state.isPresent()
        ? before.equals(state)
        : before.filter(each -> !each.carries()).isEmpty();
    close(fits ? state : Optional.of(ServiceState.UNKNOWN), at);
    state = Optional.of(after);
  }

  /// That it is part of an incident. Where that is the first thing that is told of it, it was down when it was judged first.
  void joins(long number, Instant at) {
    if (state.isEmpty()) {
      close(state, at);
      state = Optional.of(ServiceState.DOWN);
    }
    incident = OptionalLong.of(number);
  }

  /// That an incident ended. A service that did not carry by then is judged no more.
  void ends(long number, Instant at) {
    if (incident.equals(OptionalLong.of(number))) {
      incident = OptionalLong.empty();
      if (state.filter(ServiceState::carries).isEmpty()) {
        close(state, at);
        state = Optional.empty();
      }
    }
  }

  private void close(Optional<ServiceState> until, Instant at) {
    if (since.isBefore(at)) {
      TimeRange time = new TimeRange(since, at);
      until.filter(ServiceState.DOWN::equals).ifPresent(_ -> down.add(time));
      until.filter(ServiceState.UNKNOWN::equals).ifPresent(_ -> unseen.add(time));
      since = at;
    }
  }

  /// When it was down, where what goes on is cut.
  TimeRanges down(Instant end) {
    return ranges(down, ServiceState.DOWN, end);
  }

  /// When nobody could tell.
  TimeRanges unseen(Instant end) {
    return ranges(unseen, ServiceState.UNKNOWN, end);
  }

  private TimeRanges ranges(List<TimeRange> ended, ServiceState which, Instant end) {
    List<TimeRange> all = new ArrayList<>(ended);
    state.filter(now -> now == which && since.isBefore(end))
        .ifPresent(_ -> all.add(new TimeRange(since, end)));
    return TimeRanges.of(all);
  }
}
