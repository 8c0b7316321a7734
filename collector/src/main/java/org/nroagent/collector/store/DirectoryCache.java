package org.nroagent.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nroagent.model.record.ColumnDirectory;

/// Parsed directories by their number, the least recently used dropped. Safe for any thread.
final class DirectoryCache {
  private final Map<Long, ColumnDirectory> directories;

  DirectoryCache(int capacity) {
    this.directories = new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, ColumnDirectory> eldest) {
        return size() > capacity;
      }
    };
  }

  /// The directory with this number.
  ///
  /// @throws SQLException if the database has none, or cannot be read
  ColumnDirectory get(Connection connection, long directoryId) throws SQLException {
    synchronized (directories) {
      ColumnDirectory known = directories.get(directoryId);
      if (known != null) {
        return known;
      }
    }
    ColumnDirectory loaded = load(connection, directoryId);
    synchronized (directories) {
      directories.put(directoryId, loaded);
    }
    return loaded;
  }

  private static ColumnDirectory load(Connection connection, long directoryId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT body FROM directory WHERE id = ?")) {
      select.setLong(1, directoryId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the store lacks directory " + directoryId);
        }
        return AnnouncedDirectory.read(row.getString(1));
      }
    }
  }
}
