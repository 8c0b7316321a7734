package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.protocol.Message.Hello;

/// The numbers under which the store keeps agents, epochs, devices and directories; made where they are new. It is
/// discarded with its connection when a transaction fails, so that it never holds a number that was rolled back.
final class Catalogue {
  private static final int CACHED_NUMBERS = 50_000;

  private final Connection connection;
  private final Map<DeviceName, Long> devices = new HashMap<>();
  private final Map<DirectoryUse, Long> directories = new HashMap<>();

  private record DeviceName(long agentId, String device) {}

  private record DirectoryUse(long agentId, String digest) {}

  Catalogue(Connection connection) {
    this.connection = connection;
  }

  /// Notes that the agent is here.
  ///
  /// @param session what it opens is called
  /// @throws SlotLengthChanged if its earlier records have another slot length
  AgentStream arrive(Hello hello, String session, long nowMillis) throws SQLException {
    long agentId = insertOrFind(
        """
            INSERT INTO agent (name, slot_seconds, software, first_seen, last_seen, session, software_since)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET last_seen = excluded.last_seen, session = excluded.session,
              software = excluded.software,
              software_since = CASE WHEN agent.software = excluded.software THEN agent.software_since
                ELSE excluded.software_since END
            RETURNING id""",
        hello.agent(), hello.slotSeconds(), hello.software(), nowMillis, nowMillis, session, nowMillis);
    int storedSeconds = Math
        .toIntExact(insertOrFind("SELECT slot_seconds FROM agent WHERE id = ?", agentId));
    if (storedSeconds != hello.slotSeconds()) {
      throw new SlotLengthChanged(hello.agent(), storedSeconds, hello.slotSeconds());
    }
    long epochId = insertOrFind(
        "INSERT INTO epoch (agent_id, value, first_seen) VALUES (?, ?, ?) "
            + "ON CONFLICT (agent_id, value) DO UPDATE SET value = excluded.value RETURNING id",
        agentId, hello.epoch().toString(), nowMillis);
    if (hello.configuration().isPresent()) {
      noteConfiguration(agentId, hello.configuration().get().toString(), nowMillis);
    }
    return new AgentStream(hello.agent(), agentId, epochId, new SlotGrid(storedSeconds));
  }

  private void noteConfiguration(long agentId, String digest, long nowMillis) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE agent SET configuration = ?, configuration_since = ? "
            + "WHERE id = ? AND (configuration IS NULL OR configuration <> ?)")) {
      update.setString(1, digest);
      update.setLong(2, nowMillis);
      update.setLong(3, agentId);
      update.setString(4, digest);
      update.executeUpdate();
    }
  }

  /// Forgets all numbers: some may have been made by what was taken back.
  void forget() {
    devices.clear();
    directories.clear();
  }

  long deviceId(long agentId, String device) throws SQLException {
    DeviceName name = new DeviceName(agentId, device);
    Long known = devices.get(name);
    if (known != null) {
      return known;
    }
    long id = insertOrFind("INSERT INTO device (agent_id, name) VALUES (?, ?) "
        + "ON CONFLICT (agent_id, name) DO UPDATE SET name = excluded.name RETURNING id", agentId, device);
    return remember(devices, name, id);
  }

  /// The number of a directory, noting its interfaces when the agent uses it for the first time.
  long directoryId(long agentId, AnnouncedDirectory announced) throws SQLException {
    DirectoryUse use = new DirectoryUse(agentId, announced.digest());
    Long known = directories.get(use);
    if (known != null) {
      return known;
    }
    long id = insertOrFind(
        "INSERT INTO directory (digest, body) VALUES (?, ?) "
            + "ON CONFLICT (digest) DO UPDATE SET digest = excluded.digest RETURNING id",
        HexFormat.of().parseHex(announced.digest()), announced.body());
    if (markUsed(agentId, id)) {
      for (ColumnDirectory.Device device : announced.directory().devices()) {
        noteInterfaces(agentId, deviceId(agentId, device.name()), device);
      }
    }
    return remember(directories, use, id);
  }

  private boolean markUsed(long agentId, long directoryId) throws SQLException {
    try (PreparedStatement insert = connection
        .prepareStatement(
            "INSERT INTO agent_directory (agent_id, directory_id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setLong(1, agentId);
      insert.setLong(2, directoryId);
      return insert.executeUpdate() > 0;
    }
  }

  private void noteInterfaces(long agentId, long deviceId, ColumnDirectory.Device device)
      throws SQLException {
    try (PreparedStatement insert = connection
        .prepareStatement("INSERT INTO interface "
            + "(agent_id, interface_id, device_id, if_name, identity_epoch) VALUES (?, ?, ?, ?, ?) "
            + "ON CONFLICT DO NOTHING")) {
      for (ColumnDirectory.Column column : device.columns()) {
        insert.setLong(1, agentId);
        insert.setString(2, column.interfaceId());
        insert.setLong(3, deviceId);
        insert.setString(4, StorableText.of(column.ifName()));
        insert.setInt(5, column.identityEpoch());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private long insertOrFind(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static <K> long remember(Map<K, Long> cache, K key, long id) {
    if (cache.size() >= CACHED_NUMBERS) {
      cache.clear();
    }
    cache.put(key, id);
    return id;
  }
}
