package org.nroagent.agent.push;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushStatus.State;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.tls.ReloadingTls;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the rings' records and events to a collector, for as long as the agent runs. One thread of its own reads the rings
/// and speaks; nothing else in the agent ever waits for it.
public final class PushClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PushClient.class);
  /// Longer than a session takes to deliver what was written last and to say goodbye.
  private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

  private final List<Connector> connectors;
  private final Optional<ReloadingTls> tls;
  private final PushIdentity identity;
  private final PushedRings rings;
  private final TimeSource time;
  private final PushSettings settings;
  private final CollectorChoice choice;
  private final PrimaryProbe probe;
  private final PushProgress progress;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Inbox inbox;
  /// To the primary collector, made while another one was in use.
  private @Nullable Connection prepared;

  private PushClient(PushConfig config, PushIdentity identity, PushSettings settings, PushedRings rings,
      TimeSource time, EventLoops loops, RandomGenerator random, Runnable onChange) {
    this.tls = Optional.ofNullable(config.tls()).map(ReloadingTls::client);
    this.connectors = config.collectors().stream()
        .map(each -> new Connector(each, tls, settings, loops)).toList();
    this.identity = identity;
    this.rings = rings;
    this.time = time;
    this.settings = settings;
    this.choice = new CollectorChoice(connectors.size(), settings, random);
    this.probe = new PrimaryProbe(connectors.getFirst());
    this.progress = new PushProgress(
        new CollectorNotes(config.collectors().stream().map(HostAndPort::toString).toList()), time, onChange);
    this.thread = Thread.ofPlatform().name("push").daemon(true).unstarted(this::run);
  }

  /// Starts the delivery.
  ///
  /// @param config where to
  /// @param identity as whom
  /// @param settings times and bounds
  /// @param rings what is delivered
  /// @param time labels Hello and the status; time-outs are real time
  /// @param loops moves the octets; stays the caller's
  /// @param random the jitter of the backoff
  public static PushClient start(PushConfig config, PushIdentity identity, PushSettings settings,
      PushedRings rings, TimeSource time, EventLoops loops, RandomGenerator random) {
    return start(config, identity, settings, rings, time, loops, random, () -> {});
  }

  /// The same, telling also of each change of the status, on the push thread.
  static PushClient start(PushConfig config, PushIdentity identity, PushSettings settings, PushedRings rings,
      TimeSource time, EventLoops loops, RandomGenerator random, Runnable onChange) {
    PushClient client = new PushClient(config, identity, settings, rings, time, loops, random, onChange);
    client.thread.start();
    return client;
  }

  /// Says that a ring's durable head or its epoch has changed. Never waits; for the store thread after each sync.
  public void headAdvanced() {
    wake();
  }

  /// The delivery as of now.
  public PushStatus status() {
    return progress.status(rings.records().extent(), rings.events().extent(),
        tls.flatMap(ReloadingTls::status).orElse(null));
  }

  /// Delivers what was written last, says goodbye to the collector and ends the thread, within a few seconds.
  @Override
  public void close() {
    stopping.countDown();
    wake();
    try {
      if (!thread.join(LONGEST_STOP)) {
        thread.interrupt();
        thread.join(LONGEST_STOP);
      }
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    Inbox current = inbox;
    if (current != null) {
      current.wake();
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void run() {
    try {
      while (!isStopping()) {
        progress.connecting(choice.current());
        Duration wait = tryOnce();
        stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException _) {
      LOG.debug("push thread interrupted: the agent stops");
    } finally {
      if (prepared != null) {
        prepared.close();
      }
      progress.stopped();
    }
  }

  /// One connection, from its beginning to its end.
  ///
  /// @return the wait before the next one
  private Duration tryOnce() throws InterruptedException {
    try {
      Connection connection = connection();
      inbox = connection.inbox();
      PushSession session = new PushSession(connection, identity, rings, time, settings, progress, owner());
      Ending ending = session.run();
      return waitAfter(ending, session.wasStable());
    } catch (IOException e) {
      return waitAfter(new Ending.Failed(String.valueOf(e.getMessage())), false);
    } catch (RuntimeException e) {
      LOG.error("push failed by a defect of the agent; it goes on with a new connection", e);
      return waitAfter(new Ending.Failed("defect of the agent: " + e), false);
    } finally {
      inbox = null;
      probe.abandon();
    }
  }

  private Connection connection() throws IOException, InterruptedException {
    Connection ready = prepared;
    prepared = null;
    return ready == null ? connectors.get(choice.current()).connect() : ready;
  }

  private PushSession.Owner owner() {
    return new PushSession.Owner() {
      @Override
      public boolean isStopping() {
        return PushClient.this.isStopping();
      }

      @Override
      public void opened() {
        choice.opened(System.nanoTime());
      }

      @Override
      public Optional<Ending> departure() {
        return wayBack();
      }

      @Override
      public long nanosUntilDeparture() {
        return probe.isRunning() ? Long.MAX_VALUE : choice.nanosUntilReturn(System.nanoTime());
      }
    };
  }

  /// Tries the primary collector when it is due; whether it is there again.
  private Optional<Ending> wayBack() {
    switch (probe.take()) {
      case PrimaryProbe.Outcome.Connected(Connection primary) -> {
        return Optional.of(new Ending.Returned(primary));
      }
      case PrimaryProbe.Outcome.Failed(String reason) -> {
        choice.notYet(System.nanoTime());
        progress.primaryFailed(reason);
      }
      case null -> {
        if (!probe.isRunning() && choice.nanosUntilReturn(System.nanoTime()) == 0) {
          probe.start(this::wake);
        }
      }
    }
    return Optional.empty();
  }

  private Duration waitAfter(Ending ending, boolean lasted) {
    return switch (ending) {
      case Ending.Failed(String reason) -> failed(State.BACKOFF, reason, lasted);
      case Ending.Broken(String reason) ->
        failed(State.BACKOFF, "the collector broke the protocol: " + reason, lasted);
      case Ending.Refused(Refusal refusal) ->
        failed(State.REFUSED, refusal.code() + ": " + refusal.text(), lasted);
      case Ending.Foreign(String reason) -> {
        Duration wait = failed(State.BACKOFF, reason, choice::again);
        rings.foreign().ofRecords(reason);
        yield wait;
      }
      case Ending.Renewed(String reason) -> {
        LOG.info("push connects again: {}", reason);
        yield Duration.ZERO;
      }
      case Ending.Returned(Connection primary) -> {
        LOG.info("push goes back to the primary collector");
        choice.returned();
        prepared = primary;
        yield Duration.ZERO;
      }
      case Ending.Stopped() -> Duration.ZERO;
    };
  }

  private Duration failed(State state, String reason, boolean lasted) {
    return failed(state, reason, lasted ? choice::lost : choice::failed);
  }

  private Duration failed(State state, String reason, Supplier<Duration> next) {
    // The same reason again and again is on the status page; the log says it once.
    boolean known = reason.equals(progress.lastError(choice.current()));
    progress.failed(state, reason);
    String collector = connectors.get(choice.current()).toString();
    Duration wait = next.get();
    if (!known) {
      LOG.warn("push to {}: {}; next try in {} ms", collector, reason, wait.toMillis());
    }
    return wait;
  }
}
