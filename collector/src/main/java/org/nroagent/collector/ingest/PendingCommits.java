package org.nroagent.collector.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What of an open session is on its way to the store. Reading pauses while the store is behind. Belongs to its
/// connection's event loop.
final class PendingCommits {
  private final Executor loop;
  private final ReadGate gate;
  private final BooleanSupplier busy;
  private final Watcher watcher;
  private int pending;
  private Runnable whenIdle = () -> {};

  /// What becomes of the session.
  interface Watcher {
    /// Something was not stored: the session ends.
    void fail(Throwable failure);

    /// Reading has paused.
    void paused();
  }

  /// @param loop the connection's event loop
  /// @param busy whether the store is behind
  PendingCommits(Executor loop, ReadGate gate, BooleanSupplier busy, Watcher watcher) {
    this.loop = loop;
    this.gate = gate;
    this.busy = busy;
    this.watcher = watcher;
  }

  /// Waits for a commit without blocking.
  ///
  /// @param durable takes what the store says once it is durable, on the event loop
  @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the consumer or the watcher
  <T> void await(CompletableFuture<T> commit, Consumer<T> durable) {
    pending++;
    commit.whenCompleteAsync((result, failure) -> settled(result, failure, durable), loop);
    if (busy.getAsBoolean() && gate.shut(ReadGate.Reason.STORE_BEHIND)) {
      watcher.paused();
    }
  }

  /// Does something once nothing is pending: at once, or after the last answer.
  void whenIdle(Runnable action) {
    whenIdle = action;
    if (pending == 0) {
      action.run();
    }
  }

  /// A paused session resumes with one of its own commits, of which at least one is pending.
  private <T> void settled(@Nullable T result, @Nullable Throwable failure, Consumer<T> durable) {
    pending--;
    if (failure != null || result == null) {
      watcher.fail(failure == null ? new IllegalStateException("the store said nothing") : failure);
      return;
    }
    durable.accept(result);
    if (pending == 0 || !busy.getAsBoolean()) {
      gate.open(ReadGate.Reason.STORE_BEHIND);
    }
    if (pending == 0) {
      whenIdle.run();
    }
  }
}
