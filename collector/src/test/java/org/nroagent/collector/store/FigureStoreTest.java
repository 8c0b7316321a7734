package org.nroagent.collector.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FigureStoreTest extends FigureStoreContract {
  @TempDir
  Path folder;

  @Override
  StoreHost host() {
    return new SqliteHost(folder);
  }
}
