package org.nroagent.collector.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.postgres.PostgresCluster;

/// A real PostgreSQL server and the places of stores on it.
public final class PostgresServer implements AutoCloseable {
  private static @Nullable PostgresServer shared;

  private final PostgresCluster cluster = PostgresCluster.create();

  private PostgresServer() {}

  /// The server of this process; it ends with the process.
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      PostgresServer started = create();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::close));
      shared = started;
    }
    return shared;
  }

  /// A server of one's own.
  public static PostgresServer create() {
    return new PostgresServer();
  }

  /// Starts it; it answers when this returns.
  public void start() {
    cluster.start();
  }

  /// Stops it as an administrator does: connections are cut.
  public void stop() {
    cluster.stop();
  }

  /// Stops it without any cleaning up, so that it recovers from its log when it starts.
  public void crash() {
    cluster.crash();
  }

  /// An empty database.
  public StoreLocation.Postgres createDatabase() {
    return new StoreLocation.Postgres(cluster.createDatabase(), PostgresCluster.USER,
        new Secret(PostgresCluster.PASSWORD));
  }

  /// Creates a database that was dropped anew, empty.
  void createDatabase(StoreLocation.Postgres location) {
    cluster.createDatabase(location.url());
  }

  public void dropDatabase(StoreLocation.Postgres location) {
    cluster.dropDatabase(location.url());
  }

  /// Runs one of PostgreSQL's tools on a database, as `pg_dump`.
  void runTool(String tool, StoreLocation.Postgres location, String... arguments) {
    cluster.runTool(tool, location.url(), arguments);
  }

  /// A folder that the server's user can write.
  Path folder() {
    return cluster.folder();
  }

  int port() {
    return cluster.port();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
