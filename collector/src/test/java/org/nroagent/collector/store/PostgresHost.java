package org.nroagent.collector.store;

import java.util.ArrayList;
import java.util.List;

/// A store in a database of its own on the tests' PostgreSQL server.
final class PostgresHost implements StoreHost {
  private final PostgresServer server;
  private final List<StoreLocation.Postgres> databases = new ArrayList<>();

  PostgresHost() {
    this(PostgresServer.shared());
  }

  PostgresHost(PostgresServer server) {
    this.server = server;
    databases.add(server.createDatabase());
  }

  StoreLocation.Postgres location() {
    return databases.getFirst();
  }

  @Override
  public Database database() {
    return new PostgresDatabase(location());
  }

  @Override
  public Database another() {
    databases.add(server.createDatabase());
    return new PostgresDatabase(databases.getLast());
  }

  @Override
  public Database afterCrash() {
    server.crash();
    server.start();
    return database();
  }

  @Override
  public void close() {
    databases.forEach(server::dropDatabase);
  }
}
