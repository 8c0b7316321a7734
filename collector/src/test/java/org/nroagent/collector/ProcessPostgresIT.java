package org.nroagent.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.store.PostgresServer;
import org.nroagent.collector.store.StoreLocation;

/// The daemon and a server that is not there yet.
class ProcessPostgresIT {
  @TempDir
  Path folder;

  @Test
  void aCollectorThatStartsBeforeTheServerWaitsForIt() throws Exception {
    try (PostgresServer server = PostgresServer.create()) {
      Path config = config(server.createDatabase());
      server.stop();
      try (CollectorProcess collector = new CollectorProcess(config)) {
        collector.expect("cannot be reached");
        server.start();
        collector.expect("page on");
        assertEquals(0, collector.stop());
      }
    }
  }

  @Test
  void aCollectorThatWaitsForTheServerStopsWhenItIsTold() throws Exception {
    try (PostgresServer server = PostgresServer.create()) {
      Path config = config(server.createDatabase());
      server.stop();
      try (CollectorProcess collector = new CollectorProcess(config)) {
        collector.expect("cannot be reached");
        assertEquals(0, collector.stop());
      }
      server.start();
    }
  }

  private Path config(StoreLocation.Postgres database) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), database.password().reveal());
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    return Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        plain: true
        http: {listen: 127.0.0.1:0}
        agents: [{name: a1}]
        postgresql: {url: "%s", user: %s, passwordFile: password}
        """.formatted(database.url(), database.user()));
  }
}
