package org.nroagent.collector.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.EventLedger.Position;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.state.StateEvent;
import org.nroagent.model.state.StateEventCodec;
import org.nroagent.model.state.Subject;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Message.EventExtent;
import org.nroagent.protocol.Message.EventGapReason;
import org.nroagent.protocol.Message.EventItem;
import org.nroagent.protocol.Message.EventsSettled;

/// What the writer does with events, within its transaction. Events of an epoch are settled in their order, so that what
/// was settled is one number; an event at or below it is a repeat, one that would leave a hole is refused.
final class EventTables {
  private static final int KEPT_PER_AGENT = 1_000;
  private static final int EVENTS_PER_PRUNING = 5_000;
  /// From here on lost ones are not counted any more: an agent that claims absurd gaps must not overflow the count.
  private static final long MOST_LOST = 1L << 62;
  /// The last millisecond of the year 9999: what lies outside cannot be shown.
  static final long LAST_MILLISECOND = 253_402_300_799_999L;

  private final Connection connection;
  private final Database database;
  private final Rejections rejections;
  private final TimeSource time;
  private final EventLedger ledger;
  private final FigureTable figures;
  private EventCounts tally = EventCounts.NONE;
  private boolean arrivalsLocked;

  EventTables(Connection connection, Database database, Rejections rejections, FigureTable figures,
      TimeSource time) {
    this.connection = connection;
    this.database = database;
    this.rejections = rejections;
    this.time = time;
    this.ledger = new EventLedger(connection);
    this.figures = figures;
  }

  /// Begins a transaction.
  void begin() {
    arrivalsLocked = false;
    if (database.isShared()) {
      ledger.forget();
    }
  }

  /// @param session what the store calls the session that opens
  EventOpening open(long agentId, EventExtent extent, String session) throws SQLException {
    EventStream stream = new EventStream(agentId, extent.epoch(), session);
    Position position = ledger.of(stream);
    long missing = extent.head() - Math.max(position.through(), extent.oldest() - 1);
    return new EventOpening(stream, new EventsSettled(position.through(), position.crc32c()),
        Math.max(0, missing));
  }

  /// Stores or parks what a frame brought.
  ///
  /// @return the last of them: with the next commit everything up to it is settled
  /// @throws SessionSuperseded if the agent has opened a newer session; nothing was done then
  /// @throws EventsOutOfOrder if the first one would leave a hole; nothing was done then
  long deliver(EventStream stream, List<EventItem> events) throws SQLException {
    requireNewest(stream);
    requireNext(stream, events.getFirst().sequence());
    for (EventItem event : events) {
      deliver(stream, event);
    }
    return events.getLast().sequence();
  }

  /// Settles events that will never come.
  ///
  /// @return the last of them: with the next commit everything up to it is settled
  /// @throws SessionSuperseded if the agent has opened a newer session; nothing was done then
  /// @throws EventsOutOfOrder if the first one would leave a hole; nothing was done then
  long lose(EventStream stream, SequenceRange range, EventGapReason reason) throws SQLException {
    requireNewest(stream);
    requireNext(stream, range.first());
    Position position = ledger.of(stream);
    if (range.last() > position.through()) {
      position = ledger.noted(stream, now());
      noteLost(stream, position, lostFrom(stream, position, range), range.last(), reason);
      ledger.settle(stream, range.last(), 0);
    }
    return range.last();
  }

  /// Deletes some of the events that were told before the horizon.
  ///
  /// @param horizon milliseconds since 1970
  /// @return how many were deleted
  int prune(long horizon) throws SQLException {
    int deleted = 0;
    for (String kind : List.of("kind <> 16", "kind = 16")) { // as the indexes on times are
      deleted += update("DELETE FROM event WHERE id IN (SELECT id FROM event WHERE " + kind
          + " AND told_at < ? ORDER BY told_at LIMIT ?)", horizon, EVENTS_PER_PRUNING);
    }
    return deleted;
  }

  /// Writes what the commit is to hold.
  ///
  /// @return what was done since the last call
  EventCounts flush() throws SQLException {
    ledger.flush();
    EventCounts done = tally;
    tally = EventCounts.NONE;
    return done;
  }

