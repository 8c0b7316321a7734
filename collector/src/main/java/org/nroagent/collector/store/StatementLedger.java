package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.nroagent.collector.store.IncidentStatement.Fact;

/// What people stated of incidents for the notices of them, to which is only added. A command may add to it while a collector
/// has the store open. Safe for any thread.
public final class StatementLedger {
  private static final ActTable TABLE = new ActTable("incident_statement",
      List.of("agent", "incident", "fact"), List.of("text", "made_by", "made_at"));

  private final Database database;
  private final Questions questions;

  StatementLedger(Database database) {
    this.database = database;
    this.questions = new Questions(database, "what was stated cannot be read", Questions.BROUGHT_UP_TO_DATE);
  }

  /// All statements, in the order in which they were made.
  ///
  /// @throws StoreFailure if the store cannot be read
  public List<IncidentStatement> statements() {
    return questions.list(
        "SELECT id, agent, incident, fact, text, made_by, made_at, corrects FROM incident_statement ORDER BY id",
        StatementLedger::statement);
  }

  private static IncidentStatement statement(ResultSet row) throws SQLException {
    return new IncidentStatement(row.getLong(1), row.getString(2), row.getLong(3), fact(row.getInt(4)),
        row.getString(5), row.getString(6), Instant.ofEpochMilli(row.getLong(7)), ActTable.number(row, 8));
  }

  /// Adds a statement in a transaction of its own, beside a collector that writes.
  ///
  /// @return its number; empty where there is a first statement of the fact already, or the one to be corrected is of another fact or
  ///     was corrected before
  /// @throws StoreFailure if the store cannot be written
  public OptionalLong add(IncidentStatement statement) {
    return ActTable.add(database, "the statement", connection -> add(connection, statement));
  }

  static OptionalLong add(Connection connection, IncidentStatement statement) throws SQLException {
    return TABLE.add(connection,
        List.of(statement.agent(), statement.incident(), code(statement.fact())),
        List.of(statement.text(), statement.by(), statement.madeAt().toEpochMilli()), statement.corrects());
  }

  private static int code(Fact fact) {
    return switch (fact) {
      case EXPECTED_END -> 1;
      case CAUSE -> 2;
      case MEASURES -> 3;
      case MEDIA -> 4;
      case CONTACT -> 5;
    };
  }

  private static Fact fact(int code) {
    return switch (code) {
      case 1 -> Fact.EXPECTED_END;
      case 2 -> Fact.CAUSE;
      case 3 -> Fact.MEASURES;
      case 4 -> Fact.MEDIA;
      case 5 -> Fact.CONTACT;
      default -> throw new IllegalArgumentException("no fact has the code " + code);
    };
  }
}
