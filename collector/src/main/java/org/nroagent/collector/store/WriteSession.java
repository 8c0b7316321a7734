package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.nroagent.collector.store.Comparison.Outcome;
import org.nroagent.collector.store.KnownRecords.Place;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.model.time.TimeSource;
import org.nroagent.protocol.Limits;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Hello;
import org.nroagent.protocol.Message.Unreadable;
import org.nroagent.protocol.RangeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writer's connection with all it remembers of the database. When a transaction fails the whole session is
/// thrown away, so that memory never runs ahead of the disk. Used by the writer's thread alone.
final class WriteSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WriteSession.class);
  private static final int RECORDS_OF_NOW = 1_001;
  private static final int REFUSED_PER_PRUNING = 5_000;
  private static final int CONFLICTS_KEPT_PER_AGENT = 1_000;

  private final Connection connection;
  private final Database database;
  private final TimeSource time;
  private final String storeId;
  private final Rejections rejections;
  private final RecordTable records;
  private final Comparison comparison;
  private final Catalogue catalogue;
  private final EpochLedger ledger;
  private final EventTables events;
  private final FigureTable figures;
  private Tally tally = new Tally();

  /// What the open transaction has done so far.
  private static final class Tally {
    private int records;
    private int repeats;
    private int conflicts;
    private int parked;
    private long lost;
    private final List<Committed.Change> changes = new ArrayList<>();
  }

  WriteSession(Connection connection, Database database, String storeId, TimeSource time)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    this.storeId = storeId;
    this.time = time;
    this.rejections = new Rejections(connection, database);
    this.records = new RecordTable(connection, database.lookup());
    this.comparison = new Comparison(connection, records);
    this.catalogue = new Catalogue(connection);
    this.ledger = new EpochLedger(connection);
    this.figures = new FigureTable(connection);
    this.events = new EventTables(connection, database, rejections, figures, time);
  }

  /// Begins a transaction. What is remembered of agents is read again where other collectors may have changed it.
  ///
  /// @param agents whose rows it will change; it may meet others only as new ones
  /// @param carefully whether data was rejected in the attempt before
  void begin(Collection<AgentKey> agents, boolean carefully) throws SQLException {
    rejections.begin(carefully);
    if (database.isShared()) {
      if (!agents.isEmpty()) {
        database.lockAgents(connection, agents);
      }
      ledger.forget();
    }
    events.begin();
  }

  Opening open(Hello hello) throws SQLException {
    String session = UUID.randomUUID().toString();
    AgentStream stream = catalogue.arrive(hello, session, now());
    SettledRanges settled = ledger.of(stream.epochId());
    long missing = hello.head() < hello.oldest() || hello.head() < 1
        ? 0
        : missing(settled, new SequenceRange(Math.max(1, hello.oldest()), hello.head()));
    Optional<EventOpening> opened = hello.events().isEmpty()
        ? Optional.empty()
        : Optional.of(events.open(stream.agentId(), hello.events().get(), session));
    return new Opening(stream, session, storeId, settled.largest(Limits.SETTLED_RANGES), missing, opened);
  }

  /// The session that each agent opened last, by the agent's name.
  Map<String, String> newestSessions() throws SQLException {
    try (PreparedStatement select = connection
        .prepareStatement("SELECT name, session FROM agent WHERE session IS NOT NULL");
        ResultSet row = select.executeQuery()) {
      Map<String, String> sessions = new HashMap<>();
      while (row.next()) {
        sessions.put(row.getString(1), row.getString(2));
      }
      return sessions;
    }
  }

  /// What is to be done with the figures of closed months.
  FigureTable figures() {
    return figures;
  }

  /// What is to be done with events.
  EventTables events() {
    return events;
  }

  /// Stores or parks what a frame brought.
  ///
  /// @return the sequences that are settled with the next commit: all of them
  List<SequenceRange> deliver(AgentStream stream, Delivery delivery) throws SQLException {
    if (records.foresees()) {
      records.foresee(rejections.careful() ? Set.of() : slotsOf(stream, delivery));
    }
    List<SequenceRange> sequences = new ArrayList<>();
    for (Incoming incoming : delivery.records()) {
      deliver(stream, incoming);
      sequences.add(new SequenceRange(incoming.sequence(), incoming.sequence()));
    }
    for (Unreadable unreadable : delivery.unreadable()) {
      park(stream, Poison.of(unreadable));
      sequences.add(new SequenceRange(unreadable.sequence(), unreadable.sequence()));
    }
    return RangeSet.of(sequences).ranges();
  }

  /// The slots that will be compared one by one; those of missing ranges are compared otherwise.
  private Set<Place> slotsOf(AgentStream stream, Delivery delivery) throws SQLException {
    Set<Place> slots = new HashSet<>();
    for (Incoming incoming : delivery.records()) {
      SlotRecord record = incoming.record();
      if (!(record instanceof SlotRecord.MissingRange)
          && RecordCheck.fault(stream.grid(), incoming).isEmpty()) {
        slots.add(
            new Place(catalogue.deviceId(stream.agentId(), record.device()), Span.of(record, stream.grid())));
      }
    }
    return slots;
  }

  void lose(AgentStream stream, SequenceRange range, GapReason reason) throws SQLException {
    if (missing(ledger.of(stream.epochId()), range) == 0) {
      return;
    }
    RangeSet elsewhere = range.first() == 1 ? settledUnderOthers(stream, range.last()) : RangeSet.EMPTY;
    for (SequenceRange lost : elsewhere.complement(range.first(), range.last()).ranges()) {
      noteLost(stream, lost, reason);
    }
    ledger.settle(stream.epochId(), range, 0);
  }

  private void noteLost(AgentStream stream, SequenceRange range, GapReason reason) throws SQLException {
    long newlyLost = missing(ledger.of(stream.epochId()), range);
    if (newlyLost == 0) {
      return;
    }
    update("INSERT INTO gap (agent_id, epoch_id, first, last, reason, noted_at) VALUES (?, ?, ?, ?, ?, ?)",
        stream.agentId(), stream.epochId(), range.first(), range.last(), reason.name(), now());
    update("UPDATE agent SET lost = lost + ? WHERE id = ?", newlyLost, stream.agentId());
    tally.lost += newlyLost;
  }

  /// Keeps what a person said of a notice.
  ///
  /// @return its number; empty where somebody else was faster
  OptionalLong mark(NoticeMark mark) throws SQLException {
    return NoticeLedger.add(connection, mark);
  }

  /// Keeps what a person stated of an incident.
  ///
  /// @return its number; empty where somebody else was faster
  OptionalLong state(IncidentStatement statement) throws SQLException {
    return StatementLedger.add(connection, statement);
  }

  /// Keeps what a person decided of incidents.
  ///
  /// @return its number; empty where somebody else was faster
  OptionalLong decide(IncidentVerdict verdict) throws SQLException {
    return VerdictLedger.add(connection, verdict);
  }

  /// Keeps what a person said of the end of an incident.
  ///
  /// @return its number; empty where somebody else was faster
  OptionalLong end(IncidentEnd end) throws SQLException {
    return EndLedger.add(connection, end);
  }

  /// Deletes some of the parked records and gaps that were noted before the horizon. What they counted stays counted.
  ///
  /// @param horizon milliseconds since 1970
  /// @return how many were deleted
  int pruneRefused(long horizon) throws SQLException {
    return update(
        "DELETE FROM parked WHERE id IN (SELECT id FROM parked WHERE parked_at < ? ORDER BY parked_at LIMIT ?)",
        horizon, REFUSED_PER_PRUNING)
        + update(
            "DELETE FROM gap WHERE id IN (SELECT id FROM gap WHERE noted_at < ? ORDER BY noted_at LIMIT ?)",
            horizon,
            REFUSED_PER_PRUNING);
  }

  /// Deletes some of the records that expired, so many that the writer is not held up.
  ///
  /// @param horizon seconds since 1970; what ends before it is expired
  /// @return how many were deleted
  int prune(long horizon) throws SQLException {
    return database.deleteExpired(connection, horizon);
  }

  /// The median end of the slots among the newest arrivals, in seconds since 1970: what the agents together take for
  /// now. Empty for a store without records.
  OptionalLong typicalNewestSlot() throws SQLException {
    try (PreparedStatement statement = connection
        .prepareStatement("SELECT slot_end FROM record ORDER BY id DESC LIMIT ?")) {
      statement.setInt(1, RECORDS_OF_NOW);
      List<Long> ends = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ends.add(result.getLong(1));
        }
      }
      return ends.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(ends.stream().sorted().toList().get(ends.size() / 2));
    }
  }

  /// Makes everything since the last commit durable; it is synced to the disk when this returns.
  Committed commit() throws SQLException {
    records.flush();
    ledger.flush();
    EventCounts doneEvents = events.flush();
    Tally done = tally;
    database.tellOthers(connection, done.changes);
    connection.commit();
    tally = new Tally();
    return new Committed(done.records, done.repeats, done.conflicts, done.parked, done.lost, done.changes,
        doneEvents);
  }

  @Override
  public void close() throws SQLException {
    // Closing takes back an open transaction, and works after the database has done so by itself.
    try (connection) {
      records.close();
    }
  }

  private void deliver(AgentStream stream, Incoming incoming) throws SQLException {
    Optional<String> fault = RecordCheck.fault(stream.grid(), incoming);
    if (fault.isEmpty()) {
      fault = tryPlace(stream, incoming);
    }
    if (fault.isPresent()) {
      park(stream, Poison.of(incoming, fault.get()));
    } else {
      settle(stream, incoming.sequence(), incoming.crc32c());
    }
  }

  private void settle(AgentStream stream, long sequence, int crc32c) throws SQLException {
    ledger.settle(stream.epochId(), new SequenceRange(sequence, sequence), crc32c);
  }

  /// Stores a record. One that the database or our own code rejects is a fault of that record and must not block
  /// the others; a failing disk is thrown on.
  private Optional<String> tryPlace(AgentStream stream, Incoming incoming) throws SQLException {
    try {
      Optional<String> fault = rejections.orFault(() -> place(stream, incoming));
      if (fault.isPresent()) {
        catalogue.forget();
      }
      return fault;
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException
        | IndexOutOfBoundsException e) {
      catalogue.forget();
      LOG.warn("record {} of agent {} is parked", incoming.sequence(), stream.agent(), e);
      return Optional.of("it could not be processed: " + e);
    }
  }

  /// Counts only when all is done: what is taken back is not to be counted.
  private void place(AgentStream stream, Incoming incoming) throws SQLException {
    SlotRecord record = incoming.record();
    Span span = Span.of(record, stream.grid());
    long deviceId = catalogue.deviceId(stream.agentId(), record.device());
    Outcome outcome = comparison.compare(incoming, deviceId, span);
    boolean newConflict = outcome.different() && noteConflict(stream, incoming, deviceId, span);
    if (outcome.fresh()) {
      long directoryId = catalogue.directoryId(stream.agentId(), incoming.directory());
      records.insert(stream.epochId(), incoming, deviceId, span, directoryId);
      if (rejections.careful()) {
        records.flush();
      }
      tally.records++;
      tally.changes.add(new Committed.Change(stream.agent(), span.from(), span.to()));
    }
    if (newConflict) {
      tally.conflicts++;
    } else if (outcome.different() || !outcome.fresh()) {
      tally.repeats++;
    }
  }

  /// Keeps a record that differs from what was stored first. The same record sent again after a lost acknowledgement is
  /// one conflict.
  ///
  /// @return whether it was not kept yet
  private boolean noteConflict(AgentStream stream, Incoming incoming, long deviceId, Span span)
      throws SQLException {
    byte[] body = RecordBody.encode(incoming.record());
    int inserted = update(
        "INSERT INTO conflict (agent_id, epoch_id, sequence, device_id, slot_start, directory_id, kind, body, detail, "
            + "noted_at) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM conflict "
            + "WHERE agent_id = ? AND epoch_id = ? AND sequence = ? AND body = ?)",
        stream.agentId(), stream.epochId(), incoming.sequence(), deviceId, span.from(),
        catalogue.directoryId(stream.agentId(), incoming.directory()),
        RecordKind.of(incoming.record()).code(),
        body, "differs from what was stored first for this slot; the first is kept", now(),
        stream.agentId(), stream.epochId(), incoming.sequence(), body);
    if (inserted == 0) {
      return false;
    }
    update("UPDATE agent SET conflicts = conflicts + 1 WHERE id = ?", stream.agentId());
    update("DELETE FROM conflict WHERE agent_id = ? AND id <= (SELECT id FROM conflict WHERE agent_id = ? "
        + "ORDER BY id DESC LIMIT 1 OFFSET ?)", stream.agentId(), stream.agentId(), CONFLICTS_KEPT_PER_AGENT);
    return true;
  }

  /// Keeps a poisonous record aside and settles it, so that the agent goes on to the next one.
  private void park(AgentStream stream, Poison poison) throws SQLException {
    if (ledger.of(stream.epochId()).contains(poison.sequence())) {
      tally.repeats++;
      return;
    }
    update("INSERT INTO parked (agent_id, epoch_id, sequence, crc, device, kind, content, reason, parked_at) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", stream.agentId(), stream.epochId(), poison.sequence(),
        poison.crc32c(), poison.device(), poison.kind(), poison.content().toArray(), poison.reason(), now());
    update("UPDATE agent SET parked = parked + 1 WHERE id = ?", stream.agentId());
    tally.parked++;
    settle(stream, poison.sequence(), poison.crc32c());
  }

  /// What is settled under other identities of the agent's ring: a ring that took a new one goes on with its sequences, and
  /// what was delivered or lost under an earlier one is not lost again.
  private RangeSet settledUnderOthers(AgentStream stream, long through) throws SQLException {
    ledger.flush();
    return RangeSet.of(Questions.list(connection, "SELECT s.first, s.last FROM settled s "
        + "JOIN epoch e ON e.id = s.epoch_id WHERE e.agent_id = ? AND e.id <> ? AND s.first <= ?",
        row -> new SequenceRange(row.getLong(1), row.getLong(2)), stream.agentId(), stream.epochId(),
        through));
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

  private static long missing(SettledRanges settled, SequenceRange range) {
    return range.count() - settled.countWithin(range);
  }
}
