package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.SLOT;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SettableTime;

class SlotStoreTest extends SlotStoreContract {
  @TempDir
  Path folder;

  @Override
  StoreHost host() {
    return new SqliteHost(folder);
  }

  @Test
  void secondCollectorIsKeptOut() {
    StoreFailure e = assertThrows(StoreFailure.class,
        () -> SlotStore.open(folder, new SettableTime(SLOT)));
    assertTrue(e.toString().contains("another collector"), e.toString());
    assertTrue(e.toString().contains(folder.toString()), e.toString());
  }
}
