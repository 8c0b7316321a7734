package org.nroagent.collector.ingest;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.store.AgentStream;
import org.nroagent.collector.store.Delivery;
import org.nroagent.collector.store.EventOpening;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.Opening;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.EventsSettled;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Hello;

/// A store whose commits happen when the test says so.
final class HeldStore implements RecordStore {
  private final List<Runnable> roomListeners = new CopyOnWriteArrayList<>();
  final BlockingQueue<CompletableFuture<List<SequenceRange>>> waiting = new LinkedBlockingQueue<>();
  final BlockingQueue<CompletableFuture<Long>> waitingEvents = new LinkedBlockingQueue<>();
  /// The agents of the deliveries, in their order.
  final Queue<AgentStream> delivered = new ConcurrentLinkedQueue<>();
  volatile boolean busy;
  /// How many deliveries may wait before it is behind.
  volatile int capacity = Integer.MAX_VALUE;
  /// What other collectors wrote, where there are any.
  volatile Map<String, String> newestSessions = Map.of();

  @Override
  public CompletableFuture<Opening> open(Hello hello) {
    AgentStream stream = new AgentStream(hello.agent(), 1, 1, new SlotGrid(hello.slotSeconds()));
    return CompletableFuture.completedFuture(new Opening(stream, "session", "held", List.of(), 0,
        hello.events()
            .map(events -> new EventOpening(new EventStream(1, events.epoch(), "session"),
                new EventsSettled(0, 0),
                events.head()))));
  }

  @Override
  public CompletableFuture<List<SequenceRange>> deliver(AgentStream stream, Delivery delivery) {
    delivered.add(stream);
    return hold();
  }

  @Override
  public CompletableFuture<List<SequenceRange>> lose(AgentStream stream, SequenceRange range,
      GapReason reason) {
    return hold();
  }

  @Override
  public CompletableFuture<Long> deliverEvents(EventStream stream, List<EventItem> events) {
    return holdEvents();
  }

  @Override
  public CompletableFuture<Long> loseEvents(EventStream stream, SequenceRange range, EventGapReason reason) {
    return holdEvents();
  }

  @Override
  public boolean isShared() {
    return !newestSessions.isEmpty();
  }

  @Override
  public CompletableFuture<Map<String, String>> newestSessions() {
    return CompletableFuture.completedFuture(newestSessions);
  }

  @Override
  public boolean busy() {
    return busy || waiting.size() >= capacity;
  }

  @Override
  public void onRoom(Runnable listener) {
    roomListeners.add(listener);
  }

  /// Says that less waits than before.
  void room() {
    roomListeners.forEach(Runnable::run);
  }

  /// The next delivery that waits for its commit.
  CompletableFuture<List<SequenceRange>> next() throws InterruptedException {
    CompletableFuture<List<SequenceRange>> next = waiting.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was delivered");
    }
    return next;
  }

  /// The next events that wait for their commit.
  CompletableFuture<Long> nextEvents() throws InterruptedException {
    CompletableFuture<Long> next = waitingEvents.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no event was delivered");
    }
    return next;
  }

  private CompletableFuture<Long> holdEvents() {
    CompletableFuture<Long> future = new CompletableFuture<>();
    waitingEvents.add(future);
    return future;
  }

  private CompletableFuture<List<SequenceRange>> hold() {
    CompletableFuture<List<SequenceRange>> future = new CompletableFuture<>();
    waiting.add(future);
    return future;
  }
}
