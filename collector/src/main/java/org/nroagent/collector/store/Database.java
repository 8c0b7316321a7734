package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// The SQL database under a store: everything in which the dialects differ. Statements elsewhere are understood by
/// both.
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {
  /// Takes the database for a collector, and creates the tables or brings those of an older version up to date.
  ///
  /// @throws StoreFailure if another process has it for itself, a newer version wrote it, or it cannot be used
  void prepare();

  /// A connection for the one writer of this process; each commit is durable when it returns.
  Connection openWriter() throws SQLException;

  /// A connection that can only read; all its statements see what was committed before the first of them.
  Connection openReader() throws SQLException;

  /// What an error says of its cause.
  Fault faultOf(SQLException error);

  /// Whether other collectors write at the same time, so that what one remembers of its rows may be outdated.
  boolean isShared();

  /// Keeps other collectors from writing anything of these agents until the transaction ends, so that what it reads of
  /// them stays true. Agents that the store does not have are left out.
  void lockAgents(Connection writer, Collection<AgentKey> agents) throws SQLException;

  /// Keeps other collectors from storing events until the transaction ends: who reads events in the order of their
  /// numbers misses none only if they become visible in that order.
  void lockArrivals(Connection writer) throws SQLException;

  /// Gives back what [#prepare] took.
  @Override
  void close();

  /// For messages: what it is and where, without secrets.
  @Override
  String toString();
}
