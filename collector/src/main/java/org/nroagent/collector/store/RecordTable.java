package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nroagent.collector.store.KnownRecords.Place;
import org.nroagent.model.record.SlotRecord;

/// The statements of the record table that the writer repeats, prepared once per connection. Insertions wait for each
/// other, as many together cost little more than one; whoever asks for what waits finds it. Where each question costs a
/// journey, many slots are asked for together.
final class RecordTable implements AutoCloseable {
  /// What the writer asks for of a record, in the order of [Entry#of].
  static final String COLUMNS = "id, kind, slot_start, slot_end, directory_id, body";
  private static final int MOST_WAITING = 512;
  /// One slot is asked for as fast by itself.
  private static final int WORTH_FORESEEING = 2;

  private final Connection connection;
  private final Optional<KnownRecords.Lookup> lookup;
  private final PreparedStatement insert;
  private final PreparedStatement ofSlot;
  private final PreparedStatement missingRanges;
  private final PreparedStatement rowsWithin;
  private final Set<Place> waitingRows = new HashSet<>();
  private final Set<Long> devicesOfWaitingRanges = new HashSet<>();
  private KnownRecords known = KnownRecords.none();
  private int waiting;

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

  RecordTable(Connection connection, Optional<KnownRecords.Lookup> lookup) throws SQLException {
    this.connection = connection;
    this.lookup = lookup;
    insert = connection.prepareStatement("INSERT INTO record "
        + "(epoch_id, sequence, crc, device_id, slot_start, slot_end, directory_id, kind, body) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    String columns = "SELECT " + COLUMNS + " FROM record ";
    ofSlot = connection.prepareStatement(
        columns + "WHERE device_id = ? AND slot_start = ? AND kind IN (1, 2) ORDER BY id");
    // None of the device is longer than the longest: so it is clear in which months one may begin.
    missingRanges = connection.prepareStatement(columns
        + "WHERE device_id = ? AND slot_start < ? AND slot_end > ? AND kind = 3 "
        + "AND slot_start > ? - (SELECT longest_range FROM device WHERE id = ?) ORDER BY id");
    rowsWithin = connection.prepareStatement(columns
        + "WHERE device_id = ? AND slot_start >= ? AND slot_start < ? AND kind IN (1, 2) AND kind = 1 ORDER BY id");
  }

  /// Whether it helps to say beforehand for which slots it will be asked.
  boolean foresees() {
    return lookup.isPresent();
  }

  /// Asks for slots that will be asked for one by one, if that saves time. What was known before is forgotten.
  void foresee(Set<Place> places) throws SQLException {
    known = KnownRecords.none();
    if (lookup.isEmpty() || places.size() < WORTH_FORESEEING) {
      return;
    }
    if (places.stream().anyMatch(this::waits)) {
      flush();
    }
    known = lookup.get().of(connection, places);
  }

  private boolean waits(Place place) {
    return waitingRows.contains(place) || devicesOfWaitingRanges.contains(place.deviceId());
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
      known.forgetDevice(deviceId);
    } else {
      waitingRows.add(new Place(deviceId, span));
      known.forget(new Place(deviceId, span));
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
  List<Entry> ofSlot(Place place) throws SQLException {
    Optional<List<Entry>> foreseen = known.ofSlot(place);
    if (foreseen.isPresent()) {
      return foreseen.get();
    }
    if (waitingRows.contains(place)) {
      flush();
    }
    ofSlot.setLong(1, place.deviceId());
    ofSlot.setLong(2, place.slot().from());
    return entries(ofSlot);
  }

  /// Missing ranges that overlap the slot, or the slots of a range, in order of arrival.
  List<Entry> missingRanges(Place place) throws SQLException {
    Optional<List<Entry>> foreseen = known.missingRanges(place);
    if (foreseen.isPresent()) {
      return foreseen.get();
    }
    if (devicesOfWaitingRanges.contains(place.deviceId())) {
      flush();
    }
    missingRanges.setLong(1, place.deviceId());
    missingRanges.setLong(2, place.slot().to());
    missingRanges.setLong(3, place.slot().from());
    missingRanges.setLong(4, place.slot().from());
    missingRanges.setLong(5, place.deviceId());
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
