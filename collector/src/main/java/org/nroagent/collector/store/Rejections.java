package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/// Tells data that the database rejects from a database that fails. An error ends the transaction, in PostgreSQL even a
/// rejected row does. So work is done quickly first; where data was rejected all of it is done once more, carefully:
/// each piece from a savepoint of its own, to which a rejected one returns. Used by the writer's thread alone.
final class Rejections {
  private final Connection connection;
  private final Database database;
  private boolean careful;

  /// What may be rejected.
  interface Piece {
    void run() throws SQLException;
  }

  Rejections(Connection connection, Database database) {
    this.connection = connection;
    this.database = database;
  }

  /// Begins a transaction.
  ///
  /// @param carefully whether data was rejected in the attempt before
  void begin(boolean carefully) {
    careful = carefully;
  }

  /// Whether each piece must be with the database when it returns.
  boolean careful() {
    return careful;
  }

  /// Runs a piece.
  ///
  /// @return why it was rejected and all of it taken back, empty where it was done
  /// @throws SQLException if the transaction failed; also where data was rejected and nobody was careful
  Optional<String> orFault(Piece piece) throws SQLException {
    if (!careful) {
      piece.run();
      return Optional.empty();
    }
    Savepoint before = connection.setSavepoint();
    try {
      piece.run();
      connection.releaseSavepoint(before);
      return Optional.empty();
    } catch (SQLException e) {
      if (database.faultOf(e) != Fault.DATA) {
        throw e;
      }
      connection.rollback(before);
      return Optional.of("the database rejected it: " + e.getMessage());
    } catch (RuntimeException e) {
      connection.rollback(before);
      throw e;
    }
  }
}
