package org.nroagent.agent.push;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message.EventsSettled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events on one connection: in order, from behind what Welcome settled, at most a window ahead of the
/// acknowledgements. What is not acknowledged when the connection ends is sent again on the next. Where the ring cannot
/// be read, or waits for a new epoch, it is tried again after a while: events must not hold up slots. Owned by the push
/// thread.
final class EventDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

  private final EventLog log;
  /// Why the collector's history of this epoch is not the ring's; then nothing can be delivered under it.
  private final Optional<String> foreign;
  private final PushedRings.ForeignEpoch epochs;
  private final Extent atHello;
  private final Throttle throttle;
  private final int window;
  /// The most events that are read at once.
  private final int part;
  /// The last sequence of each thing sent and not acknowledged, ascending.
  private final Queue<Long> unacknowledged = new ArrayDeque<>();
  private long sentThrough;
  private long settledThrough;
  private @Nullable String problem;
  private long tryAgainAt;

  /// @param atHello the ring as Hello described it
  /// @param settled up to where Welcome settles it
  /// @param now the monotonic clock
  EventDelivery(PushedRings rings, Extent atHello, EventsSettled settled, PushSettings settings, long now) {
    this.log = rings.events();
    this.foreign = SettledCheck.contradiction(settled, atHello, log);
    this.epochs = rings.foreign();
    this.atHello = atHello;
    this.sentThrough = settled.through();
    this.settledThrough = settled.through();
    this.window = settings.window();
    this.part = Math.min(Limits.EVENTS_PER_FRAME, settings.eventsPerSecond());
    this.throttle = new Throttle(settings.eventsPerSecond(), now);
    this.tryAgainAt = now;
  }

  /// Whether the ring has taken a new identity since Hello: what is read now does not belong to this connection.
  boolean isRenewed() {
    return !log.extent().epoch().equals(atHello.epoch());
  }

  /// What is to be sent now, and counts as sent; empty where nothing is due.
  List<OutgoingEvent> take(long now) {
    if (foreign.isPresent()) {
      askForNewEpoch(foreign.get(), now);
      return List.of();
    }
    int wanted = wanted();
    if (wanted == 0 || throttle.allowed(now) < wanted || !mayRead(now)) {
      return List.of();
    }
    List<OutgoingEvent> things = read(wanted, now);
    List<OutgoingEvent> fitting = things.subList(0, Math.min(things.size(), room()));
    fitting.forEach(thing -> {
      sentThrough = thing.range().last();
      unacknowledged.add(sentThrough);
    });
    throttle.use(fitting.size(), now);
    return fitting;
  }

  /// Again and again, because the disk may refuse it.
  private void askForNewEpoch(String reason, long now) {
    if (now - tryAgainAt >= 0) {
      if (problem == null) {
        LOG.warn("push: events wait for a new epoch: {}", reason);
      }
      problem = reason;
      tryAgainAt = now + TRY_AGAIN_AFTER.toNanos();
      epochs.ofEvents(reason);
    }
  }

  private boolean mayRead(long now) {
    return problem == null || now - tryAgainAt >= 0;
  }

  private List<OutgoingEvent> read(int wanted, long now) {
    try {
      List<OutgoingEvent> things = OutgoingEvent.of(log.read(sentThrough, wanted));
      if (things.isEmpty() || things.getFirst().range().first() != sentThrough + 1) {
        throw new IOException("nothing can be said of event " + (sentThrough + 1));
      }
      problem = null;
      return things;
    } catch (IOException e) {
      if (problem == null) {
        LOG.warn("push: events wait, because their ring cannot be read: {}", e.getMessage());
      }
      problem = String.valueOf(e.getMessage());
      tryAgainAt = now + TRY_AGAIN_AFTER.toNanos();
      return List.of();
    }
  }

  /// Why nothing can be delivered at present, null while it can.
  @Nullable
  String problem() {
    return problem;
  }

  /// Nanoseconds until [#take] may have something, unless the ring grows or an acknowledgement comes before.
  long nanosUntilDue(long now) {
    if (foreign.isPresent()) {
      return Math.max(0, tryAgainAt - now);
    }
    int wanted = wanted();
    if (wanted == 0) {
      return Long.MAX_VALUE;
    }
    long allowed = throttle.nanosUntilAllowed(wanted, now);
    return problem == null ? allowed : Math.max(allowed, tryAgainAt - now);
  }

  /// The collector has settled everything up to `through`.
  ///
  /// @return how many sequences were newly settled by it
  long acknowledged(long through) {
    while (!unacknowledged.isEmpty() && unacknowledged.element() <= through) {
      unacknowledged.remove();
    }
    long newly = Math.max(0, through - settledThrough);
    settledThrough += newly;
    return newly;
  }

  /// The last sequence that was sent or had been settled before.
  long sentThrough() {
    return sentThrough;
  }

  /// Up to where the collector has settled the ring.
  long settledThrough() {
    return settledThrough;
  }

  /// How many events and gaps are sent and not acknowledged.
  int unacknowledged() {
    return unacknowledged.size();
  }

  /// Whether all is settled that can be delivered on this connection.
  boolean isDone() {
    return foreign.isPresent() || settledThrough >= log.extent().head();
  }

  private int room() {
    return window - unacknowledged.size();
  }

  private int wanted() {
    long waiting = Math.max(0, log.extent().head() - sentThrough);
    return (int) Math.min(waiting, Math.min(room(), part));
  }
}
