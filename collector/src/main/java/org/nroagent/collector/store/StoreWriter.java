package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.store.WorkQueue.Task;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all that waits into one transaction, commits, and only then completes the
/// futures. When a transaction fails, its tasks fail, the connection is thrown away, and the next task tries a new
/// one: a full disk stops the acknowledgements, not the process.
final class StoreWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

  private final Database database;
  private final String storeId;
  private final TimeSource time;
  private final Consumer<Committed> listener;
  private final Health health;
  private final WorkQueue queue;
  private final Thread thread;

  StoreWriter(Database database, String storeId, TimeSource time, WorkQueue queue,
      Consumer<Committed> listener, Runnable failureListener) {
    this.database = database;
    this.storeId = storeId;
    this.time = time;
    this.queue = queue;
    this.listener = listener;
    this.health = new Health(database, time, failureListener);
    this.thread = Thread.ofPlatform().name("store-writer")
        .uncaughtExceptionHandler((_, error) -> die(error)).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Optional<StoreTrouble> failure() {
    return health.trouble();
  }

  /// Refuses new work, finishes what waits, and ends the thread.
  @Override
  public void close() {
    queue.stop();
    try {
      if (!thread.join(PATIENCE_AT_STOP)) {
        LOG.error("the store did not finish within {}; what it had not acknowledged will be sent again",
            PATIENCE_AT_STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    WriteSession session = null;
    try {
      while (!queue.isDone()) {
        queue.awaitStop(health.rest());
        List<Task<?>> batch = queue.take();
        if (!batch.isEmpty() || health.isWorthALook()) {
          session = write(session, batch);
          queue.release(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      discard(session);
      queue.refuseRest();
    }
  }

  /// One transaction, tried again where the fault promises that this helps.
  ///
  /// @return the session to go on with, null where it failed
  private @Nullable WriteSession write(@Nullable WriteSession open, List<Task<?>> batch) {
    if (!health.rest().isZero()) { // what is tried one by one, or waits at the end, must not wait for each failure
      refuse(batch, health.trouble().map(StoreTrouble::reason).orElse("it rests"));
      return null;
    }
    WriteSession session = open;
    boolean carefully = false;
    for (int attempt = 1;; attempt++) {
      try {
        if (session == null) {
          session = open();
        }
        Committed committed = transact(session, batch, carefully);
        health.works();
        listener.accept(committed);
        batch.forEach(Task::complete);
        return session;
      } catch (SQLException | RuntimeException e) {
        discard(session);
        session = null;
        Fault fault = e instanceof SQLException sql ? database.faultOf(sql) : Fault.WORK;
        if (attempt < MOST_ATTEMPTS
            && isWorthAnotherAttempt(fault, carefully, attempt == 1 && open != null)) {
          LOG.debug("a transaction is tried again: {}", e.getMessage());
          carefully |= fault == Fault.DATA;
        } else if (batch.size() > 1 && (fault == Fault.DATA || fault == Fault.WORK)) {
          return writeOneByOne(batch);
        } else {
          health.failed(fault, e);
          refuse(batch, String.valueOf(e.getMessage()));
          return null;
        }
      }
    }
  }

  /// @param carefully whether it was tried carefully already
  /// @param usedConnection whether its connection had been used before and may have broken since
  private static boolean isWorthAnotherAttempt(Fault fault, boolean carefully, boolean usedConnection) {
    return switch (fault) {
      case DATA -> !carefully;
      case CONTENTION -> true;
      case CONNECTION -> usedConnection;
      case WORK, STORE -> false;
    };
  }

  private static Committed transact(WriteSession session, List<Task<?>> batch, boolean carefully)
      throws SQLException {
    session.begin(batch.stream().map(Task::agent).filter(Objects::nonNull).distinct().toList(),
        carefully);
    for (Task<?> task : batch) {
      run(task, session);
    }
    return session.commit();
  }

  /// What failed together is tried apart, so that one agent's work cannot refuse that of the others.
  private @Nullable WriteSession writeOneByOne(List<Task<?>> batch) {
    WriteSession session = null;
    for (Task<?> task : batch) {
      session = write(session, List.of(task));
    }
    return session;
  }

  private static void refuse(List<Task<?>> batch, String reason) {
    StoreFailure refusal = new StoreFailure("the store failed: " + reason + "; come back later");
    batch.forEach(task -> {
      task.refuse(refusal);
      task.complete();
    });
  }

  private static void run(Task<?> task, WriteSession session) throws SQLException {
    try {
      task.run(session);
    } catch (SlotLengthChanged | EventsOutOfOrder | SessionSuperseded e) {
      task.refuse(e);
    }
  }

  private WriteSession open() throws SQLException {
    Connection connection = database.openWriter();
    try {
      return new WriteSession(connection, database, storeId, time);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// A collector that cannot write is worth nothing: the process ends, and systemd starts it again.
  private static void die(Throwable error) {
    LOG.error("the store's writer ended by an error of the program; the collector ends", error);
    Runtime.getRuntime().halt(1);
  }

  private static void discard(@Nullable WriteSession session) {
    if (session == null) {
      return;
    }
    try {
      session.close();
    } catch (SQLException e) {
      LOG.warn("the store's connection did not close cleanly: {}", e.getMessage());
    }
  }
}
