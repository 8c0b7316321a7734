package org.nroagent.agent.push;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.store.RecordLog;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.StoredRecord;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.ClockCheck;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.RangeSet;
import org.nroagent.protocol.RecordCodec;

/// The open part of a conversation: sends what the plan says, takes what the collector answers. Runs on the push
/// thread.
final class OpenSession {
  /// How much is read from the ring at once, so that wide rows do not fill the memory.
  private static final int READ_OCTETS = 256 << 10;
  private static final int FIRST_GUESS_OCTETS = 16 << 10;
  /// The most records that are read at once.
  private static final int PART = 64;
  /// What a gap counts towards the throttle, rounded up.
  private static final int GAP_OCTETS = 64;

  private final Connection connection;
  private final RecordLog log;
  private final Extent atHello;
  /// Empty where the collector takes none.
  private final Optional<EventDelivery> events;
  private final PushProgress progress;
  private final PushSettings settings;
  private final DeliveryPlan plan;
  private final Throttle throttle;
  private final Liveness liveness;
  private final FramePacker packer = new FramePacker();
  /// So much must be allowed before backfill goes on, in octets: what is read at once.
  private final int backfillPart;
  private final TimeSource time;
  private final ClockCheck clock = new ClockCheck();
  private int recordOctets = FIRST_GUESS_OCTETS;

  OpenSession(Connection connection, RecordLog log, Extent atHello, RangeSet settled,
      Optional<EventDelivery> events, PushSettings settings, PushProgress progress, TimeSource time) {
    this.connection = connection;
    this.log = log;
    this.atHello = atHello;
    this.events = events;
    this.progress = progress;
    this.settings = settings;
    this.time = time;
    plan = new DeliveryPlan(settled, atHello.head(), settings.window(), settings.liveReserve());
    backfillPart = Math.min(READ_OCTETS, settings.backfillOctetsPerSecond());
    throttle = new Throttle(settings.backfillOctetsPerSecond(), System.nanoTime());
    liveness = new Liveness(settings, System.nanoTime());
  }

  /// Sends at most one part of the ring, then takes at most one event, waiting for it where nothing is to be sent.
  ///
  /// @param longestWait nanoseconds to wait for an event at most
  /// @return the end, if it has come
  Optional<Ending> turn(long longestWait) throws IOException, InterruptedException {
    return turn(longestWait, true);
  }

  /// The same without backfill of slots, for an agent that stops.
  ///
  /// @param longestWait nanoseconds to wait for an event at most
  Optional<Ending> drain(long longestWait) throws IOException, InterruptedException {
    return turn(longestWait, false);
  }

  /// Whether all that the agent wrote since Hello, and every event, is settled.
  boolean isDrained() {
    plan.headIs(log.extent().head());
    return plan.unacknowledged() == 0 && !plan.liveWaits()
        && events.stream().allMatch(EventDelivery::isDone);
  }

  private Optional<Ending> turn(long longestWait, boolean backfill) throws IOException, InterruptedException {
    Extent extent = log.extent();
    if (!extent.epoch().equals(atHello.epoch())) {
      return Optional.of(new Ending.Renewed("the ring has the new epoch " + extent.epoch()));
    }
    if (events.isPresent() && events.get().isRenewed()) {
      return Optional.of(new Ending.Renewed("the ring of events has a new epoch"));
    }
    if (packer.nearlyUsedUp()) {
      return Optional.of(new Ending.Renewed("the directory numbers of the connection are used up"));
    }
    plan.headIs(extent.head());
    long wait = Math.min(longestWait, send(backfill));
    Optional<Ending> ending = take(connection.inbox().await(wait));
    return ending.isPresent() ? ending : checkLiveness();
  }

  /// Sends the next part, if it is due and the connection takes it.
  ///
  /// @return nanoseconds until there is something to do
  private long send(boolean backfill) throws IOException {
    long now = System.nanoTime();
    if (!connection.isWritable()) {
      return liveness.nanosUntilDue(now);
    }
    Optional<DeliveryPlan.Step> live = plan.next(0);
    if (live.isPresent()) {
      send(live.get(), now);
      return 0;
    }
    if (sendEvents(now)) {
      return 0;
    }
    Optional<DeliveryPlan.Step> step = backfill ? plan.next(backfillAllowed(now)) : Optional.empty();
    if (step.isPresent()) {
      send(step.get(), now);
      return 0;
    }
    long wait = Math.min(liveness.nanosUntilDue(now),
        events.isPresent() ? events.get().nanosUntilDue(now) : Long.MAX_VALUE);
    return backfill && plan.backfillWaits()
        ? Math.min(wait, throttle.nanosUntilAllowed(backfillPart, now))
        : wait;
  }

  private boolean sendEvents(long now) {
    if (events.isEmpty()) {
      return false;
    }
    List<OutgoingEvent> things = events.get().take(now);
    progress.eventProblem(events.get().problem());
    if (things.isEmpty()) {
      return false;
    }
    EventPacker.pack(things).forEach(connection::send);
    liveness.sent(now);
    progress.sentEvents(things);
    return true;
  }

