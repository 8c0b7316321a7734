package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;

/// How many sessions devices said they served, slot by slot. It lies in the rows as they came. Safe for any thread.
public final class SessionReader {
  private static final String ROWS = "SELECT d.name, r.directory_id, r.body FROM agent a "
      + "JOIN device d ON d.agent_id = a.id JOIN record r ON r.device_id = d.id "
      + "WHERE a.name = ? AND a.slot_seconds = ? AND r.kind IN (1, 2) AND r.kind = 1 AND r.slot_start = ? ORDER BY r.id";

  private final Questions questions;
  private final DirectoryCache directories;

  SessionReader(Database database, DirectoryCache directories) {
    this.questions = new Questions(database);
    this.directories = directories;
  }

  /// A device that has a row of a slot.
  ///
  /// @param interfaceIds the metered interfaces that it carried then
  /// @param sessions how many it said it served, empty where it did not say
  public record Device(String name, Set<String> interfaceIds, OptionalLong sessions) {
    public Device {
      interfaceIds = Set.copyOf(interfaceIds);
    }

    /// The same device by a record that came earlier and one that came later: what was said first counts.
    private Device and(Device later) {
      Set<String> both = new HashSet<>(interfaceIds);
      both.addAll(later.interfaceIds);
      return new Device(name, both, sessions.isPresent() ? sessions : later.sessions);
    }
  }

  /// The devices with metered interfaces of which an agent brought a row of a slot, by name.
  ///
  /// @param grid the slots that are meant; an agent with others has none of them
  /// @throws StoreFailure if the store cannot be read
  public List<Device> devices(String agent, SlotGrid grid, Instant slotStart) {
    Map<String, Device> devices = new TreeMap<>();
    questions.ask(connection -> Questions.list(connection, ROWS, row -> device(connection, row), agent,
        grid.seconds(), slotStart.getEpochSecond())).forEach(device -> add(devices, device));
    return List.copyOf(devices.values());
  }

  private Device device(Connection connection, ResultSet row) throws SQLException {
    String name = row.getString(1);
    List<String> interfaceIds = directories.get(connection, row.getLong(2)).device(name)
        .map(ColumnDirectory.Device::columns).orElse(List.of()).stream().map(Column::interfaceId).toList();
    return new Device(name, Set.copyOf(interfaceIds),
        interfaceIds.isEmpty()
            ? OptionalLong.empty()
            : new RecordBody(row.getBytes(3)).sessions(interfaceIds.size()));
  }

  private static void add(Map<String, Device> devices, Device device) {
    if (!device.interfaceIds().isEmpty()) {
      devices.merge(device.name(), device, Device::and);
    }
  }
}
