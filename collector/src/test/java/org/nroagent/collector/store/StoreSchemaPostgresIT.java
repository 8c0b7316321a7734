package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialects' migrations beside each other.
class StoreSchemaPostgresIT {
  private static final Set<String> OF_THE_TOOL = Set.of("flyway_schema_history");

  @TempDir
  Path folder;

  @Test
  void bothDatabasesHaveTheSameTablesAndColumns() throws SQLException {
    try (PostgresHost postgres = new PostgresHost()) {
      SortedMap<String, SortedSet<String>> tables = tables(new SqliteDatabase(folder));
      assertFalse(tables.isEmpty());
      assertEquals(tables, tables(postgres.database()));
    }
  }

  /// Columns by table; partitions are no tables of their own.
  private static SortedMap<String, SortedSet<String>> tables(Database database) throws SQLException {
    database.prepare();
    try (database; Connection connection = database.openReader()) {
      SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
      DatabaseMetaData metaData = connection.getMetaData();
      String schema = connection.getSchema();
      try (ResultSet column = metaData.getColumns(null, schema, "%", "%")) {
        while (column.next()) {
          tables.computeIfAbsent(column.getString("TABLE_NAME"), _ -> new TreeSet<>())
              .add(column.getString("COLUMN_NAME"));
        }
      }
      tables.keySet().removeIf(table -> table.startsWith("record_") || table.startsWith("sqlite_")
          || OF_THE_TOOL.contains(table));
      return tables;
    }
  }
}
