package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Questions to the store. Each has a connection of its own that sees what was committed before, so that none delays the
/// writer. Safe for any thread.
final class Questions {
  /// What to do where a table is not there.
  static final String BROUGHT_UP_TO_DATE = "; a store of an earlier version is brought up to date by the start of a collector";

  private final Database database;
  private final String failure;
  private final String remedy;

  Questions(Database database) {
    this(database, "the store cannot be read", "");
  }

  /// @param failure what is said of a question without an answer, before its cause
  /// @param remedy what is said behind it
  Questions(Database database, String failure, String remedy) {
    this.database = database;
    this.failure = failure;
    this.remedy = remedy;
  }

  /// Makes a value of a result's row.
  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /// Asks several things of the same state.
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /// Asks several things of the same state.
  ///
  /// @throws StoreFailure if the store cannot be read
  <T> T ask(Question<T> question) {
    try (Connection connection = database.openReader()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw new StoreFailure(failure + ": " + e.getMessage() + remedy, e);
    }
  }

  /// A statement's rows.
  ///
  /// @throws StoreFailure if the store cannot be read
  <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
    return ask(connection -> list(connection, sql, mapper, values));
  }

  /// A statement's rows within a question.
  static <T> List<T> list(Connection connection, String sql, RowMapper<T> mapper, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<T> result = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          result.add(mapper.map(row));
        }
      }
      return result;
    }
  }
}
