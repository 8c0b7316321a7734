package org.nroagent.agent.push;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.ClockCheck;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.RangeSet;

/// The conversation on one connection, from Hello to its end. Runs on the push thread.
final class PushSession {
  private static final Duration LAST_WORD = Duration.ofSeconds(1);
  /// How long an agent that stops waits for what it wrote last to arrive; the rest waits on its disk.
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(2);

  private final Connection connection;
  private final PushIdentity identity;
  private final PushedRings rings;
  private final TimeSource time;
  private final PushSettings settings;
  private final PushProgress progress;
  private final Owner owner;
  private long openedAt;
  private boolean opened;

  PushSession(Connection connection, PushIdentity identity, PushedRings rings, TimeSource time,
      PushSettings settings, PushProgress progress, Owner owner) {
    this.connection = connection;
    this.identity = identity;
    this.rings = rings;
    this.time = time;
    this.settings = settings;
    this.progress = progress;
    this.owner = owner;
  }

  /// Whose session it is.
  interface Owner {
    /// Whether the agent stops.
    boolean isStopping();

    /// The collector has said Welcome.
    void opened();

    /// The end of an open session that is to make room for another one, if there is one.
    Optional<Ending> departure();

    /// Nanoseconds after which to ask so at the latest; a wake-up makes it ask too.
    long nanosUntilDeparture();
  }

  /// Speaks until the connection ends or must end; closes it.
  Ending run() throws InterruptedException {
    try {
      return greet();
    } catch (IOException e) {
      return new Ending.Failed("the ring cannot be read: " + e.getMessage());
    } finally {
      connection.close();
    }
  }

  /// Whether it was open for long enough that the next failure is a first one.
  boolean wasStable() {
    return opened && System.nanoTime() - openedAt >= settings.stableAfter().toNanos();
  }

  private Ending greet() throws IOException, InterruptedException {
    Extent extent = rings.records().extent();
    Extent events = rings.events().extent();
    Instant helloAt = time.wall();
    connection.send(new Message.Hello(identity.agent(), identity.software(), identity.grid().seconds(),
        helloAt, extent.epoch(), extent.oldest(), extent.head(),
        Optional.of(new Message.EventExtent(events.epoch(), events.oldest(), events.head())),
        identity.configuration()));
    long deadline = System.nanoTime() + settings.welcomeTimeout().toNanos();
    while (true) {
      long left = deadline - System.nanoTime();
      switch (connection.inbox().await(left)) {
        case Inbox.Event.Received(Message.Welcome welcome) -> {
          progress.greeted(welcome.software(), ClockCheck.skew(helloAt, welcome.time(), time.wall()));
          return open(welcome, extent, events);
        }
        case Inbox.Event.Received(Message.Refusal refusal) -> {
          return new Ending.Refused(refusal);
        }
        case Inbox.Event.Received(Message other) -> {
          return breakOff(new Ending.Broken(other.getClass().getSimpleName() + " came where Welcome must"));
        }
        case Inbox.Event.Ended(String reason) -> {
          return new Ending.Failed(reason + " before Welcome"
              + (connection.isTls() ? "; does the collector trust this agent's certificate?" : ""));
        }
        case Inbox.Event.Woken() -> {
          if (owner.isStopping()) {
            return stop();
          }
          if (left <= 0) {
            return new Ending.Failed("no Welcome within " + settings.welcomeTimeout().toSeconds() + " s");
          }
        }
      }
    }
  }

  private Ending open(Message.Welcome welcome, Extent extent, Extent eventExtent)
      throws IOException, InterruptedException {
    Optional<String> contradiction = SettledCheck.contradiction(welcome, extent, rings.records());
    if (contradiction.isPresent()) {
      return new Ending.Foreign(contradiction.get());
    }
    connection.compress(welcome.compression());
    RangeSet settled = RangeSet.of(welcome.settled().stream().map(Message.SettledRange::range).toList());
    progress.connected(welcome.storeId(), extent.epoch(), settled, eventExtent.epoch(), welcome.events());
    opened = true;
    openedAt = System.nanoTime();
    owner.opened();
    Optional<EventDelivery> events = welcome.events()
        .map(each -> new EventDelivery(rings, eventExtent, each, settings, openedAt));
    OpenSession open = new OpenSession(connection, rings.records(), extent, settled, events, settings,
        progress, time);
    Optional<Ending> ending = Optional.empty();
    while (ending.isEmpty()) {
      ending = owner.isStopping() ? Optional.of(drain(open)) : turn(open);
    }
    if (ending.get() instanceof Ending.Broken broken) {
      return breakOff(broken);
    }
    return ending.get();
  }

  private Optional<Ending> turn(OpenSession open) throws IOException, InterruptedException {
    Optional<Ending> departure = owner.departure();
    if (departure.isPresent()) {
      connection.refuse(new Message.Refusal(Message.RefusalCode.STOPPING,
          "the agent goes back to its primary collector"), LAST_WORD);
      return departure;
    }
    return open.turn(owner.nanosUntilDeparture());
  }

  private Ending drain(OpenSession open) throws IOException, InterruptedException {
    long until = System.nanoTime() + LONGEST_DRAIN.toNanos();
    Optional<Ending> ending = Optional.empty();
    for (long left = LONGEST_DRAIN.toNanos(); ending.isEmpty() && left > 0
        && !open.isDrained(); left = until - System.nanoTime()) {
      ending = open.drain(left);
    }
    return ending.isPresent() ? ending.get() : stop();
  }

  private Ending stop() throws InterruptedException {
    connection.refuse(new Message.Refusal(Message.RefusalCode.STOPPING, "the agent stops"), LAST_WORD);
    return new Ending.Stopped();
  }

  private Ending breakOff(Ending.Broken broken) throws InterruptedException {
    connection.refuse(new Message.Refusal(Message.RefusalCode.PROTOCOL_ERROR, broken.reason()), LAST_WORD);
    return broken;
  }
}
