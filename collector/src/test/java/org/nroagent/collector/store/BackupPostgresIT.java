package org.nroagent.collector.store;

/// As pg_dump and pg_restore do it, while the collector runs.
class BackupPostgresIT extends BackupContract {
  private final PostgresServer server = PostgresServer.shared();
  private final PostgresHost host = new PostgresHost(server);
  private final String file = server.folder().resolve("backup.dump").toString();

  @Override
  StoreHost host() {
    return host;
  }

  @Override
  void backUp() {
    server.runTool("pg_dump", host.location(), "--format", "custom", "--file", file);
  }

  @Override
  Database restore() {
    server.dropDatabase(host.location());
    server.createDatabase(host.location());
    server.runTool("pg_restore", host.location(), "--exit-on-error", file);
    return host.database();
  }
}
