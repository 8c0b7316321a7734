package org.nroagent.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapNeedCommandTest {
  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int execute(String... arguments) {
    return HeapNeedCommand.execute(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @Test
  void printsANumberForTheLauncher() throws IOException {
    Path secret = Files.writeString(folder.resolve("public"), "public");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path file = Files.writeString(folder.resolve("agent.yaml"), """
        name: hub1-agent
        devices:
          - name: hub1
            snmp: {address: 192.0.2.1, version: 2c, communityFile: public}
            meter: [{ifName: lag-1, ifIn: IN}]
        """);
    assertEquals(0, execute("--config", file.toString()));
    assertEquals("24\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void saysNothingOfWhatRunWillSay() throws IOException {
    Path wrong = Files.writeString(folder.resolve("agent.yaml"), "nam: hub1-agent\n");
    assertEquals(2, execute("--config", wrong.toString()));
    assertEquals(2, execute("--config", folder.resolve("absent.yaml").toString()));
    assertEquals(2, execute());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }
}
