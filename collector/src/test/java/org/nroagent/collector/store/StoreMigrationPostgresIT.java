package org.nroagent.collector.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

class StoreMigrationPostgresIT extends StoreMigrationContract {
  private final PostgresHost host = new PostgresHost();

  @Override
  StoreHost host() {
    return host;
  }

  @Override
  FluentConfiguration migrations() {
    StoreLocation.Postgres location = host.location();
    return Flyway.configure().dataSource(location.url(), location.user(), location.password().reveal())
        .locations(PostgresDatabase.MIGRATIONS);
  }

  @Override
  String dialect() {
    return "postgresql";
  }
}
