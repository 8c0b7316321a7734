package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.nroagent.collector.SampleEvents.EVENTS;
import static org.nroagent.collector.SampleEvents.hello;
import static org.nroagent.collector.SampleEvents.items;
import static org.nroagent.collector.Samples.SLOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.StoreReader.AgentEvents;

/// Stores of earlier versions.
class StoreMigrationTest {
  @TempDir
  Path folder;

  @Test
  void aStoreThatKnewNoEventsKeepsWhatItHasAndTakesThem() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("collector.db");
    Flyway.configure().dataSource(url, null, null).locations(SqliteDatabase.MIGRATIONS).target("1").load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO agent (name, slot_seconds, software, first_seen, last_seen, lost) "
          + "VALUES ('a1', 300, 'old', 1, 2, 7)");
    }
    try (SlotStore store = SlotStore.open(folder, new SettableTime(SLOT))) {
      StoreReader.AgentEntry agent = store.reader().agents().getFirst();
      assertEquals("a1 old 7", agent.name() + " " + agent.software() + " " + agent.lost());
      assertEquals(AgentEvents.NONE, agent.events());
      EventStream stream = store.open(hello("a1", EVENTS, 1, 3)).join().events().orElseThrow().stream();
      assertEquals(3, store.deliverEvents(stream, items(1, 3)).join());
      assertEquals(3, store.reader().events().newest(EventFilter.ALL, 10).size());
    }
  }

  @Test
  void bothDialectsHaveTheSameVersions() {
    List<String> sqlite = versions("sqlite");
    assertFalse(sqlite.isEmpty());
    assertEquals(sqlite, versions("postgresql"));
  }

  /// The files' names, which hold version and description.
  private static List<String> versions(String dialect) {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration", dialect))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
