package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreMigrationTest extends StoreMigrationContract {
  @TempDir
  Path folder;

  @Override
  StoreHost host() {
    return new SqliteHost(folder);
  }

  @Override
  FluentConfiguration migrations() {
    return Flyway.configure().dataSource("jdbc:sqlite:" + folder.resolve("collector.db"), null, null)
        .locations(SqliteDatabase.MIGRATIONS);
  }

  @Override
  String dialect() {
    return "sqlite";
  }

  @Test
  void bothDialectsHaveTheSameVersions() throws IOException {
    assertEquals(files("sqlite"), files("postgresql"));
  }
}
