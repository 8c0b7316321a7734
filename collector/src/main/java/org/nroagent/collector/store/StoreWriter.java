package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all that waits into one transaction, commits, and only then completes the
/// futures. When a transaction fails, its tasks fail, the connection is thrown away, and the next task tries a new
/// one: a full disk stops the acknowledgements, not the process.
final class StoreWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
  private static final int QUEUED_TASKS = 8_192;
  private static final int TASKS_PER_TRANSACTION = 512;
  private static final int MOST_ATTEMPTS = 5;
  private static final int WAKE_SECONDS = 1;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

  private final Database database;
  private final String storeId;
  private final TimeSource time;
  private final Consumer<Committed> listener;
  private final Runnable failureListener;
  private final QueueBounds bounds;
  private final BlockingQueue<Task<?>> queue = new ArrayBlockingQueue<>(QUEUED_TASKS);
  private final AtomicLong queuedSlots = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile @Nullable StoreTrouble failure;

  /// How much may wait, counted in slots, which is what memory is spent on.
  ///
  /// @param pause from here on senders are asked to pause
  /// @param refuse from here on tasks are refused
  record QueueBounds(long pause, long refuse) {
    static final QueueBounds DEFAULT = new QueueBounds(200_000, 1_000_000);
  }

  /// Something to do within a transaction.
  interface Work<T> {
    T in(WriteSession session) throws SQLException;
  }

  private static final class Task<T> {
    private final Work<T> work;
    private final @Nullable AgentKey agent;
    private final long slots;
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private @Nullable Runnable outcome;

    Task(Work<T> work, @Nullable AgentKey agent, long slots) {
      this.work = work;
      this.agent = agent;
      this.slots = slots;
    }

    void run(WriteSession session) throws SQLException {
      T result = work.in(session);
      outcome = () -> future.complete(result);
    }

    void refuse(RuntimeException reason) {
      outcome = () -> future.completeExceptionally(reason);
    }

    void complete() {
      if (outcome != null) {
        outcome.run();
      }
    }
  }

  StoreWriter(Database database, String storeId, TimeSource time, QueueBounds bounds,
      Consumer<Committed> listener, Runnable failureListener) {
    this.database = database;
    this.storeId = storeId;
    this.time = time;
    this.bounds = bounds;
    this.listener = listener;
    this.failureListener = failureListener;
    this.thread = Thread.ofPlatform().name("store-writer")
        .uncaughtExceptionHandler((_, error) -> die(error)).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Queues work that changes no agent's rows but might delete some; never blocks.
  <T> CompletableFuture<T> submit(Work<T> work) {
    return submit(1, null, work);
  }

  /// Queues work of about `slots` slots; never blocks.
  ///
  /// @param agent whose rows it changes, null for those of none
  <T> CompletableFuture<T> submit(long slots, @Nullable AgentKey agent, Work<T> work) {
    Task<T> task = new Task<>(work, agent, slots);
    if (stopping) {
      task.future.completeExceptionally(stoppingNow());
      return task.future;
    }
    if (queuedSlots.addAndGet(slots) > bounds.refuse() || !queue.offer(task)) {
      queuedSlots.addAndGet(-slots);
      task.future.completeExceptionally(
          new StoreFailure("the store is behind by " + queuedSlots.get() + " slots; come back later"));
    } else if (stopping && queue.remove(task)) {
      task.future.completeExceptionally(stoppingNow());
    }
    return task.future;
  }

  boolean busy() {
    return queuedSlots.get() > bounds.pause() || queue.size() > QUEUED_TASKS / 2;
  }

  long queuedSlots() {
    return queuedSlots.get();
  }

  Optional<StoreTrouble> failure() {
    return Optional.ofNullable(failure);
  }

  /// Refuses new work, finishes what waits, and ends the thread.
  @Override
  public void close() {
    stopping = true;
    Task<Boolean> wake = new Task<>(_ -> true, null, 0);
    if (queue.offer(wake)) {
      LOG.debug("the store's writer is woken to stop");
    }
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
      while (!stopping || !queue.isEmpty()) {
        List<Task<?>> batch = take();
        if (!batch.isEmpty()) {
          session = write(session, batch);
          release(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      discard(session);
      refuseRest();
    }
  }

  private List<Task<?>> take() throws InterruptedException {
    List<Task<?>> batch = new ArrayList<>();
    Task<?> first = queue.poll(WAKE_SECONDS, TimeUnit.SECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, TASKS_PER_TRANSACTION - 1);
    }
    return batch;
  }

  /// One transaction, tried again where the fault promises that this helps.
  ///
  /// @return the session to go on with, null where it failed
  private @Nullable WriteSession write(@Nullable WriteSession open, List<Task<?>> batch) {
    WriteSession session = open;
    boolean carefully = false;
    for (int attempt = 1;; attempt++) {
      try {
        if (session == null) {
          session = open();
        }
        Committed committed = transact(session, batch, carefully);
        recovered();
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
          refuse(batch, e);
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
    session.begin(batch.stream().map(task -> task.agent).filter(Objects::nonNull).distinct().toList(),
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

  private void refuse(List<Task<?>> batch, Exception e) {
    failed(e);
    StoreFailure refusal = new StoreFailure("the store failed: " + e.getMessage() + "; come back later", e);
    batch.forEach(task -> {
      task.refuse(refusal);
      task.complete();
    });
  }

  private static void run(Task<?> task, WriteSession session) throws SQLException {
    try {
      task.run(session);
    } catch (SlotLengthChanged | EventsOutOfOrder e) {
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

  private void release(List<Task<?>> batch) {
    queuedSlots.addAndGet(-batch.stream().mapToLong(task -> task.slots).sum());
  }

  private void failed(Exception e) {
    failureListener.run();
    StoreTrouble before = failure;
    String reason = String.valueOf(e.getMessage());
    failure = new StoreTrouble(before == null ? time.wall() : before.since(), reason);
    if (before == null) {
      LOG.error("the store failed; nothing is acknowledged until it works again: {}", reason, e);
    }
  }

  /// A collector that cannot write is worth nothing: the process ends, and systemd starts it again.
  private static void die(Throwable error) {
    LOG.error("the store's writer ended by an error of the program; the collector ends", error);
    Runtime.getRuntime().halt(1);
  }

  private void recovered() {
    StoreTrouble before = failure;
    if (before != null) {
      failure = null;
      LOG.info("the store works again; it had failed since {}", before.since());
    }
  }

  private void refuseRest() {
    stopping = true;
    List<Task<?>> rest = new ArrayList<>();
    queue.drainTo(rest);
    for (Task<?> task : rest) {
      task.refuse(stoppingNow());
      task.complete();
    }
  }

  private static StoreFailure stoppingNow() {
    return new StoreFailure("the collector is stopping; come back later");
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
