package org.nroagent.collector;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.nroagent.collector.store.PostgresServer;
import org.nroagent.collector.store.StoreLocation;

/// Pages and API ask PostgreSQL the same.
class CollectorPostgresIT extends CollectorTest {
  private final PostgresServer server = PostgresServer.shared();
  private final StoreLocation.Postgres database = server.createDatabase();

  @Override
  Optional<StoreLocation.Postgres> postgres() {
    return Optional.of(database);
  }

  @AfterEach
  @Override
  void stop() {
    super.stop();
    server.dropDatabase(database);
  }
}
