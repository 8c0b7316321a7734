package org.nroagent.collector.store;

import java.nio.file.Path;

/// A store in a folder.
record SqliteHost(Path folder) implements StoreHost {
  @Override
  public Database database() {
    return new SqliteDatabase(folder);
  }

  @Override
  public Database another() {
    return new SqliteDatabase(folder.resolveSibling(folder.getFileName() + "-another"));
  }

  @Override
  public Database afterCrash() {
    return new SqliteDatabase(CrashCopy.of(folder));
  }

  @Override
  public void close() {
    // The folder is the test's.
  }
}
