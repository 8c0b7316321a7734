package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.nroagent.collector.store.IncidentVerdict.Verdict;

/// What people decided of incidents that lasted together, to which is only added. A command may add to it while a collector has
/// the store open. Safe for any thread.
public final class VerdictLedger {
  private static final ActTable TABLE = new ActTable("incident_verdict", List.of("incidents"),
      List.of("verdict", "made_by", "note", "made_at"));
  private static final String BETWEEN = " ";

  private final Database database;
  private final Questions questions;

  VerdictLedger(Database database) {
    this.database = database;
    this.questions = new Questions(database, "what was decided cannot be read", Questions.BROUGHT_UP_TO_DATE);
  }

  /// All verdicts, in the order in which they were made.
  ///
  /// @throws StoreFailure if the store cannot be read
  public List<IncidentVerdict> verdicts() {
    return questions.list(
        "SELECT id, verdict, incidents, made_by, note, made_at, corrects FROM incident_verdict ORDER BY id",
        VerdictLedger::verdict);
  }

  /// The number of the last one, 0 where there is none: as long as it stays the same nothing was decided.
  ///
  /// @throws StoreFailure if the store cannot be read
  public long last() {
    return TABLE.last(questions);
  }

  private static IncidentVerdict verdict(ResultSet row) throws SQLException {
    return new IncidentVerdict(row.getLong(1), verdict(row.getInt(2)),
        List.of(row.getString(3).split(BETWEEN, -1)), row.getString(4), row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)), ActTable.number(row, 7));
  }

  /// Adds a verdict in a transaction of its own, beside a collector that writes.
  ///
  /// @return its number; empty where there is a first verdict on these incidents already, or the one to be corrected is on
  ///     others or was corrected before
  /// @throws StoreFailure if the store cannot be written
  public OptionalLong add(IncidentVerdict verdict) {
    return ActTable.add(database, "the verdict", connection -> add(connection, verdict));
  }

  static OptionalLong add(Connection connection, IncidentVerdict verdict) throws SQLException {
    return TABLE.add(connection, List.of(String.join(BETWEEN, verdict.incidents())),
        List.of(code(verdict.verdict()), verdict.by(), verdict.note(), verdict.madeAt().toEpochMilli()),
        verdict.corrects());
  }

  private static int code(Verdict verdict) {
    return switch (verdict) {
      case ONE -> 1;
      case APART -> 2;
      case UNDECIDED -> 3;
    };
  }

  private static Verdict verdict(int code) {
    return switch (code) {
      case 1 -> Verdict.ONE;
      case 2 -> Verdict.APART;
      case 3 -> Verdict.UNDECIDED;
      default -> throw new IllegalArgumentException("no verdict has the code " + code);
    };
  }
}
