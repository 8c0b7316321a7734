package org.nroagent.endtoend.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.config.Network;

/// Without files that the daemons accept there is no demonstration.
class DemoFilesTest {
  @TempDir
  private Path folder;

  @Test
  void theDaemonsAcceptThemWithoutAWord() throws Exception {
    DemoFiles files = new DemoFiles(folder, DemoOptions.parse(List.of()),
        Instant.parse("2026-11-20T00:00:00Z"));
    var spoke = new AgentConfigReader(_ -> null).read(files.spokeAgent());
    var hubs = new AgentConfigReader(_ -> null).read(files.hubAgent());
    var collector = new CollectorConfigReader(_ -> null).read(files.collector());
    assertEquals(List.of(), spoke.warnings());
    assertEquals(List.of(), hubs.warnings());
    assertEquals(List.of(), collector.warnings());
    Network network = collector.value().network();
    assertEquals(List.of("demonstration-nro"),
        network.inventory().nros().stream().map(nro -> nro.name()).toList());
    assertEquals(3, network.gates().size());
  }
}
