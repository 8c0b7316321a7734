package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.GapReason;

/// The writer: one transaction for what waits, and nobody refused for the sake of another.
abstract class StoreWriterContract {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);

  private final SettableTime time = new SettableTime(SLOT);
  private StoreHost host;

  /// Where the stores of a test are.
  abstract StoreHost host();

  @BeforeEach
  void open() {
    host = host();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void whatOneAgentCannotHaveStoredRefusesNobodyElse() {
    SequenceRange endless = new SequenceRange(2, Long.MAX_VALUE - 1);
    Epoch another = new Epoch(7, 7);
    try (SlotStore store = host.open(time)) {
      AgentStream first = store.open(hello("a1", EPOCH, 0)).join().stream();
      AgentStream second = store.open(hello("a1", another, 0)).join().stream();
      store.lose(first, endless, GapReason.OVERWRITTEN).join();
      List<CompletableFuture<?>> others = new ArrayList<>();
      CompletableFuture<?> impossible = store.lose(second, endless, GapReason.OVERWRITTEN);
      for (int sequence = 1; sequence <= 50; sequence++) {
        others.add(store.deliver(first, delivery(sequence)));
        impossible = store.lose(second, endless, GapReason.OVERWRITTEN);
      }
      others.forEach(CompletableFuture::join);
      assertThrows(CompletionException.class, impossible::join);
      assertEquals(50, store.counters().records());
    }
  }

  @Test
  void tooLongAQueueIsRefusedAtOnce() {
    try (SlotStore store = SlotStore.open(host.database(), time, new WorkQueue.Bounds(0, 2))) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      CompletionException e = assertThrows(CompletionException.class,
          () -> store.deliver(stream, delivery(1)).join());
      assertInstanceOf(StoreFailure.class, e.getCause());
      assertTrue(store.failure().isEmpty());
    }
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesTheRest() {
    SlotStore store = host.open(time);
    AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
    var waiting = store.deliver(stream, delivery(1));
    store.close();
    assertEquals(1, waiting.join().size());
    assertThrows(CompletionException.class, () -> store.deliver(stream, delivery(2)).join());
  }

  private static Delivery delivery(long sequence) {
    return new Delivery(
        List.of(new Incoming(sequence, 1, DIRECTORY, row(SLOT.plusSeconds(300 * sequence), 1, 2))),
        List.of());
  }
}
