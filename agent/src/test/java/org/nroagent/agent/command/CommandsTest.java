package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.daemon.command.ExitCode;

class CommandsTest {
  @Test
  void offersEveryCommandButTheDaemon() {
    assertEquals(
        Set.of("check-config", "probe", "percentile", "impact", "export", "explain", "report", "forecast",
            "verify-store", "init"),
        Commands.commandLine().getSubcommands().keySet());
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertEquals(ExitCode.USAGE, Commands.execute(new String[]{"no-such-command"}));
  }
}
