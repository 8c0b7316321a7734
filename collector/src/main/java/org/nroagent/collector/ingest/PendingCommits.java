package org.nroagent.collector.ingest;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What of an open session is on its way to the store. Reading pauses while the store is behind. Belongs to its
/// connection's event loop.
final class PendingCommits {
  private final ChannelHandlerContext ctx;
  private final BooleanSupplier busy;
  private final Watcher watcher;
  private int pending;

  /// What becomes of the session.
  interface Watcher {
    /// Something was not stored: the session ends.
    void fail(Throwable failure);

    /// Reading has paused.
    void paused();

    /// Reading goes on.
    void resumed();
  }

  /// @param busy whether the store is behind
  PendingCommits(ChannelHandlerContext ctx, BooleanSupplier busy, Watcher watcher) {
    this.ctx = ctx;
    this.busy = busy;
    this.watcher = watcher;
  }

  /// Waits for a commit without blocking.
  ///
  /// @param durable takes what the store says once it is durable, on the event loop
  @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the consumer or the watcher
  <T> void await(CompletableFuture<T> commit, Consumer<T> durable) {
    pending++;
    commit.whenCompleteAsync((result, failure) -> settled(result, failure, durable), ctx.executor());
    if (busy.getAsBoolean() && ctx.channel().config().isAutoRead()) {
      ctx.channel().config().setAutoRead(false);
      watcher.paused();
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
    if (!ctx.channel().config().isAutoRead() && (pending == 0 || !busy.getAsBoolean())) {
      watcher.resumed();
      ctx.channel().config().setAutoRead(true);
    }
  }
}
