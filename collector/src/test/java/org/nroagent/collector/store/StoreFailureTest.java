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
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;

class StoreFailureTest {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);

  @TempDir
  Path folder;
  private final SettableTime time = new SettableTime(SLOT);

  @Test
  void everyCommitIsSyncedToTheDisk() throws SQLException {
    try (SlotStore _ = SlotStore.open(folder, time);
        Connection writer = new SqliteDatabase(folder).openWriter();
        Statement statement = writer.createStatement()) {
      assertEquals("wal", pragma(statement, "journal_mode"));
      assertEquals("2", pragma(statement, "synchronous"));
    }
  }

  @Test
  void lockedStoreRefusesThenRecovers() throws SQLException {
    SqliteDatabase.Limits impatient = new SqliteDatabase.Limits(50, 0);
    try (SlotStore store = StoreHost.open(new SqliteDatabase(folder, impatient), time)) {
      AgentStream stream = store.open(hello("a1", EPOCH, 0)).join().stream();
      try (Connection other = new SqliteDatabase(folder, impatient).openWriter();
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
    try (SlotStore store = StoreHost.open(new SqliteDatabase(folder, new SqliteDatabase.Limits(1_000, pages)),
        time)) {
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
