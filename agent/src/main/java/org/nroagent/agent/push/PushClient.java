package org.nroagent.agent.push;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushStatus.State;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the rings' records and events to the collector, for as long as the agent runs. One thread of its own reads the rings
/// and speaks; nothing else in the agent ever waits for it.
public final class PushClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PushClient.class);
  /// Longer than a session takes to deliver what was written last and to say goodbye.
  private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

  private final Connector connector;
  private final PushIdentity identity;
  private final PushedRings rings;
  private final TimeSource time;
  private final PushSettings settings;
  private final Backoff backoff;
  private final PushProgress progress;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Inbox inbox;

  private PushClient(PushConfig config, PushIdentity identity, PushSettings settings, PushedRings rings,
      TimeSource time, EventLoops loops, RandomGenerator random, Runnable onChange) {
    this.connector = new Connector(config, settings, loops);
    this.identity = identity;
    this.rings = rings;
    this.time = time;
    this.settings = settings;
    this.backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
    this.progress = new PushProgress(config.host() + ":" + config.port(), time, onChange);
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
    return progress.status(rings.records().extent(), rings.events().extent());
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
        progress.connecting();
        Duration wait = waitAfter(tryOnce());
        stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException _) {
      LOG.debug("push thread interrupted: the agent stops");
    } finally {
      progress.stopped();
    }
  }

  private Ending tryOnce() throws InterruptedException {
    try {
      Connection connection = connector.connect();
      inbox = connection.inbox();
      PushSession session = new PushSession(connection, identity, rings, time, settings, progress,
          this::isStopping);
      Ending ending = session.run();
      if (session.wasStable()) {
        backoff.reset();
      }
      return ending;
    } catch (IOException e) {
      return new Ending.Failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("push failed by a defect of the agent; it goes on with a new connection", e);
      return new Ending.Failed("defect of the agent: " + e);
    } finally {
      inbox = null;
    }
  }

  private Duration waitAfter(Ending ending) {
    return switch (ending) {
      case Ending.Failed(String reason) -> failed(State.BACKOFF, reason);
      case Ending.Broken(String reason) ->
        failed(State.BACKOFF, "the collector broke the protocol: " + reason);
      case Ending.Refused(Refusal refusal) -> failed(State.REFUSED, refusal.code() + ": " + refusal.text());
      case Ending.Foreign(String reason) -> {
        Duration wait = failed(State.BACKOFF, reason);
        rings.foreign().ofRecords(reason);
        yield wait;
      }
      case Ending.Renewed(String reason) -> {
        LOG.info("push connects again: {}", reason);
        yield Duration.ZERO;
      }
      case Ending.Stopped() -> Duration.ZERO;
    };
  }

  private Duration failed(State state, String reason) {
    Duration wait = backoff.next();
    // The same reason again and again is on the status page; the log says it once.
    if (!reason.equals(progress.lastError())) {
      LOG.warn("push: {}; next try in {} ms", reason, wait.toMillis());
    }
    progress.failed(state, reason);
    return wait;
  }
}
