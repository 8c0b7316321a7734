package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What people said of the ends of incidents, to which is only added. A command may add to it while a collector has the store
/// open. Safe for any thread.
public final class EndLedger {
  private static final ActTable TABLE = new ActTable("incident_end", List.of("agent", "incident"),
      List.of("ended_at", "made_by", "note", "made_at"));

  private final Database database;
  private final Questions questions;

  EndLedger(Database database) {
    this.database = database;
    this.questions = new Questions(database, "what was said of ends cannot be read",
        Questions.BROUGHT_UP_TO_DATE);
  }

  /// All of it, in the order in which it was said.
  ///
  /// @throws StoreFailure if the store cannot be read
  public List<IncidentEnd> ends() {
    return questions.list(
        "SELECT id, agent, incident, ended_at, made_by, note, made_at, corrects FROM incident_end ORDER BY id",
        EndLedger::end);
  }

  /// The number of the last one, 0 where there is none: as long as it stays the same nothing was said.
  ///
  /// @throws StoreFailure if the store cannot be read
  public long last() {
    return TABLE.last(questions);
  }

  private static IncidentEnd end(ResultSet row) throws SQLException {
    return new IncidentEnd(row.getLong(1), row.getString(2), row.getLong(3),
        ActTable.time(row, 4), row.getString(5), row.getString(6), Instant.ofEpochMilli(row.getLong(7)),
        ActTable.number(row, 8));
  }

  /// Adds one in a transaction of its own, beside a collector that writes.
  ///
  /// @return its number; empty where there is a first one of the incident already, or the one to be corrected is another
  ///     incident's or was corrected before
  /// @throws StoreFailure if the store cannot be written
  public OptionalLong add(IncidentEnd end) {
    return ActTable.add(database, "the end", connection -> add(connection, end));
  }

  static OptionalLong add(Connection connection, IncidentEnd end) throws SQLException {
    List<@Nullable Object> said = new ArrayList<>();
    said.add(end.endedAt().map(Instant::toEpochMilli).orElse(null));
    said.addAll(List.of(end.by(), end.note(), end.madeAt().toEpochMilli()));
    return TABLE.add(connection, List.of(end.agent(), end.incident()), said, end.corrects());
  }
}