  private void send(DeliveryPlan.Step step, long now) throws IOException {
    int limit = Math.min(step.limit(), Math.clamp(READ_OCTETS / recordOctets, 1, PART));
    RecordLog.Batch batch = log.read(step.range(), limit);
    List<Outgoing> things = Outgoing.of(batch);
    long next = batch.next();
    if (things.size() > step.limit()) {
      next = things.get(step.limit()).range().first();
      things = things.subList(0, step.limit());
    }
    if (next <= step.range().first()) {
      throw new IOException("nothing can be said of sequence " + step.range().first());
    }
    packer.pack(step.flow(), things).forEach(connection::send);
    List<SequenceRange> ranges = things.stream().map(Outgoing::range).toList();
    plan.taken(step.flow(), ranges, next);
    rememberSize(batch.records());
    if (step.flow() == Flow.BACKFILL) {
      throttle.use(things.stream().mapToInt(OpenSession::octets).sum(), now);
    }
    if (!things.isEmpty()) {
      liveness.sent(now);
      progress.sent(things);
    }
  }

  private int backfillAllowed(long now) {
    return throttle.allowed(now) < backfillPart ? 0 : PART;
  }

  private static int octets(Outgoing thing) {
    return switch (thing) {
      case Outgoing.Whole(StoredRecord stored) -> RecordCodec.maxOctets(stored.record());
      case Outgoing.Lost _ -> GAP_OCTETS;
    };
  }

  /// The largest record of late; a single wide row is forgotten again.
  private void rememberSize(List<StoredRecord> records) {
    recordOctets = Math.max(recordOctets * 3 / 4, 1);
    for (StoredRecord stored : records) {
      recordOctets = Math.max(recordOctets, RecordCodec.maxOctets(stored.record()));
    }
  }

  private Optional<Ending> take(Inbox.Event event) {
    return switch (event) {
      case Inbox.Event.Received(Message message) -> {
        liveness.heard(System.nanoTime());
        yield receive(message);
      }
      case Inbox.Event.Ended(String reason) -> Optional.of(new Ending.Failed(reason));
      case Inbox.Event.Woken() -> Optional.empty();
    };
  }

  private Optional<Ending> receive(Message message) {
    return switch (message) {
      case Message.Ack(List<SequenceRange> ranges) -> acknowledged(ranges);
      case Message.EventAck(long through) -> eventsAcknowledged(through);
      case Message.Ping(long number) -> {
        connection.send(new Message.Pong(number, Optional.of(time.wall())));
        yield Optional.empty();
      }
      case Message.Pong pong -> {
        clock.skew(pong, time.wall()).ifPresent(progress::skew);
        yield Optional.empty();
      }
      case Message.Refusal refusal -> Optional.of(new Ending.Refused(refusal));
      case Message.Hello _,Message.Welcome _,Message.Directory _,Message.Records _,Message.Gap _,Message.Events _,Message.EventGap _ ->
        Optional.of(new Ending.Broken(message.getClass().getSimpleName() + " may not come here"));
    };
  }

  private Optional<Ending> acknowledged(List<SequenceRange> ranges) {
    long last = ranges.getLast().last();
    if (last > plan.head()) {
      return Optional.of(new Ending.Broken("sequence " + last + " was acknowledged and never sent"));
    }
    long newlySettled = plan.acknowledged(ranges);
    liveness.acknowledged(System.nanoTime(), unacknowledged() > 0);
    progress.acknowledged(plan.settled(), newlySettled);
    return Optional.empty();
  }

  private Optional<Ending> eventsAcknowledged(long through) {
    if (events.isEmpty() || through > events.get().sentThrough()) {
      return Optional.of(new Ending.Broken("event " + through + " was acknowledged and never sent"));
    }
    long newlySettled = events.get().acknowledged(through);
    liveness.acknowledged(System.nanoTime(), unacknowledged() > 0);
    progress.acknowledgedEvents(events.get().settledThrough(), newlySettled);
    return Optional.empty();
  }

  private int unacknowledged() {
    return plan.unacknowledged() + events.map(EventDelivery::unacknowledged).orElse(0);
  }

  private Optional<Ending> checkLiveness() {
    long now = System.nanoTime();
    if (liveness.isDead(now)) {
      return Optional.of(new Ending.Failed("nothing heard of the collector for " + settings.deadAfter()
          .toSeconds() + " s"));
    }
    if (liveness.isAckOverdue(now)) {
      return Optional.of(new Ending.Failed("the collector acknowledged nothing for " + settings.ackTimeout()
          .toSeconds() + " s while " + unacknowledged()
          + " records and events wait for it; look at its store"));
    }
    if (liveness.isPingDue(now)) {
      connection.send(clock.ping(time.wall()));
      liveness.pinged(now);
    }
    return Optional.empty();
  }
}