  private void requireNewest(EventStream stream) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT session FROM agent WHERE id = ?")) {
      select.setLong(1, stream.agentId());
      try (ResultSet row = select.executeQuery()) {
        if (row.next() && !stream.session().equals(row.getString(1))) {
          throw new SessionSuperseded();
        }
      }
    }
  }

  private void requireNext(EventStream stream, long first) throws SQLException {
    long expected = ledger.of(stream).through() + 1;
    if (first > expected) {
      throw new EventsOutOfOrder(first, expected);
    }
  }

  private void deliver(EventStream stream, EventItem event) throws SQLException {
    Position position = ledger.noted(stream, now());
    if (event.sequence() <= position.through()) {
      repeat(stream, position, event);
      return;
    }
    byte[] content = event.content().toArray();
    if (isThereUnderAnotherEpoch(stream, position, event.sequence(), content)) {
      count(new EventCounts(0, 1, 0, 0, 0));
    } else {
      store(stream, position, event, content);
    }
    ledger.settle(stream, event.sequence(), event.crc32c());
  }

  /// What was sent again after a lost acknowledgement is silent; another event under its sequence is that of a clone.
  private void repeat(EventStream stream, Position position, EventItem event) throws SQLException {
    if (!isAnother(position.epochId(), event)) {
      count(new EventCounts(0, 1, 0, 0, 0));
      return;
    }
    update("UPDATE agent SET event_conflicts = event_conflicts + 1 WHERE id = ?", stream.agentId());
    count(new EventCounts(0, 0, 1, 0, 0));
  }

  private boolean isAnother(long epochId, EventItem event) throws SQLException {
    try (PreparedStatement select = connection
        .prepareStatement("SELECT crc FROM event WHERE epoch_id = ? AND sequence = ?")) {
      select.setLong(1, epochId);
      select.setLong(2, event.sequence());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getInt(1) != event.crc32c();
      }
    }
  }

  /// A ring that took a new identity goes on with its sequences and offers again what it keeps: the same content under
  /// the same number is the same event.
  private boolean isThereUnderAnotherEpoch(EventStream stream, Position position, long sequence,
      byte[] content)
      throws SQLException {
    try (PreparedStatement select = connection
        .prepareStatement("SELECT 1 FROM event_epoch p JOIN event e ON e.epoch_id = p.id "
            + "WHERE p.agent_id = ? AND p.id <> ? AND e.sequence = ? AND e.content = ?")) {
      select.setLong(1, stream.agentId());
      select.setLong(2, position.epochId());
      select.setLong(3, sequence);
      select.setBytes(4, content);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private void store(EventStream stream, Position position, EventItem item, byte[] content)
      throws SQLException {
    Optional<String> fault = tryStore(stream, position, item, content);
    if (fault.isPresent()) {
      park(stream, position, item, content, fault.get());
    } else {
      count(new EventCounts(1, 0, 0, 0, 0));
    }
  }

  /// Stores an event. One that means nothing here, or that the database rejects, is a fault of that event and must not
  /// block the others; a failing disk is thrown on.
  private Optional<String> tryStore(EventStream stream, Position position, EventItem item, byte[] content)
      throws SQLException {
    try {
      StateEvent event = StateEventCodec.decode(item.sequence(), ByteBuffer.wrap(content));
      if (!canBeShown(event)) {
        return Optional.of("its times are not within 1970…9999");
      }
      lockArrivals();
      return rejections.orFault(() -> {
        update(
            "INSERT INTO event (agent_id, epoch_id, sequence, crc, told_at, device, kind, subject, aspect, content, "
                + "received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            stream.agentId(), position.epochId(),
            item.sequence(), item.crc32c(), event.at().toEpochMilli(), event.device(),
            event.subject().kind().code(), event.subject().name(), event.aspect().code(), content, now());
        if (event.subject().kind() == Subject.Kind.FIGURE) {
          figures.keep(stream.agentId(), event);
        }
      });
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void lockArrivals() throws SQLException {
    if (!arrivalsLocked) {
      database.lockArrivals(connection);
      arrivalsLocked = true;
    }
  }

  private static boolean canBeShown(StateEvent event) {
    return isWithinReason(event.at()) && event.deviceTime().filter(time -> !isWithinReason(time)).isEmpty();
  }

  private static boolean isWithinReason(Instant time) {
    return time.toEpochMilli() >= 0 && time.toEpochMilli() <= LAST_MILLISECOND;
  }

  /// Keeps an event that cannot be read aside, so that the agent goes on to the next one.
  private void park(EventStream stream, Position position, EventItem item, byte[] content, String reason)
      throws SQLException {
    update("INSERT INTO event_parked (agent_id, epoch_id, sequence, crc, content, reason, parked_at) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?)", stream.agentId(), position.epochId(), item.sequence(),
        item.crc32c(),
        content, reason, now());
    keepNewest("event_parked", stream.agentId());
    update("UPDATE agent SET events_parked = events_parked + 1 WHERE id = ?", stream.agentId());
    count(new EventCounts(0, 0, 0, 1, 0));
  }

  /// Where a gap begins to be a loss: a ring that took a new identity goes on with its sequences, and what lies before
  /// its oldest event was settled under the earlier identity, as far as that came.
  private long lostFrom(EventStream stream, Position position, SequenceRange range) throws SQLException {
    long known = position.through() == 0 ? ledger.reachedUnderOthers(stream) : position.through();
    return Math.max(range.first(), known + 1);
  }

  private void noteLost(EventStream stream, Position position, long first, long last, EventGapReason reason)
      throws SQLException {
    if (first > last) {
      return;
    }
    update(
        "INSERT INTO event_gap (agent_id, epoch_id, first, last, reason, noted_at) VALUES (?, ?, ?, ?, ?, ?)",
        stream.agentId(), position.epochId(), first, last, reason.name(), now());
    keepNewest("event_gap", stream.agentId());
    if (reason != EventGapReason.PASSED_OVER) { // how many of those were events nobody knows
      update("UPDATE agent SET events_lost = events_lost + ? WHERE id = ? AND events_lost < ?",
          last - first + 1,
          stream.agentId(), MOST_LOST);
      count(new EventCounts(0, 0, 0, 0, last - first + 1));
    }
  }

  /// @param table one of ours
  private void keepNewest(String table, long agentId) throws SQLException {
    update("DELETE FROM " + table + " WHERE agent_id = ? AND id <= (SELECT id FROM " + table
        + " WHERE agent_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)", agentId, agentId, KEPT_PER_AGENT);
  }

  private void count(EventCounts more) {
    tally = tally.plus(more);
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private long now() {
    return time.wall().toEpochMilli();
  }
}
