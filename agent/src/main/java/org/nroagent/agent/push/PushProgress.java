package org.nroagent.agent.push;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.push.PushStatus.Counters;
import org.nroagent.agent.push.PushStatus.State;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.daemon.tls.TlsStatus;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Message.EventsSettled;
import org.nroagent.protocol.RangeSet;

/// What the push thread has come to, readable by any thread. Only the push thread writes.
final class PushProgress {
  private final CollectorNotes collectors;
  private final TimeSource time;
  private final Runnable onChange;
  private volatile Facts facts;
  private volatile Greeting greeting = new Greeting(null, null);
  private volatile EventFacts events = new EventFacts(false, null, 0, 0, 0, 0, null);

  /// @param onChange told of each change, on the push thread
  PushProgress(CollectorNotes collectors, TimeSource time, Runnable onChange) {
    this.collectors = collectors;
    this.time = time;
    this.onChange = onChange;
    this.facts = new Facts(State.CONNECTING, time.wall(), null, null, RangeSet.EMPTY, null, null,
        Counters.NONE);
  }

  private record Facts(State state, Instant since, @Nullable String storeId, @Nullable Epoch epoch,
      RangeSet settled, @Nullable Instant lastAck, @Nullable String lastError, Counters counters) {
    Facts state(State newState, Instant now, @Nullable String error) {
      return new Facts(newState, newState == state ? since : now, storeId, epoch, settled, lastAck, error,
          counters);
    }

    Facts acknowledged(Instant now) {
      return new Facts(state, since, storeId, epoch, settled, now, lastError, counters);
    }

    Facts plus(Counters more) {
      return new Facts(state, since, storeId, epoch, settled, lastAck, lastError, counters.plus(more));
    }
  }

  /// What the latest Welcome said; one value, so that no status shows half of it.
  private record Greeting(@Nullable String software, @Nullable Duration skew) {}

  /// @param taken whether the collector takes events
  /// @param epoch of the ring that it was said of, null before the first Welcome
  /// @param through up to where the collector has settled it
  /// @param problem why no event can be delivered, null while it can
  private record EventFacts(boolean taken, @Nullable Epoch epoch, long through, long sent,
      long sentGaps, long acknowledged, @Nullable String problem) {
    EventFacts plus(long moreSent, long moreGaps) {
      return new EventFacts(taken, epoch, through, sent + moreSent, sentGaps + moreGaps, acknowledged,
          problem);
    }

    PushStatus.Events status(Extent extent) {
      long kept = extent.head() - extent.oldest() + 1;
      long reached = extent.epoch().equals(epoch) ? through : 0;
      long done = Math.clamp(reached - extent.oldest() + 1, 0, kept);
      return new PushStatus.Events(taken, extent.head(), done, kept - done, sent, sentGaps, acknowledged,
          problem);
    }
  }

  /// The status of rings with these extents.
  PushStatus status(Extent extent, Extent eventExtent, @Nullable TlsStatus tls) {
    Facts now = facts;
    Greeting said = greeting;
    RangeSet settled = extent.epoch().equals(now.epoch) ? now.settled : RangeSet.EMPTY;
    return new PushStatus(now.state, collectors.used(), now.since, now.storeId, extent.head(),
        settled.within(extent.oldest(), extent.head()).count(),
        settled.complement(extent.oldest(), extent.head()).count(), now.lastAck, now.lastError, now.counters,
        events.status(eventExtent), said.software, millis(said.skew), collectors.list(), tls);
  }

  /// Why this collector could not be used when it was last tried, null if it could.
  @Nullable
  String lastError(int collector) {
    return collectors.lastError(collector);
  }

  void connecting(int collector) {
    collectors.use(collector);
    publish(facts.state(State.CONNECTING, time.wall(), facts.lastError));
  }

  /// A collector said Welcome, whatever comes of it.
  ///
  /// @param software what it says of itself
  /// @param skew the agent's clock minus its clock, empty where that could not be measured
  void greeted(Optional<String> software, Optional<Duration> skew) {
    greeting = new Greeting(software.orElse(null), skew.orElse(null));
    onChange.run();
  }

  void connected(String storeId, Epoch epoch, RangeSet settled, Epoch eventEpoch,
      Optional<EventsSettled> eventsSettled) {
    collectors.welcomed(storeId, time.wall());
    EventFacts before = events;
    events = new EventFacts(eventsSettled.isPresent(), eventEpoch,
        eventsSettled.map(EventsSettled::through).orElse(0L), before.sent, before.sentGaps,
        before.acknowledged,
        null);
    Counters counters = facts.counters.plus(new Counters(0, 0, 0, 1, 0));
    publish(new Facts(State.CONNECTED, time.wall(), storeId, epoch, settled, facts.lastAck, null, counters));
  }

  /// The agent's clock minus the collector's was measured.
  void skew(Duration measured) {
    greeting = new Greeting(greeting.software, measured);
    onChange.run();
  }

  /// The primary collector was tried beside the session in vain.
  void primaryFailed(String reason) {
    collectors.failed(0, reason, time.wall());
    onChange.run();
  }

  void failed(State state, String reason) {
    collectors.failed(reason, time.wall());
    publish(facts.state(state, time.wall(), reason).plus(new Counters(0, 0, 0, 0, 1)));
  }

  void stopped() {
    publish(facts.state(State.DISABLED, time.wall(), facts.lastError));
  }

  void sent(List<Outgoing> things) {
    long records = things.stream().filter(Outgoing.Whole.class::isInstance).count();
    publish(facts.plus(new Counters(records, things.size() - records, 0, 0, 0)));
  }

  void acknowledged(RangeSet settled, long newlySettled) {
    Facts old = facts.plus(new Counters(0, 0, newlySettled, 0, 0));
    publish(new Facts(old.state, old.since, old.storeId, old.epoch, settled, time.wall(), old.lastError,
        old.counters));
  }

  void sentEvents(List<OutgoingEvent> things) {
    long whole = things.stream().filter(OutgoingEvent.Whole.class::isInstance).count();
    events = events.plus(whole, things.size() - whole);
    onChange.run();
  }

  void acknowledgedEvents(long through, long newlySettled) {
    EventFacts before = events;
    events = new EventFacts(before.taken, before.epoch, through, before.sent, before.sentGaps,
        before.acknowledged + newlySettled, before.problem);
    publish(facts.acknowledged(time.wall()));
  }

  /// @param problem why no event can be delivered, null while it can
  void eventProblem(@Nullable String problem) {
    EventFacts before = events;
    if (!Objects.equals(problem, before.problem)) {
      events = new EventFacts(before.taken, before.epoch, before.through, before.sent, before.sentGaps,
          before.acknowledged, problem);
      onChange.run();
    }
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private void publish(Facts next) {
    facts = next;
    onChange.run();
  }
}
