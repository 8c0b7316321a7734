package org.nroagent.agent.mib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RealDisk;

class EngineIdentityTest {
  @TempDir
  private Path folder = Path.of("");

  private EngineIdentity next(int seed) throws IOException {
    return EngineIdentity.next(RealDisk.createFolder(folder), new Random(seed));
  }

  private void damage(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    bytes[bytes.length - 1] ^= 1;
    Files.write(folder.resolve(name), bytes);
  }

  @Test
  void theIdStaysAndEachStartIsCounted() throws Exception {
    EngineIdentity first = next(1);
    assertEquals(1, first.boots());
    assertTrue(first.engineId().toHexString().startsWith("80:00:7e:d9:05:"), first::toString);
    assertEquals(17, first.engineId().length());
    assertEquals(new EngineIdentity(first.engineId(), 2), next(2));
    assertEquals(new EngineIdentity(first.engineId(), 3), next(3));
  }

  /// Metering goes on without a disk, and so does the server; what an earlier engine was sent is not believed.
  @Test
  void aDiskThatRefusesGivesAnEngineForThisStartAlone() throws Exception {
    EngineIdentity first = next(1);
    Files.createDirectory(folder.resolve("snmp.b"));
    EngineIdentity after = next(2);
    assertNotEquals(first.engineId(), after.engineId());
    assertEquals(1, after.boots());
    Files.delete(folder.resolve("snmp.b"));
    assertEquals(new EngineIdentity(first.engineId(), 2), next(3));
  }

  /// The damaged file may have held a start that was used.
  @Test
  void aStartIsNeverUsedTwiceWhicheverFileIsDamaged() throws Exception {
    EngineIdentity first = next(1);
    var _ = next(2);
    var _ = next(3);
    damage("snmp.a");
    EngineIdentity after = next(4);
    assertEquals(first.engineId(), after.engineId());
    assertTrue(after.boots() > 3, () -> "start " + after.boots());
  }

  @Test
  void withoutARecordOfItsStartsANewEngineBegins() throws Exception {
    EngineIdentity first = next(1);
    var _ = next(2);
    damage("snmp.a");
    damage("snmp.b");
    EngineIdentity after = next(3);
    assertNotEquals(first.engineId(), after.engineId());
    assertEquals(1, after.boots());
  }
}
