package org.nroagent.collector.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.store.Committed.Change;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/// The SQLite file of a folder and the settings under which it is opened. In WAL mode only synchronous=FULL syncs the
/// log at every commit; NORMAL would acknowledge what a power cut takes back.
final class SqliteDatabase implements Database {
  static final String MIGRATIONS = "classpath:db/migration/sqlite";
  private static final String FILE = "collector.db";
  private static final int PAGES_OF_WAL = 4_000;
  private static final int RECORDS_PER_DELETION = 5_000;

  private final Path folder;
  private final Path file;
  private final String url;
  private final Limits limits;
  private @Nullable FolderLock lock;

  /// @param busyMillis how long a statement waits for another process's lock
  /// @param maxPages the file's largest size in pages of 4 kB, 0 for no limit
  record Limits(int busyMillis, int maxPages) {
    static final Limits DEFAULT = new Limits(10_000, 0);
  }

  SqliteDatabase(Path folder) {
    this(folder, Limits.DEFAULT);
  }

  SqliteDatabase(Path folder, Limits limits) {
    this.folder = folder;
    this.file = folder.resolve(FILE).toAbsolutePath();
    this.url = "jdbc:sqlite:" + file;
    this.limits = limits;
  }

  /// Whether the file is there.
  boolean exists() {
    return Files.isRegularFile(file);
  }

  @Override
  public void prepare() {
    lock = FolderLock.take(folder);
    try (Connection _ = config().createConnection(url)) {
      Flyway.configure()
          .dataSource(url, null, null)
          .locations(MIGRATIONS)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (SQLException | FlywayException e) {
      throw new StoreFailure("cannot open the store " + file + ": " + e.getMessage()
          + "; check that the folder is writable and that no newer version has written it", e);
    }
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = config().createConnection(url);
    try {
      if (limits.maxPages() > 0) {
        try (var statement = connection.createStatement()) {
          statement.execute("PRAGMA max_page_count = " + limits.maxPages());
        }
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection openReader() throws SQLException {
    Connection connection = config().createConnection(url);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// The codes are primary result codes; an extended one has them in its lowest octet.
  @Override
  public Fault faultOf(SQLException error) {
    int primary = error.getErrorCode() & 0xff;
    if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code || primary == SQLiteErrorCode.SQLITE_TOOBIG.code
        || primary == SQLiteErrorCode.SQLITE_MISMATCH.code) {
      return Fault.DATA;
    }
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code) {
      return Fault.CONTENTION; // a command adds something, too
    }
    return primary == SQLiteErrorCode.SQLITE_ERROR.code || primary == SQLiteErrorCode.SQLITE_RANGE.code
        ? Fault.WORK
        : Fault.STORE;
  }

  /// The folder's lock keeps other collectors away.
  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void lockAgents(Connection writer, Collection<AgentKey> agents) {
    // There is one writer.
  }

  @Override
  public void lockArrivals(Connection writer) {
    // There is one writer.
  }

  @Override
  public void tellOthers(Connection writer, List<Change> changes) {
    // There are no others.
  }

  @Override
  public void hearOthers(Others others) {
    // There are no others.
  }

  /// The database is in this process.
  @Override
  public Optional<KnownRecords.Lookup> lookup() {
    return Optional.empty();
  }

  /// One file has no tables that would be cheaper to drop than rows to delete.
  @Override
  public void keepMonths(List<Span> months, long aheadFrom, long horizon) {
    // Rows are deleted one by one.
  }

  @Override
  public int deleteExpired(Connection writer, long horizon) throws SQLException {
    try (PreparedStatement delete = writer.prepareStatement(
        "DELETE FROM record WHERE id IN (SELECT id FROM record WHERE slot_end < ? ORDER BY slot_end LIMIT ?)")) {
      delete.setLong(1, horizon);
      delete.setInt(2, RECORDS_PER_DELETION);
      return delete.executeUpdate();
    }
  }

  @Override
  public Duration pauseAfter(int failures) {
    return Duration.ZERO;
  }

  @Override
  public void close() {
    FolderLock held = lock;
    if (held != null) {
      held.close();
      lock = null;
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(limits.busyMillis());
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, String.valueOf(64L << 20));
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(PAGES_OF_WAL));
    return config;
  }
}
