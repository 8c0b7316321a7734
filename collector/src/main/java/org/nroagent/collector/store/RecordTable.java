package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nroagent.model.record.SlotRecord;

/// The statements of the record table that the writer repeats, prepared once per connection. Insertions wait for each
/// other, as many together cost little more than one; whoever asks for what waits finds it.
final class RecordTable implements AutoCloseable {
  private static final int MOST_WAITING = 512;

  private final PreparedStatement insert;
  private final PreparedStatement ofSlot;
  private final PreparedStatement missingRanges;
  private final PreparedStatement rowsWithin;
  private final Set<Place> waitingRows = new HashSet<>();
  private final Set<Long> devicesOfWaitingRanges = new HashSet<>();
  private int waiting;

  private record Place(long deviceId, long slotStart) {}

  /// A record as the table holds it.
  ///
  /// @param slotStart seconds since 1970
  /// @param slotEnd seconds since 1970, exclusive
  record Entry(long id, RecordKind kind, long slotStart, long slotEnd, long directoryId, RecordBody body) {
    static Entry of(ResultSet row) throws SQLException {
      return new Entry(row.getLong(1), RecordKind.ofCode(row.getInt(2)), row.getLong(3), row.getLong(4),
          row.getLong(5), new RecordBody(row.getBytes(6)));
    }
  }

  RecordTable(Connection connection) throws SQLException {
    insert = connection.prepareStatement("INSERT INTO record "
        + "(epoch_id, sequence, crc, device_id, slot_start, slot_end, directory_id, kind, body) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    String columns = "SELECT id, kind, slot_start, slot_end, directory_id, body FROM record ";
    ofSlot = connection.prepareStatement(
        columns + "WHERE device_id = ? AND slot_start = ? AND kind IN (1, 2) ORDER BY id");
    missingRanges = connection.prepareStatement(
        columns + "WHERE device_id = ? AND slot_start < ? AND slot_end > ? AND kind = 3 ORDER BY id");
    rowsWithin = connection.prepareStatement(columns
        + "WHERE device_id = ? AND slot_start >= ? AND slot_start < ? AND kind IN (1, 2) AND kind = 1 ORDER BY id");
  }

  void insert(long epochId, Incoming incoming, long deviceId, Span span, long directoryId)
      throws SQLException {
    insert.setLong(1, epochId);
    insert.setLong(2, incoming.sequence());
    insert.setInt(3, incoming.crc32c());
    insert.setLong(4, deviceId);
    insert.setLong(5, span.from());
    insert.setLong(6, span.to());
    insert.setLong(7, directoryId);
    insert.setInt(8, RecordKind.of(incoming.record()).code());
    insert.setBytes(9, RecordBody.encode(incoming.record()));
    insert.addBatch();
    waiting++;
    if (incoming.record() instanceof SlotRecord.MissingRange) {
      devicesOfWaitingRanges.add(deviceId);
    } else {
      waitingRows.add(new Place(deviceId, span.from()));
    }
    if (waiting >= MOST_WAITING) {
      flush();
    }
  }

  /// Hands the database what waits.
  void flush() throws SQLException {
    if (waiting > 0) {
      waiting = 0;
      waitingRows.clear();
      devicesOfWaitingRanges.clear();
      insert.executeBatch();
    }
  }

  /// Rows and amendments of one slot, in order of arrival.
  List<Entry> ofSlot(long deviceId, long slotStart) throws SQLException {
    if (waitingRows.contains(new Place(deviceId, slotStart))) {
      flush();
    }
    ofSlot.setLong(1, deviceId);
    ofSlot.setLong(2, slotStart);
    return entries(ofSlot);
  }

  /// Missing ranges that overlap the span, in order of arrival.
  List<Entry> missingRanges(long deviceId, Span span) throws SQLException {
    if (devicesOfWaitingRanges.contains(deviceId)) {
      flush();
    }
    missingRanges.setLong(1, deviceId);
    missingRanges.setLong(2, span.to());
    missingRanges.setLong(3, span.from());
    return entries(missingRanges);
  }

  /// Rows whose slots lie in the span, handed over one by one until the consumer has seen enough.
  ///
  /// @return whether the consumer stopped
  boolean anyRowWithin(long deviceId, Span span, EntryTest test) throws SQLException {
    flush();
    rowsWithin.setLong(1, deviceId);
    rowsWithin.setLong(2, span.from());
    rowsWithin.setLong(3, span.to());
    try (ResultSet row = rowsWithin.executeQuery()) {
      while (row.next()) {
        if (test.test(Entry.of(row))) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    try (insert; ofSlot; missingRanges; rowsWithin) {
      // Closing is all there is to do.
    }
  }

  private static List<Entry> entries(PreparedStatement select) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(Entry.of(row));
      }
    }
    return entries;
  }

  /// A question to a stored record.
  interface EntryTest {
    boolean test(Entry entry) throws SQLException;
  }
}
