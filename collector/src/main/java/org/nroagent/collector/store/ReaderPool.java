package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections for readers, of which a few are kept for the next question: opening one takes longer than most answers.
/// Safe for any thread.
final class ReaderPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReaderPool.class);
  private static final int KEPT = 4;
  private static final int SECONDS_TO_ANSWER = 2;

  private final ConnectionPoolDataSource source;
  private final Deque<PooledConnection> idle = new ArrayDeque<>();
  private boolean closed;

  ReaderPool(ConnectionPoolDataSource source) {
    this.source = source;
  }

  /// A connection for one question; closing it gives it back.
  Connection open() throws SQLException {
    for (PooledConnection kept = take(); kept != null; kept = take()) {
      Connection connection = usable(kept);
      if (connection != null) {
        return connection;
      }
    }
    PooledConnection made = source.getPooledConnection();
    made.addConnectionEventListener(new GivingBack());
    Connection connection = made.getConnection();
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  /// What was kept while the server was away is of no use.
  private static @Nullable Connection usable(PooledConnection kept) {
    try {
      Connection connection = kept.getConnection();
      if (connection.isValid(SECONDS_TO_ANSWER)) {
        connection.rollback(); // the question of a moment ago is no part of the snapshot
        return connection;
      }
    } catch (SQLException e) {
      LOG.debug("a kept connection is of no use any more: {}", e.getMessage());
    }
    discard(kept);
    return null;
  }

  private synchronized @Nullable PooledConnection take() {
    return idle.pollLast();
  }

  private synchronized boolean keep(PooledConnection connection) {
    return !closed && idle.size() < KEPT && idle.offerLast(connection);
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(ReaderPool::discard);
    idle.clear();
  }

  private static void discard(PooledConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a reader's connection did not close cleanly: {}", e.getMessage());
    }
  }

  private final class GivingBack implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      PooledConnection connection = (PooledConnection) event.getSource();
      if (!keep(connection)) {
        discard(connection);
      }
    }

    /// The question fails, and closing the connection finds out that it cannot be kept.
    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      LOG.debug("a reader's connection broke: {}", event.getSQLException().getMessage());
    }
  }
}
