package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.model.SlotGrid;

class DiskNeedTest {
  @TempDir
  Path folder;

  private DiskNeed need(Path dataDirectory, int retentionDays) throws Exception {
    return DiskNeed
        .of(new AgentConfig("agent", ZoneId.of("UTC"), 95, SlotGrid.FIVE_MINUTES, dataDirectory,
            retentionDays,
            Duration.ofSeconds(60), ListenAddress.loopback(0), null, null, List.of(), List.of(),
            Optional.empty(),
            Profiles.shipped(), Optional.empty()));
  }

  @Test
  void countsRingFilesThatAreThereAlready() throws Exception {
    Files.write(folder.resolve("slots-0000000001.ring"), new byte[5000]);
    Files.write(folder.resolve("state.a"), new byte[100]);
    Files.write(folder.resolve("figures-2026-10.month"), new byte[300]);
    assertEquals(5300, need(folder, 70).presentBytes());
  }

  @Test
  void asksTheNearestFolderThatExists() throws Exception {
    DiskNeed need = need(folder.resolve("not/yet"), 70);
    assertEquals(folder, need.folder());
    assertEquals(0, need.presentBytes());
    assertTrue(need.usableBytes() > 0);
  }

  @Test
  void growsWithTheDaysKept() throws Exception {
    assertTrue(need(folder, 70).ringBytes() > need(folder, 62).ringBytes());
  }

  @Test
  void saysHowMuchIsMissing() {
    assertEquals(Optional.empty(), new DiskNeed(folder, 800, 100, 100, 400, 600).problem());
    DiskNeed tooSmall = new DiskNeed(folder, 800, 100, 100, 400, 500);
    assertEquals(100, tooSmall.missingBytes());
    assertEquals("dataDirectory: the store needs 1000 bytes and has 400, but only 500 are free at " + folder
        + "; free 100 bytes, choose another folder or lower retentionDays", tooSmall.problem().orElseThrow());
  }
}
