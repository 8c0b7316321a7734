package org.nroagent.collector.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits for the writer, within bounds. Any thread submits; the writer's thread alone takes.
final class WorkQueue {
  private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
  private static final int QUEUED_TASKS = 8_192;
  private static final int TASKS_PER_TRANSACTION = 512;
  private static final int WAKE_SECONDS = 1;

  private final Bounds bounds;
  private final BlockingQueue<Task<?>> queue = new ArrayBlockingQueue<>(QUEUED_TASKS);
  private final AtomicLong queuedSlots = new AtomicLong();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Runnable> roomListeners = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;

  /// How much may wait, counted in slots, which is what memory is spent on.
  ///
  /// @param pause from here on senders are asked to pause
  /// @param refuse from here on tasks are refused; whoever pauses when asked never comes so far
  record Bounds(long pause, long refuse) {
    static final Bounds DEFAULT = new Bounds(200_000, 1_000_000);
  }

  /// Something to do within a transaction. It may be done more than once, of which only the last one counts.
  interface Work<T> {
    T in(WriteSession session) throws SQLException;
  }

  /// Work and whoever waits for it.
  static final class Task<T> {
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

    /// Whose rows it changes, null for those of none.
    @Nullable
    AgentKey agent() {
      return agent;
    }

    /// Does the work; whoever waits hears of it with [#complete].
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

  WorkQueue(Bounds bounds) {
    this.bounds = bounds;
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

  /// Whether senders should pause.
  boolean busy() {
    return queuedSlots.get() > bounds.pause() || queue.size() > QUEUED_TASKS / 2;
  }

  long queuedSlots() {
    return queuedSlots.get();
  }

  /// Waits, but not longer than until [#stop].
  void awaitStop(Duration time) throws InterruptedException {
    if (!time.isZero() && stopped.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.debug("the store's writer rests no longer, as it is to stop");
    }
  }

  /// What waits, as much as one transaction takes; empty where nothing came for a while.
  List<Task<?>> take() throws InterruptedException {
    List<Task<?>> batch = new ArrayList<>();
    Task<?> first = queue.poll(WAKE_SECONDS, TimeUnit.SECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, TASKS_PER_TRANSACTION - 1);
    }
    return batch;
  }

  /// Calls the listener, on the writer's thread, each time that something waits no more.
  void onRoom(Runnable listener) {
    roomListeners.add(listener);
  }

  /// Notes that what was taken waits no more.
  void release(List<Task<?>> batch) {
    queuedSlots.addAndGet(-batch.stream().mapToLong(task -> task.slots).sum());
    roomListeners.forEach(Runnable::run);
  }

  /// Refuses new work from now on, and wakes the writer.
  void stop() {
    stopping = true;
    stopped.countDown();
    if (queue.offer(new Task<>(_ -> true, null, 0))) {
      LOG.debug("the store's writer is woken to stop");
    }
  }

  /// Whether nothing waits and nothing will come.
  boolean isDone() {
    return stopping && queue.isEmpty();
  }

  /// Refuses what waits, and all that comes.
  void refuseRest() {
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
}
