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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.GapReason;

class StoreFailureTest {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);

  @TempDir
  Path folder;
  private final SettableTime time = new SettableTime(SLOT);

  @Test
  void everyCommitIsSyncedToTheDisk() throws SQLException {
    try (SlotStore _ = SlotStore.open(folder, time);
        Connection writer = new Database(folder, Database.Limits.DEFAULT).openWriter();
        Statement statement = writer.createStatement()) {
      assertEquals("wal", pragma(statement, "journal_mode"));
      assertEquals("2", pragma(statement, "synchronous"));
    }
  }

  @Test
  void lockedStoreRefusesThenRecovers() throws SQLException {
    Database.Limits impatient = new Database.Limits(50, 0);
    try (SlotStore store = SlotStore.open(folder, time, impatient, StoreWriter.QueueBounds.DEFAULT)) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      try (Connection other = new Database(folder, impatient).openWriter();
          Statement statement = other.createStatement()) {
        statement.execute("UPDATE agent SET software = 'locked'");
        CompletionException e = assertThrows(CompletionException.class,
            () -> store.deliver(stream, delivery(1)).join());
        assertInstanceOf(StoreFailure.class, e.getCause());
        assertTrue(store.failure().isPresent());
        other.rollback();
      }
      store.deliver(stream, delivery(1)).join();
      assertTrue(store.failure().isEmpty());
      assertEquals(1, store.counters().records());
      assertEquals(1, store.counters().failures());
    }
  }

  @Test
  void fullDiskRefusesWithoutLosingWhatWasStored() {
    int pages = 60;
    try (SlotStore store = SlotStore.open(folder, time, new Database.Limits(1_000, pages),
        StoreWriter.QueueBounds.DEFAULT)) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      long acknowledged = 0;
      while (store.failure().isEmpty() && acknowledged < 100_000) {
        if (store.deliver(stream, delivery(acknowledged + 1)).handle((_, e) -> e == null).join()) {
          acknowledged++;
        }
      }
      assertTrue(store.failure().orElseThrow().reason().contains("full"), store.failure().toString());
      assertTrue(acknowledged > 0);
      assertEquals(acknowledged, store.counters().records());
      try (SlotStore roomier = SlotStore.open(CrashCopy.of(folder), time)) {
        Opening opening = roomier.open(hello("a1", EPOCH, acknowledged + 1)).join();
        assertEquals(acknowledged, opening.settled().getFirst().range().last());
        roomier.deliver(opening.stream(), delivery(acknowledged + 1)).join();
      }
    }
  }

  @Test
  void whatOneAgentCannotHaveStoredRefusesNobodyElse() {
    SequenceRange endless = new SequenceRange(2, Long.MAX_VALUE - 1);
    Epoch another = new Epoch(7, 7);
    try (SlotStore store = SlotStore.open(folder, time)) {
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
    try (SlotStore store = SlotStore.open(folder, time, Database.Limits.DEFAULT,
        new StoreWriter.QueueBounds(0, 2))) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      CompletionException e = assertThrows(CompletionException.class,
          () -> store.deliver(stream, delivery(1)).join());
      assertInstanceOf(StoreFailure.class, e.getCause());
      assertTrue(store.failure().isEmpty());
    }
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesTheRest() {
    SlotStore store = SlotStore.open(folder, time);
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

  private static String pragma(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
