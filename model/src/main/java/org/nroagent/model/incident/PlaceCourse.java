package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.reachability.ServiceState;

/// What the events say of one place, one after another. Not for several threads.
final class PlaceCourse {
  private final String place;
  private final Optional<Duration> endedAfter;
  private final List<OutageSpan> spans = new ArrayList<>();
  /// When the last outage began, and since when everything carries; an outage goes on while the latter is empty.
  private Optional<Instant> downSince = Optional.empty();
  private Optional<Instant> carriesSince = Optional.empty();
  private @Nullable Part part;
  /// Parts of the present outage that belong to no incident yet.
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<Waiting> open = Optional.empty();

  /// That the place is part of an incident.
  private record Part(long number, OutageHistory.Course incident, Instant joined) {
    OutageSpan span(String place, Waiting each) {
      return new OutageSpan(place, number, each.from(), each.to(), joined, each.seen());
    }
  }

  private record Waiting(Instant from, Optional<Instant> to, boolean seen) {}

  /// @param endedAfter how long it carries before it has left its incident; empty where that is told
  PlaceCourse(String place, Optional<Duration> endedAfter) {
    this.place = place;
    this.endedAfter = endedAfter;
  }

  private boolean isOut() {
    return downSince.isPresent() && carriesSince.isEmpty();
  }

  void is(ServiceState state, Instant at) {
    if (state.carries()) {
      carries(at);
    } else if (isOut()) {
      close(at);
      open(at, state == ServiceState.DOWN);
    } else if (state == ServiceState.DOWN) {
      leaveIfDue(at);
      waiting.clear();
      downSince = Optional.of(at);
      carriesSince = Optional.empty();
      open(at, true);
    }
  }

  private void carries(Instant at) {
    if (isOut()) {
      close(at);
      carriesSince = Optional.of(at);
    }
  }

  /// Joins an incident, or goes over to another one.
  void joins(long number, OutageHistory.Course incident, Instant at) {
    if (downSince.isEmpty()) { // it was down already when it was judged for the first time
      downSince = Optional.of(at);
      open(at, true);
    }
    if (part != null && isOut()) {
      boolean seen = open.map(Waiting::seen).orElse(true);
      close(at);
      open(at, seen);
    }
    if (part == null) {
      downSince.ifPresent(incident::began);
    } else {
      part.incident().left(at);
    }
    Part joined = new Part(number, incident, at);
    part = joined;
    waiting.forEach(each -> spans.add(joined.span(place, each)));
    waiting.clear();
  }

  private void open(Instant at, boolean seen) {
    open = Optional.of(new Waiting(at, Optional.empty(), seen));
  }

  private void close(Instant at) {
    open.filter(each -> each.from().isBefore(at))
        .ifPresent(each -> keep(new Waiting(each.from(), Optional.of(at), each.seen())));
    open = Optional.empty();
  }

  private void keep(Waiting each) {
    Part now = part;
    if (now == null) {
      waiting.add(each);
    } else {
      spans.add(now.span(place, each));
    }
  }

  /// Leaves its incident if it has carried for long enough.
  void leaveIfDue(Instant now) {
    endedAfter.ifPresent(after -> carriesSince.filter(since -> !since.plus(after).isAfter(now))
        .ifPresent(this::leave));
  }

  /// It was told to have left its incident: it carries, or is configured no more.
  void leaves(Instant at) {
    carries(at);
    carriesSince.ifPresent(this::leave);
  }

  /// Its incident has ended: with everything carrying, or because the place is configured no more.
  void ends(long number, Instant at) {
    if (isPartOf(number)) {
      if (isOut()) {
        carries(at);
      }
      leave(carriesSince.orElse(at));
    }
  }

  private void leave(Instant since) {
    Part now = part;
    if (now != null) {
      now.incident().left(since);
    }
    part = null;
    downSince = Optional.empty();
    carriesSince = Optional.empty();
    waiting.clear();
  }

  boolean isPartOf(long number) {
    return part != null && part.number() == number;
  }

  /// Outages that are part of incidents, the last one open while it goes on.
  List<OutageSpan> spans() {
    Part now = part;
    List<OutageSpan> all = new ArrayList<>(spans);
    if (now != null) {
      open.ifPresent(
          each -> all.add(now.span(place, each)));
    }
    return all;
  }
}
