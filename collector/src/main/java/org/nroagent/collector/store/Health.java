package org.nroagent.collector.store;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the store works, since when not and why, and when the next attempt is worth it. Written by the writer's
/// thread; what it tells is safe for any thread.
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  private final Database database;
  private final TimeSource time;
  private final Runnable failureListener;
  private volatile @Nullable StoreTrouble trouble;
  private int failuresInRow;
  /// Real time: how long a database is away has nothing to do with the slots' clock.
  private long attemptAtNanos;

  Health(Database database, TimeSource time, Runnable failureListener) {
    this.database = database;
    this.time = time;
    this.failureListener = failureListener;
  }

  /// Why the store does not work at present, empty while it does.
  Optional<StoreTrouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Notes that a transaction failed.
  void failed(Fault fault, Exception cause) {
    failureListener.run();
    StoreTrouble before = trouble;
    String reason = String.valueOf(cause.getMessage());
    trouble = new StoreTrouble(before == null ? time.wall() : before.since(), reason);
    if (before == null) {
      LOG.error("the store failed; nothing is acknowledged until it works again: {}", reason, cause);
    }
    if (fault == Fault.CONNECTION || fault == Fault.STORE) {
      Duration pause = database.pauseAfter(++failuresInRow);
      attemptAtNanos = System.nanoTime() + pause.toNanos();
    }
  }

  /// Notes that a transaction was committed.
  void works() {
    failuresInRow = 0;
    StoreTrouble before = trouble;
    if (before != null) {
      trouble = null;
      LOG.info("the store works again; it had failed since {}", before.since());
    }
  }

  /// How long to wait with the next attempt; what is to be written waits so long, too, instead of being refused at once.
  Duration rest() {
    long nanos = failuresInRow == 0 ? 0 : attemptAtNanos - System.nanoTime();
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  /// Whether the store is away, and somebody should see whether it is back even if nothing waits to be written.
  boolean isWorthALook() {
    return failuresInRow > 0 && !database.pauseAfter(failuresInRow).isZero() && rest().isZero();
  }
}
