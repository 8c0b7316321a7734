package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.ColumnDirectory.Column;

/// The interfaces by agent and public id, a part at a time, with the newest slot of each: what is read follows the part, not
/// the fleet. Safe for any thread.
public final class InterfaceReader {
  private static final int CACHED_DIRECTORIES = 256;

  private final Questions questions;
  private final DirectoryCache directories = new DirectoryCache(CACHED_DIRECTORIES);

  InterfaceReader(Database database) {
    this.questions = new Questions(database);
  }

  /// Where an interface stands in the order of all.
  public record Place(String agent, String interfaceId) {}

  /// Which interfaces.
  ///
  /// @param agent of this agent; empty for any
  /// @param text found in the public id, whatever the case; empty for any
  /// @param after those behind it; empty for the first
  /// @param limit the most
  public record Query(Optional<String> agent, Optional<String> text, Optional<Place> after, int limit) {}

  /// An interface with its newest slot.
  public record Entry(String agent, String device, Column column, SlotGrid grid, Instant slotStart,
      Slot slot) {}

  /// A part of the interfaces.
  ///
  /// @param entries those that the newest row of their device has
  /// @param next where the next part begins, empty for the last
  public record Part(List<Entry> entries, Optional<Place> next) {}

  private record Found(Place place, long deviceId) {}

  /// The newest row of a device.
  private record Row(String device, SlotGrid grid, Instant slotStart, List<Column> columns, RecordBody body) {
    Optional<Entry> entry(Place place) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).interfaceId().equals(place.interfaceId())) {
          return Optional
              .of(new Entry(place.agent(), device, columns.get(i), grid, slotStart, body.rowSlot(i)));
        }
      }
      return Optional.empty();
    }
  }

  /// Reads a part.
  ///
  /// @throws StoreFailure if the store cannot be read
  public Part read(Query query) {
    return questions.ask(connection -> {
      List<Found> found = find(connection, query);
      boolean more = found.size() > query.limit();
      List<Found> part = more ? found.subList(0, query.limit()) : found;
      Optional<Place> next = more ? Optional.of(part.getLast().place()) : Optional.empty();
      return new Part(entries(connection, part), next);
    });
  }

  /// One more than the limit, so that it is known whether there are more.
  private static List<Found> find(Connection connection, Query query) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT DISTINCT a.name, i.interface_id, i.device_id FROM agent a "
        + "JOIN interface i ON i.agent_id = a.id WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    query.agent().ifPresent(agent -> {
      sql.append(" AND a.name = ?");
      values.add(agent);
    });
    query.text().ifPresent(text -> {
      sql.append(" AND lower(i.interface_id) LIKE ? ESCAPE '!'");
      values.add("%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
    });
    query.after().ifPresent(after -> {
      // The first condition lets the index on names skip what lies before.
      sql.append(" AND a.name >= ? AND (a.name > ? OR i.interface_id > ?)");
      values.add(after.agent());
      values.add(after.agent());
      values.add(after.interfaceId());
    });
    sql.append(" ORDER BY a.name, i.interface_id, i.device_id LIMIT ?");
    values.add(query.limit() + 1);
    return Questions.list(connection, sql.toString(),
        row -> new Found(new Place(row.getString(1), row.getString(2)), row.getLong(3)), values.toArray());
  }

  private List<Entry> entries(Connection connection, List<Found> part) throws SQLException {
    Map<Long, Optional<Row>> rows = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Found found : part) {
      Optional<Row> row = rows.get(found.deviceId());
      if (row == null) {
        row = newest(connection, found.deviceId());
        rows.put(found.deviceId(), row);
      }
      row.flatMap(each -> each.entry(found.place())).ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<Row> newest(Connection connection, long deviceId) throws SQLException {
    return Questions.list(connection,
        "SELECT d.name, a.slot_seconds, r.slot_start, r.directory_id, r.body FROM device d "
            + "JOIN agent a ON a.id = d.agent_id JOIN record r ON r.device_id = d.id "
            + "WHERE d.id = ? AND r.kind IN (1, 2) AND r.kind = 1 ORDER BY r.slot_start DESC, r.id LIMIT 1",
        row -> row(connection, row), deviceId).stream().findFirst();
  }

  private Row row(Connection connection, ResultSet row) throws SQLException {
    String device = row.getString(1);
    List<Column> columns = directories.get(connection, row.getLong(4)).device(device)
        .map(ColumnDirectory.Device::columns).orElse(List.of());
    return new Row(device, new SlotGrid(row.getInt(2)), Instant.ofEpochSecond(row.getLong(3)), columns,
        new RecordBody(row.getBytes(5)));
  }
}
