package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.nroagent.model.record.Epoch;

/// Up to where the events of every epoch that was asked for are settled, loaded once and written back with the
/// transaction that changed it. It is discarded with its connection when a transaction fails.
final class EventLedger {
  private final Connection connection;
  private final Map<Ring, Position> positions = new HashMap<>();
  private final Set<Ring> changed = new HashSet<>();

  /// An epoch of an agent's ring, whichever session brings it.
  private record Ring(long agentId, Epoch epoch) {
    static Ring of(EventStream stream) {
      return new Ring(stream.agentId(), stream.epoch());
    }
  }

  /// How far an epoch is settled.
  ///
  /// @param epochId the epoch's number, 0 while the store has nothing of it
  /// @param through the last settled sequence, 0 where there is none
  /// @param crc32c fingerprint of that event, 0 for a gap
  record Position(long epochId, long through, int crc32c) {
    static final Position NONE = new Position(0, 0, 0);
  }

  EventLedger(Connection connection) {
    this.connection = connection;
  }

  /// Forgets what it has loaded: another collector may have changed it since. Nothing may have changed since the last
  /// [#flush].
  void forget() {
    positions.clear();
  }

  Position of(EventStream stream) throws SQLException {
    return of(Ring.of(stream));
  }

  private Position of(Ring ring) throws SQLException {
    Position known = positions.get(ring);
    if (known != null) {
      return known;
    }
    Position loaded = load(ring);
    if (loaded.epochId() != 0) {
      positions.put(ring, loaded);
    }
    return loaded;
  }

  /// The same, noting the epoch where it is new: an agent whose ring is empty has another one at each start, and is not
  /// to leave a trace each time.
  Position noted(EventStream stream, long nowMillis) throws SQLException {
    Position known = of(stream);
    if (known.epochId() != 0) {
      return known;
    }
    try (PreparedStatement insert = connection
        .prepareStatement("INSERT INTO event_epoch (agent_id, value, settled_through, last_crc, first_seen) "
            + "VALUES (?, ?, 0, 0, ?) RETURNING id")) {
      insert.setLong(1, stream.agentId());
      insert.setString(2, stream.epoch().toString());
      insert.setLong(3, nowMillis);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        Position noted = new Position(row.getLong(1), 0, 0);
        positions.put(Ring.of(stream), noted);
        return noted;
      }
    }
  }

  /// Settles everything up to a sequence.
  void settle(EventStream stream, long through, int crc32c) throws SQLException {
    Ring ring = Ring.of(stream);
    positions.put(ring, new Position(of(ring).epochId(), through, crc32c));
    changed.add(ring);
  }

  /// The furthest settled sequence of the agent's other epochs, 0 where it has none.
  long reachedUnderOthers(EventStream stream) throws SQLException {
    flush();
    try (PreparedStatement select = connection
        .prepareStatement("SELECT MAX(settled_through) FROM event_epoch WHERE agent_id = ? AND id <> ?")) {
      select.setLong(1, stream.agentId());
      select.setLong(2, of(stream).epochId());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /// Writes what changed since the last call.
  void flush() throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection
        .prepareStatement("UPDATE event_epoch SET settled_through = ?, last_crc = ? WHERE id = ?")) {
      for (Ring ring : changed) {
        Position now = of(ring);
        update.setLong(1, now.through());
        update.setInt(2, now.crc32c());
        update.setLong(3, now.epochId());
        update.executeUpdate();
      }
    }
    changed.clear();
  }

  private Position load(Ring ring) throws SQLException {
    try (PreparedStatement select = connection
        .prepareStatement(
            "SELECT id, settled_through, last_crc FROM event_epoch WHERE agent_id = ? AND value = ?")) {
      select.setLong(1, ring.agentId());
      select.setString(2, ring.epoch().toString());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Position(row.getLong(1), row.getLong(2), row.getInt(3))
            : Position.NONE;
      }
    }
  }
}
