package org.nroagent.agent.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.model.incident.ToldServices.Service;

/// The time by which services are judged [R10]: the wall clock, but an outage that this run saw begin ends by the clock by which
/// it began, so that it lasts as long as it lasted, however the wall clock is stepped meanwhile. Once nothing is out any more it is the
/// wall clock again. Of an outage that an earlier run saw begin nobody knows the elapsed time but that it is at least that of this run:
/// it ends by the wall clock, but not before.
///
/// Not thread-safe: it belongs to the core thread.
final class OutageClock {
  private final Map<String, Instant> ofEarlierRuns;
  private final Optional<Instant> recorded;
  private OptionalLong lead = OptionalLong.empty();
  /// The monotonic clock at the first judgement, in milliseconds.
  private long begun;
  /// How far this clock is ahead of the wall clock.
  private Duration ahead = Duration.ZERO;
  private Instant last = Instant.MIN;

  /// @param told what was told of services by earlier runs
  /// @param recorded until when slots are recorded already, empty where none are
  OutageClock(Collection<Service> told, Optional<Instant> recorded) {
    this.ofEarlierRuns = told.stream().filter(service -> service.downSince().isPresent())
        .collect(Collectors.toMap(Service::place, service -> service.downSince().orElseThrow()));
    this.recorded = recorded;
  }

  /// The time of a judgement.
  ///
  /// @param wall the wall clock, believed
  /// @param newLead of the wall clock over the monotonic clock, in milliseconds
  /// @param told what was told of services before
  Instant at(Instant wall, long newLead, Collection<Service> told) {
    long monotonic = wall.toEpochMilli() - newLead;
    boolean first = lead.isEmpty();
    begun = first ? monotonic : begun;
    long step = lead.isPresent() ? newLead - lead.getAsLong() : 0;
    boolean stepped = Math.abs(step) > DeviceState.STEP.toMillis();
    lead = OptionalLong.of(newLead);
    List<Service> out = told.stream().filter(service -> service.downSince().isPresent()).toList();
    if (out.isEmpty()) {
      last = ahead.isZero() ? last : Instant.MIN;
      ahead = Duration.ZERO;
    } else if (stepped && out.stream().anyMatch(this::beganInThisRun)) {
      ahead = ahead.minusMillis(step);
    }
    if (first || stepped) {
      last = Instant.MIN;
      notBefore(wall, Duration.ofMillis(monotonic - begun), first ? recorded : Optional.empty(), out);
    }
    // Results of one moment come in any order.
    Instant time = wall.plus(ahead);
    last = time.isAfter(last) ? time : last;
    return last;
  }

  private boolean beganInThisRun(Service service) {
    return !service.downSince().equals(Optional.ofNullable(ofEarlierRuns.get(service.place())));
  }

  /// What is out goes on from the last that is known of it.
  private void notBefore(Instant wall, Duration elapsed, Optional<Instant> recordedUntil, List<Service> out) {
    Optional<Instant> known = out.stream()
        .flatMap(service -> Stream.of(service.carriesSince(), recordedUntil,
            service.downSince().map(since -> beganInThisRun(service) ? since : since.plus(elapsed))))
        .flatMap(Optional::stream).max(Instant::compareTo);
    known.filter(wall.plus(ahead)::isBefore).ifPresent(until -> ahead = Duration.between(wall, until));
  }

  /// How far it is ahead of the wall clock, negative where it is behind.
  Duration ahead() {
    return ahead;
  }
}
