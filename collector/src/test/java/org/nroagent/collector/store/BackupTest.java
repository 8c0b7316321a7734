package org.nroagent.collector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;

/// As `sqlite3 collector.db "VACUUM INTO 'FILE'"` does it, beside the running collector.
class BackupTest extends BackupContract {
  @TempDir
  Path folder;

  @Override
  StoreHost host() {
    return new SqliteHost(folder.resolve("store"));
  }

  @Override
  void backUp() {
    try (
        Connection connection = DriverManager
            .getConnection("jdbc:sqlite:" + folder.resolve("store/collector.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + folder.resolve("backup.db") + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Into an empty folder: a write-ahead log beside the file would belong to another one.
  @Override
  Database restore() {
    try {
      Path restored = Files.createDirectory(folder.resolve("restored"));
      Files.copy(folder.resolve("backup.db"), restored.resolve("collector.db"));
      return new SqliteDatabase(restored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
