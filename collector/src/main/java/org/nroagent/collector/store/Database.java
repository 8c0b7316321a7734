package org.nroagent.collector.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;

/// The SQLite file and the settings under which it is opened. In WAL mode only synchronous=FULL syncs the log at
/// every commit; NORMAL would acknowledge what a power cut takes back.
final class Database {
  private static final String FILE = "collector.db";
  private static final int PAGES_OF_WAL = 4_000;

  private final Path file;
  private final String url;
  private final Limits limits;

  /// @param busyMillis how long a statement waits for another process's lock
  /// @param maxPages the file's largest size in pages of 4 kB, 0 for no limit
  record Limits(int busyMillis, int maxPages) {
    static final Limits DEFAULT = new Limits(10_000, 0);
  }

  Database(Path folder, Limits limits) {
    this.file = folder.resolve(FILE).toAbsolutePath();
    this.url = "jdbc:sqlite:" + file;
    this.limits = limits;
  }

  /// Creates the tables, or brings those of an older version up to date.
  ///
  /// @throws StoreFailure if a newer version wrote the file, or it cannot be used
  void migrate() {
    try (Connection _ = config().createConnection(url)) {
      Flyway.configure()
          .dataSource(url, null, null)
          .locations("classpath:db/migration")
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (SQLException | FlywayException e) {
      throw new StoreFailure("cannot open the store " + file + ": "
          + e.getMessage()
          + "; check that the folder is writable and that no newer version has written it", e);
    }
  }

  /// Whether the file is there.
  boolean exists() {
    return Files.isRegularFile(file);
  }

  /// A connection for the one writer; each commit is durable when it returns.
  Connection openWriter() throws SQLException {
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

  /// A connection that can only read; it sees what was committed before its first statement.
  Connection openReader() throws SQLException {
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
