package org.nroagent.agent.push;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Connects to the primary collector beside a session with another one, so that this one is left only when the primary
/// one is there. At most one connection is tried at a time. Owned by the push thread; the connecting itself has a thread
/// of its own.
final class PrimaryProbe {
  private final Connector primary;
  private @Nullable Try running;

  PrimaryProbe(Connector primary) {
    this.primary = primary;
  }

  /// How a try came out.
  sealed interface Outcome {
    /// The primary collector is there.
    ///
    /// @param connection open, TLS included; the taker's from now on
    record Connected(Connection connection) implements Outcome {}

    /// It is not.
    ///
    /// @param reason for people
    record Failed(String reason) implements Outcome {}
  }

  private static final class Try {
    private @Nullable Outcome outcome;
    private boolean abandoned;

    synchronized void done(Outcome how) {
      if (abandoned && how instanceof Outcome.Connected(Connection connection)) {
        connection.close();
      }
      outcome = how;
    }

    synchronized @Nullable Outcome outcome() {
      return outcome;
    }

    synchronized void abandon() {
      abandoned = true;
      if (outcome instanceof Outcome.Connected(Connection connection)) {
        connection.close();
      }
    }
  }

  boolean isRunning() {
    return running != null;
  }

  /// Begins a try.
  ///
  /// @param done told on another thread when it is over
  void start(Runnable done) {
    Try started = new Try();
    running = started;
    Thread.ofVirtual().name("push-primary").start(() -> {
      started.done(connect());
      done.run();
    });
  }

  /// What became of the try, once; null while it goes on, and where there is none.
  @Nullable
  Outcome take() {
    Outcome outcome = running == null ? null : running.outcome();
    if (outcome != null) {
      running = null;
    }
    return outcome;
  }

  /// Wants the try no more.
  void abandon() {
    if (running != null) {
      running.abandon();
      running = null;
    }
  }

  private Outcome connect() {
    try {
      return new Outcome.Connected(primary.connect());
    } catch (IOException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted");
    }
  }
}
