package org.nroagent.agent.core;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nroagent.agent.state.StateBatch;
import org.nroagent.model.record.SlotRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes the ring and the small state. The core gives it one batch at a time and hears how it
/// went.
final class StoreThread {
  private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
  /// One batch of slots, one of events, a new epoch of either ring and the stop, each at most once.
  private static final int QUEUED_ORDERS = 5;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private sealed interface Order {
    record Write(List<SlotRecord> records, Map<String, RememberedDevice> remembered) implements Order {}

    record Tell(StateBatch batch) implements Order {}

    record NewEpoch(String reason) implements Order {}

    record NewEventEpoch(String reason) implements Order {}

    record Stop(KeptState kept) implements Order {}
  }

  /// Who hears of the outcome, on the store thread.
  interface Listener {
    /// The batch is durable.
    void stored() throws InterruptedException;

    /// The batch could not be written and nothing of it counts.
    void refused(String problem) throws InterruptedException;

    /// The events are durable.
    void told() throws InterruptedException;

    /// The events could not be written.
    void notTold(String problem) throws InterruptedException;
  }

  private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(QUEUED_ORDERS);
  private final AtomicBoolean epochWaits = new AtomicBoolean();
  private final AtomicBoolean eventEpochWaits = new AtomicBoolean();
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
  ///
  /// @param records what is to be appended, possibly nothing
  /// @param remembered what is to be remembered of the devices; written where it changed
  void write(List<SlotRecord> records, Map<String, RememberedDevice> remembered) {
    orders.add(new Order.Write(records, remembered));
  }

  /// Asks for a new ring identity, of which one is enough: while the disk hangs, every connection may ask again.
  ///
  /// @return false if one waits already
  boolean startNewEpoch(String reason) {
    if (!epochWaits.compareAndSet(false, true)) {
      return false;
    }
    orders.add(new Order.NewEpoch(reason));
    return true;
  }

  /// Hands over events; never waits as long as the core gives one batch at a time. Slots that were handed over before go
  /// first.
  void tell(StateBatch batch) {
    orders.add(new Order.Tell(batch));
  }

  /// Asks for a new identity of the ring of events.
  ///
  /// @return false if one waits already
  boolean startNewEventEpoch(String reason) {
    if (!eventEpochWaits.compareAndSet(false, true)) {
      return false;
    }
    orders.add(new Order.NewEventEpoch(reason));
    return true;
  }

  /// Writes what was handed over, then what the next start goes on with, and ends the thread.
  ///
  /// @param kept what a clean stop keeps
  void stop(KeptState kept) {
    try {
      if (!orders.offer(new Order.Stop(kept), LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
          || !thread.join(LONGEST_STOP)) {
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
      case Order.Write(var records, var remembered) -> append(records, remembered);
      case Order.Tell(var batch) -> write(batch);
      case Order.NewEpoch(var reason) -> newEpoch(reason);
      case Order.NewEventEpoch(var reason) -> newEventEpoch(reason);
      case Order.Stop(var kept) -> {
        keep(kept);
        return false;
      }
    }
    return true;
  }

  private void append(List<SlotRecord> records, Map<String, RememberedDevice> remembered)
      throws InterruptedException {
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
    remember(remembered);
    listener.stored();
  }

  private void write(StateBatch batch) throws InterruptedException {
    try {
      journal.tell(batch);
    } catch (IOException e) {
      LOG.error("{} events wait for the disk: {}", batch.events().size(), e.getMessage());
      listener.notTold(String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      listener.notTold("an error of the program: " + e);
      throw e;
    }
    listener.told();
  }

  private void newEventEpoch(String reason) {
    eventEpochWaits.set(false);
    try {
      journal.startNewEventEpoch();
      LOG.warn("The ring of events has a new epoch: {}", reason);
    } catch (IOException e) {
      LOG.error("The ring of events could not be given a new epoch: {}", e.getMessage());
    }
  }

  /// Not worth a refusal: it is tried again with the next round.
  private void remember(Map<String, RememberedDevice> remembered) {
    try {
      journal.remember(remembered);
    } catch (IOException e) {
      LOG.warn("What is known of the devices' capacities and limits is not on disk yet: {}", e.getMessage());
    }
  }

  private void keep(KeptState kept) {
    try {
      journal.keep(kept);
    } catch (IOException e) {
      LOG.warn(
          "The counters' bases could not be kept, the first slots after the next start will be missing: {}",
          e.getMessage());
    }
  }

  private void newEpoch(String reason) {
    epochWaits.set(false);
    try {
      journal.startNewEpoch();
      LOG.warn("The ring has a new epoch: {}", reason);
    } catch (IOException e) {
      LOG.error("The ring could not be given a new epoch: {}", e.getMessage());
    }
  }
}
