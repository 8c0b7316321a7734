package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nroagent.model.record.SlotRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes the ring. The core gives it one batch at a time and hears how it went.
final class StoreThread {
  private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
  /// One batch, one new epoch and the stop, with room to spare.
  private static final int QUEUED_ORDERS = 8;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private sealed interface Order {
    record Write(List<SlotRecord> records) implements Order {}

    record NewEpoch(String reason) implements Order {}

    record Stop() implements Order {}
  }

  /// Who hears of the outcome, on the store thread.
  interface Listener {
    /// The batch is durable.
    void stored() throws InterruptedException;

    /// The batch could not be written and nothing of it counts.
    void refused(String problem) throws InterruptedException;
  }

  private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(QUEUED_ORDERS);
  private final Journal journal;
  private final Listener listener;
  private final Thread thread;

  /// @param journal the ring
  /// @param listener who hears of the outcome
  /// @param fatal what to do if the thread ends by an error of the program
  StoreThread(Journal journal, Listener listener, Thread.UncaughtExceptionHandler fatal) {
    this.journal = journal;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("store").uncaughtExceptionHandler(fatal).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Hands over a batch; never waits as long as the core gives one at a time.
  void write(List<SlotRecord> records) {
    orders.add(new Order.Write(records));
  }

  /// Asks for a new ring identity. A full queue refuses; the collector will find out again at its next connection.
  boolean startNewEpoch(String reason) {
    return orders.offer(new Order.NewEpoch(reason));
  }

  /// Writes what was handed over and ends the thread.
  void stop() {
    try {
      if (orders.offer(new Order.Stop(), LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
          && !thread.join(LONGEST_STOP)) {
        LOG.error("The disk hangs; the store thread is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (obey(orders.take())) {
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean obey(Order order) throws InterruptedException {
    switch (order) {
      case Order.Write(var records) -> append(records);
      case Order.NewEpoch(var reason) -> newEpoch(reason);
      case Order.Stop() -> {
        return false;
      }
    }
    return true;
  }

  private void append(List<SlotRecord> records) throws InterruptedException {
    try {
      if (!records.isEmpty()) {
        journal.append(records);
      }
    } catch (IOException e) {
      LOG.error("{} records wait for the disk: {}", records.size(), e.getMessage());
      listener.refused(String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      listener.refused("an error of the program: " + e);
      throw e;
    }
    listener.stored();
  }

  private void newEpoch(String reason) {
    try {
      journal.startNewEpoch();
      LOG.warn("The ring has a new epoch: {}", reason);
    } catch (IOException e) {
      LOG.error("The ring could not be given a new epoch: {}", e.getMessage());
    }
  }
}
