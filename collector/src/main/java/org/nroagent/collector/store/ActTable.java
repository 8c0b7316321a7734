package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table of what persons said, to which is only added. Of each subject there is one first act, and each act is corrected once at
/// most, whoever adds at the same time.
final class ActTable {
  private final String first;
  private final String correction;
  private final String last;

  /// @param subject columns that say what an act is about
  /// @param said the other ones; times, which end with `_at`, may be null
  ActTable(String name, List<String> subject, List<String> said) {
    List<String> columns = new ArrayList<>(subject);
    columns.addAll(said);
    String insert = "INSERT INTO " + name + " (" + String.join(", ", columns) + ", corrects) SELECT "
        + columns.stream().map(ActTable::place).collect(Collectors.joining(", "))
        + ", CAST(? AS BIGINT) WHERE ";
    String same = "(SELECT 1 FROM " + name + " WHERE "
        + subject.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    this.first = insert + "NOT EXISTS " + same + " AND corrects IS NULL) RETURNING id";
    this.correction = insert + "EXISTS " + same + " AND id = ?) AND NOT EXISTS (SELECT 1 FROM " + name
        + " WHERE corrects = ?) RETURNING id";
    this.last = "SELECT COALESCE(MAX(id), 0) FROM " + name;
  }

  /// Of a value that is null PostgreSQL does not know the type.
  private static String place(String column) {
    return column.endsWith("_at") ? "CAST(? AS BIGINT)" : "?";
  }

  /// Adds an act.
  ///
  /// @return its number; empty where there is a first one of the subject already, or the one to be corrected is another
  ///     subject's or was corrected before
  OptionalLong add(Connection connection, List<?> subject, List<? extends @Nullable Object> said,
      OptionalLong corrects) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    values.addAll(subject);
    values.addAll(said);
    values.add(corrects.isPresent() ? corrects.getAsLong() : null);
    values.addAll(subject);
    if (corrects.isPresent()) {
      values.addAll(Collections.nCopies(2, corrects.getAsLong()));
    }
    try (PreparedStatement insert = connection.prepareStatement(corrects.isPresent() ? correction : first)) {
      for (int i = 0; i < values.size(); i++) {
        insert.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /// What adds an act within a transaction.
  interface Addition {
    /// Adds it.
    OptionalLong to(Connection connection) throws SQLException;
  }

  /// Adds an act in a transaction of its own, beside a collector that writes.
  ///
  /// @param what it is, for the message of a failure
  /// @throws StoreFailure if the store cannot be written
  static OptionalLong add(Database database, String what, Addition addition) {
    try (Connection connection = database.openWriter()) {
      OptionalLong id = addition.to(connection);
      connection.commit();
      return id;
    } catch (SQLException e) {
      if (database.faultOf(e) == Fault.DATA) {
        return OptionalLong.empty(); // another one was faster
      }
      throw new StoreFailure(what + " cannot be kept: " + e.getMessage() + Questions.BROUGHT_UP_TO_DATE, e);
    }
  }

  /// The number of the last act, 0 where there is none: as long as it stays the same nothing was added.
  ///
  /// @throws StoreFailure if the store cannot be read
  long last(Questions questions) {
    return questions.list(last, row -> row.getLong(1)).getFirst();
  }

  /// A time that may be null.
  static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /// A number that may be null.
  static OptionalLong number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
