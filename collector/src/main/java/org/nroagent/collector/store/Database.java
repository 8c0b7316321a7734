package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.Committed.Change;

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

  /// Tells other collectors, with the commit of the open transaction, which slots may have changed.
  void tellOthers(Connection writer, List<Change> changes) throws SQLException;

  /// Hears what other collectors commit until [#close].
  void hearOthers(Others others);

  /// Asks for many slots at once, where asking for each of them costs a journey; empty where it does not.
  Optional<KnownRecords.Lookup> lookup();

  /// Keeps a table per month of slots where that makes deleting cheap: makes months ahead and those that something waits
  /// for, and drops those that expired. Does it in transactions of its own, beside the writer.
  ///
  /// @param months that may have a table, without a gap, ascending; all of them end after the horizon
  /// @param aheadFrom seconds since 1970; from here on they are made ahead
  /// @param horizon seconds since 1970; what ends before it is expired
  void keepMonths(List<Span> months, long aheadFrom, long horizon) throws SQLException;

  /// Deletes some of the records that expired, so many that the writer is not held up.
  ///
  /// @param horizon seconds since 1970; what ends before it is expired
  /// @return how many were deleted
  int deleteExpired(Connection writer, long horizon) throws SQLException;

  /// How long to wait with the next connection after so many failures in a row of the connection or the database, at
  /// least 1. Zero where trying costs nothing.
  Duration pauseAfter(int failures);

  /// Gives back what [#prepare] took.
  @Override
  void close();

  /// Hears of the commits of other collectors, on a thread of the database's.
  interface Others {
    /// Another collector committed something.
    void changed(List<Change> changes);

    /// Other collectors may have committed anything.
    void missed();
  }

  /// For messages: what it is and where, without secrets.
  @Override
  String toString();
}
