package org.nroagent.collector.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What of an open session is on its way to the store. Belongs to its connection's event loop.
final class PendingCommits {
  private final Executor loop;
  private final Consumer<Throwable> failed;
  private int pending;
  private Runnable whenIdle = () -> {};

  /// @param loop the connection's event loop
  /// @param failed told that something was not stored: the session ends
  PendingCommits(Executor loop, Consumer<Throwable> failed) {
    this.loop = loop;
    this.failed = failed;
  }

  /// Waits for a commit without blocking.
  ///
  /// @param durable takes what the store says once it is durable, on the event loop
  @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to one of the two consumers
  <T> void await(CompletableFuture<T> commit, Consumer<T> durable) {
    pending++;
    commit.whenCompleteAsync((result, failure) -> settled(result, failure, durable), loop);
  }

  /// Does something once nothing is pending: at once, or after the last answer.
  void whenIdle(Runnable action) {
    whenIdle = action;
    if (pending == 0) {
      action.run();
    }
  }

  private <T> void settled(@Nullable T result, @Nullable Throwable failure, Consumer<T> durable) {
    pending--;
    if (failure != null || result == null) {
      failed.accept(failure == null ? new IllegalStateException("the store said nothing") : failure);
      return;
    }
    durable.accept(result);
    if (pending == 0) {
      whenIdle.run();
    }
  }
}
