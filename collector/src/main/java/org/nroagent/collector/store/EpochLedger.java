package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nroagent.model.record.SequenceRange;

/// The settled ranges of every epoch that was asked for, loaded once and written back with the transaction that
/// changed them. It is discarded with its connection when a transaction fails.
final class EpochLedger {
  private final Connection connection;
  private final Map<Long, Entry> entries = new HashMap<>();
  private final Set<Long> changed = new HashSet<>();

  /// @param settled as it is now
  /// @param stored as the table has it
  private record Entry(SettledRanges settled, Map<Long, SettledRanges.End> stored) {}

  EpochLedger(Connection connection) {
    this.connection = connection;
  }

  /// The epoch's ranges, to read; changes go through [#settle].
  SettledRanges of(long epochId) throws SQLException {
    return entry(epochId).settled();
  }

  /// Forgets what it has loaded: another collector may have changed it since. Nothing may have changed since the last
  /// [#flush].
  void forget() {
    entries.clear();
  }

  void settle(long epochId, SequenceRange range, int crc32c) throws SQLException {
    entry(epochId).settled().add(range, crc32c);
    changed.add(epochId);
  }

  /// Writes what changed since the last call.
  void flush() throws SQLException {
    for (long epochId : changed) {
      Entry entry = entry(epochId);
      Map<Long, SettledRanges.End> now = entry.settled().snapshot();
      write(epochId, entry.stored(), now);
      entries.put(epochId, new Entry(entry.settled(), now));
    }
    changed.clear();
  }

  private Entry entry(long epochId) throws SQLException {
    Entry known = entries.get(epochId);
    if (known != null) {
      return known;
    }
    SettledRanges settled = load(epochId);
    Entry loaded = new Entry(settled, settled.snapshot());
    entries.put(epochId, loaded);
    return loaded;
  }

  private SettledRanges load(long epochId) throws SQLException {
    SettledRanges settled = new SettledRanges();
    try (PreparedStatement select = connection
        .prepareStatement("SELECT first, last, last_crc FROM settled WHERE epoch_id = ? ORDER BY first")) {
      select.setLong(1, epochId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          settled.add(new SequenceRange(row.getLong(1), row.getLong(2)), row.getInt(3));
        }
      }
    }
    return settled;
  }

  private void write(long epochId, Map<Long, SettledRanges.End> before, Map<Long, SettledRanges.End> now)
      throws SQLException {
    try (
        PreparedStatement delete = connection
            .prepareStatement("DELETE FROM settled WHERE epoch_id = ? AND first = ?");
        PreparedStatement upsert = connection
            .prepareStatement("INSERT INTO settled (epoch_id, first, last, last_crc) VALUES (?, ?, ?, ?) "
                + "ON CONFLICT (epoch_id, first) DO UPDATE SET last = excluded.last, last_crc = excluded.last_crc")) {
      for (long first : before.keySet()) {
        if (!now.containsKey(first)) {
          delete.setLong(1, epochId);
          delete.setLong(2, first);
          delete.executeUpdate();
        }
      }
      for (Map.Entry<Long, SettledRanges.End> range : now.entrySet()) {
        if (!range.getValue().equals(before.get(range.getKey()))) {
          upsert.setLong(1, epochId);
          upsert.setLong(2, range.getKey());
          upsert.setLong(3, range.getValue().last());
          upsert.setInt(4, range.getValue().crc32c());
          upsert.executeUpdate();
        }
      }
    }
  }
}
