package org.nroagent.collector.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.collector.store.KnownRecords.Place;
import org.nroagent.collector.store.RecordTable.Entry;

/// Asks PostgreSQL for the records of many slots in two statements, each of which looks only into the months of the slots
/// and finds each slot by the index, whatever the planner takes the tables for.
final class PostgresLookup {
  private static final String COLUMNS = RecordTable.COLUMNS + ", device_id";
  private static final int DEVICE = 7;
  /// The offset keeps the planner from joining whole months.
  private static final String ROWS = "SELECT " + COLUMNS
      + " FROM unnest(?, ?) AS place (device, start), LATERAL ("
      + "SELECT * FROM record WHERE device_id = place.device AND slot_start = place.start AND kind IN (1, 2) "
      + "AND slot_start BETWEEN ? AND ? OFFSET 0) AS found ORDER BY id";
  /// None of a device is longer than its longest: so it is clear in which months one may begin.
  private static final String RANGES = "SELECT " + COLUMNS + " FROM unnest(?) AS asked (device), LATERAL ("
      + "SELECT * FROM record WHERE device_id = asked.device AND kind = 3 AND slot_start < ? AND slot_end > ? "
      + "AND slot_start > ? - (SELECT max(longest_range) FROM device WHERE id = ANY (?)) OFFSET 0) AS found "
      + "ORDER BY id";

  private PostgresLookup() {}

  /// As [KnownRecords.Lookup] says.
  static KnownRecords of(Connection connection, Set<Place> slots) throws SQLException {
    long from = slots.stream().mapToLong(place -> place.slot().from()).min().orElseThrow();
    long to = slots.stream().mapToLong(place -> place.slot().to()).max().orElseThrow();
    return new KnownRecords(slots, rows(connection, slots, from, to), ranges(connection, slots, from, to));
  }

  private static Map<Place, List<Entry>> rows(Connection connection, Set<Place> slots, long from, long to)
      throws SQLException {
    List<Place> places = List.copyOf(slots);
    try (PreparedStatement select = connection.prepareStatement(ROWS)) {
      select.setArray(1, bigints(connection, places.stream().map(Place::deviceId).toArray()));
      select.setArray(2, bigints(connection, places.stream().map(place -> place.slot().from()).toArray()));
      select.setLong(3, from);
      select.setLong(4, to);
      Map<Place, List<Entry>> rows = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Entry entry = Entry.of(row);
          rows.computeIfAbsent(new Place(row.getLong(DEVICE), new Span(entry.slotStart(), entry.slotEnd())),
              _ -> new ArrayList<>()).add(entry);
        }
      }
      return rows;
    }
  }

  private static Map<Long, List<Entry>> ranges(Connection connection, Set<Place> slots, long from, long to)
      throws SQLException {
    Object[] devices = slots.stream().map(Place::deviceId).distinct().toArray();
    try (PreparedStatement select = connection.prepareStatement(RANGES)) {
      select.setArray(1, bigints(connection, devices));
      select.setLong(2, to);
      select.setLong(3, from);
      select.setLong(4, from);
      select.setArray(5, bigints(connection, devices));
      Map<Long, List<Entry>> ranges = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ranges.computeIfAbsent(row.getLong(DEVICE), _ -> new ArrayList<>()).add(Entry.of(row));
        }
      }
      return ranges;
    }
  }

  private static Array bigints(Connection connection, Object[] numbers) throws SQLException {
    return connection.createArrayOf("bigint", numbers);
  }
}
