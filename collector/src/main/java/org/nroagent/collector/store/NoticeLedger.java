package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.notice.NoticeKind;

/// The marks of what was sent, to which is only added. A command may add one while a collector has the store open. Safe for any
/// thread.
public final class NoticeLedger {
  private static final ActTable TABLE = new ActTable("notice_mark", List.of("agent", "incident", "step"),
      List.of("sent_at", "made_by", "note", "made_at"));

  private final Database database;
  private final Questions questions;

  NoticeLedger(Database database) {
    this.database = database;
    this.questions = new Questions(database, "what was sent cannot be read", Questions.BROUGHT_UP_TO_DATE);
  }

  /// All marks, in the order in which they were made.
  ///
  /// @throws StoreFailure if the store cannot be read
  public List<NoticeMark> marks() {
    return questions.list(
        "SELECT id, agent, incident, step, sent_at, made_by, note, made_at, corrects FROM notice_mark ORDER BY id",
        NoticeLedger::mark);
  }

  private static NoticeMark mark(ResultSet row) throws SQLException {
    return new NoticeMark(row.getLong(1), row.getString(2), row.getLong(3), step(row.getInt(4)),
        ActTable.time(row, 5), row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)),
        ActTable.number(row, 9));
  }

  /// Adds a mark in a transaction of its own, beside a collector that writes.
  ///
  /// @return its number; empty where there is a first mark of the step already, or the mark to be corrected is another
  ///     step's or was corrected before
  /// @throws StoreFailure if the store cannot be written
  public OptionalLong add(NoticeMark mark) {
    return ActTable.add(database, "the mark", connection -> add(connection, mark));
  }

  static OptionalLong add(Connection connection, NoticeMark mark) throws SQLException {
    List<@Nullable Object> said = new ArrayList<>();
    said.add(mark.sentAt().map(Instant::toEpochMilli).orElse(null));
    said.addAll(List.of(mark.by(), mark.note(), mark.madeAt().toEpochMilli()));
    return TABLE.add(connection, List.of(mark.agent(), mark.incident(), code(mark.step())), said,
        mark.corrects());
  }

  private static int code(NoticeKind step) {
    return switch (step) {
      case PRE_NOTIFICATION -> 1;
      case FINAL_NOTIFICATION -> 2;
      case WITHDRAWAL -> 3;
    };
  }

  private static NoticeKind step(int code) {
    return switch (code) {
      case 1 -> NoticeKind.PRE_NOTIFICATION;
      case 2 -> NoticeKind.FINAL_NOTIFICATION;
      case 3 -> NoticeKind.WITHDRAWAL;
      default -> throw new IllegalArgumentException("no step has the code " + code);
    };
  }
}
