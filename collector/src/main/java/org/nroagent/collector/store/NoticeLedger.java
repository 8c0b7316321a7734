package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.notice.NoticeKind;

/// The marks of what was sent, to which is only added. A command may add one while a collector has the store open. Safe for any
/// thread.
public final class NoticeLedger {
  private static final String INSERT = "INSERT INTO notice_mark "
      + "(agent, incident, step, sent_at, made_by, note, made_at, corrects) "
      + "SELECT ?, ?, ?, CAST(? AS BIGINT), ?, ?, ?, CAST(? AS BIGINT) WHERE ";
  private static final String IS_FIRST = "NOT EXISTS (SELECT 1 FROM notice_mark "
      + "WHERE agent = ? AND incident = ? AND step = ? AND corrects IS NULL) RETURNING id";
  private static final String CORRECTS_THE_LAST = "EXISTS (SELECT 1 FROM notice_mark "
      + "WHERE agent = ? AND incident = ? AND step = ? AND id = ?) "
      + "AND NOT EXISTS (SELECT 1 FROM notice_mark WHERE corrects = ?) RETURNING id";

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
    OptionalLong sentAt = number(row, 5);
    return new NoticeMark(row.getLong(1), row.getString(2), row.getLong(3), step(row.getInt(4)),
        sentAt.isPresent() ? Optional.of(Instant.ofEpochMilli(sentAt.getAsLong())) : Optional.empty(),
        row.getString(6), row.getString(7), Instant.ofEpochMilli(row.getLong(8)), number(row, 9));
  }

  /// Adds a mark in a transaction of its own, beside a collector that writes.
  ///
  /// @return its number; empty where there is a first mark of the step already, or the mark to be corrected is another
  ///     step's or was corrected before
  /// @throws StoreFailure if the store cannot be written
  public OptionalLong add(NoticeMark mark) {
    try (Connection connection = database.openWriter()) {
      OptionalLong id = add(connection, mark);
      connection.commit();
      return id;
    } catch (SQLException e) {
      if (database.faultOf(e) == Fault.DATA) {
        return OptionalLong.empty(); // another one was faster
      }
      throw new StoreFailure("the mark cannot be kept: " + e.getMessage() + Questions.BROUGHT_UP_TO_DATE, e);
    }
  }

  static OptionalLong add(Connection connection, NoticeMark mark) throws SQLException {
    boolean first = mark.corrects().isEmpty();
    try (PreparedStatement insert = connection
        .prepareStatement(INSERT + (first ? IS_FIRST : CORRECTS_THE_LAST))) {
      List<@Nullable Object> values = new ArrayList<>();
      values.addAll(List.of(mark.agent(), mark.incident(), code(mark.step())));
      values.add(mark.sentAt().map(Instant::toEpochMilli).orElse(null));
      values.addAll(List.of(mark.by(), mark.note(), mark.madeAt().toEpochMilli()));
      values.add(first ? null : mark.corrects().getAsLong());
      values.addAll(List.of(mark.agent(), mark.incident(), code(mark.step())));
      if (!first) {
        values.addAll(List.of(mark.corrects().getAsLong(), mark.corrects().getAsLong()));
      }
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  private static OptionalLong number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
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
