package org.nroagent.collector.store;

import java.nio.file.Path;
import org.nroagent.daemon.config.Secret;

/// Where a store is.
public sealed interface StoreLocation {
  /// A folder with an SQLite file, for one collector alone.
  record Folder(Path path) implements StoreLocation {}

  /// A PostgreSQL database, which several collectors may share.
  ///
  /// @param url as the JDBC driver takes it, `jdbc:postgresql://HOST/DATABASE?OPTIONS`, without user and password
  /// @param user as whom to log in
  /// @param password empty where the server asks for none
  record Postgres(String url, String user, Secret password) implements StoreLocation {}
}
