package org.nroagent.agent;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.command.ExitCode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

class RehearseCommandTest {
  @Test
  void aDaemonRunsShowsItsPagesAndEnds() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = RehearseCommand.execute(new PrintStream(err, true, UTF_8));
    assertEquals(ExitCode.DONE + " ", exit + " " + err.toString(UTF_8));
  }
}
