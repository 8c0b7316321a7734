package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.nroagent.collector.SampleEvents.EVENTS;
import static org.nroagent.collector.SampleEvents.hello;
import static org.nroagent.collector.SampleEvents.items;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.NEXT_SLOT;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.StoreReader.AgentEvents;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.SettledRange;

/// A store that the first version wrote is brought up to date one version at a time.
abstract class StoreMigrationContract {
  private static final String FIRST = "1";
  private static final List<String> TABLES = List.of("agent", "epoch", "settled", "directory", "device",
      "agent_directory", "interface", "record", "gap", "parked");

  private StoreHost host;

  abstract StoreHost host();

  /// The tool as the store configures it, with its files and its database.
  abstract FluentConfiguration migrations();

  /// Where the dialect's files are.
  abstract String dialect();

  @BeforeEach
  void open() {
    host = host();
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void whatTheFirstVersionHadIsThereAfterEachOfTheLaterOnes() throws Exception {
    migrateTo(FIRST);
    fill();
    assertFalse(laterVersions().isEmpty());
    for (String version : laterVersions()) {
      migrateTo(version);
      for (String table : TABLES) {
        assertEquals(1, count(table), table + " after version " + version);
      }
    }
    try (SlotStore store = host.open(new SettableTime(SLOT))) {
      StoreReader.AgentEntry agent = store.reader().agents().getFirst();
      assertEquals("a1 old 7", agent.name() + " " + agent.software() + " " + agent.lost());
      assertEquals(AgentEvents.NONE, agent.events());
      Opening opening = store.open(hello("a1", EVENTS, 1, 3)).join();
      assertEquals(List.of(new SettledRange(new SequenceRange(1, 9), 0)), opening.settled());
      store.deliver(opening.stream(), new Delivery(
          List.of(new Incoming(10, 10, new AnnouncedDirectory(HUB), row(NEXT_SLOT, 30, 40))), List.of()))
          .join();
      assertEquals(3,
          store.deliverEvents(opening.events().orElseThrow().stream(), items(1, 3)).join());
      SlotSeries series = store.reader().series("a1", "hub1.lag-1", SLOT, NEXT_SLOT.plusSeconds(300),
          SlotGrid.FIVE_MINUTES);
      assertEquals(List.of(Optional.of(value(10)), Optional.of(value(30))),
          List.of(series.slot(0), series.slot(1)));
      assertEquals(3, store.reader().events().newest(EventFilter.ALL, 10).size());
    }
  }

  private void migrateTo(String version) {
    migrations().target(version).load().migrate();
  }

  private List<String> laterVersions() throws IOException {
    return files(dialect()).stream().map(name -> name.substring(1, name.indexOf("__")))
        .filter(version -> !version.equals(FIRST)).sorted(Comparator.comparingInt(Integer::parseInt))
        .toList();
  }

  /// The files' names, which hold version and description.
  static List<String> files(String dialect) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration", dialect))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// One of everything, as the first version wrote it.
  private void fill() throws SQLException {
    AnnouncedDirectory directory = new AnnouncedDirectory(HUB);
    try (Database database = host.database(); Connection connection = database.openWriter()) {
      insert(connection, "agent (name, slot_seconds, software, first_seen, last_seen, lost)", "a1", 300,
          "old",
          1, 2, 7);
      insert(connection, "epoch (agent_id, value, first_seen)", 1, EPOCH.toString(), 1);
      insert(connection, "settled (epoch_id, first, last, last_crc)", 1, 1, 9, 0);
      insert(connection, "directory (digest, body)", HexFormat.of().parseHex(directory.digest()),
          directory.body());
      insert(connection, "device (agent_id, name)", 1, "hub1");
      insert(connection, "agent_directory (agent_id, directory_id)", 1, 1);
      insert(connection, "interface (agent_id, interface_id, device_id, if_name, identity_epoch)", 1,
          "hub1.lag-1", 1, "lag-1", 0);
      insert(connection,
          "record (epoch_id, sequence, crc, device_id, slot_start, slot_end, directory_id, kind, body)", 1, 1,
          1,
          1, SLOT.getEpochSecond(), NEXT_SLOT.getEpochSecond(), 1, RecordKind.of(row(SLOT, 10, 20)).code(),
          RecordBody.encode(row(SLOT, 10, 20)));
      insert(connection, "gap (agent_id, epoch_id, first, last, reason, noted_at)", 1, 1, 3, 9, "OVERWRITTEN",
          1);
      insert(connection,
          "parked (agent_id, epoch_id, sequence, crc, device, kind, content, reason, parked_at)", 1,
          1, 2, 2, "hub1", "row", new byte[]{1}, "unreadable", 1);
      connection.commit();
    }
  }

  private static void insert(Connection connection, String into, Object... values) throws SQLException {
    String marks = Stream.of(values).map(_ -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement statement = connection
        .prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private long count(String table) throws SQLException {
    try (Database database = host.database();
        Connection connection = database.openReader();
        PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM " + table);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
