package org.nroagent.agent;

import java.io.PrintStream;
import java.nio.file.Path;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.config.HeapNeed;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;

/// `heap-need`: for the launcher, which asks before `run` how much heap the configuration needs. Not for people:
/// `check-config` tells them. It takes what `run` takes, and says nothing of a configuration that is wrong, because
/// `run` says it.
final class HeapNeedCommand {
  /// How the launcher calls it.
  static final String NAME = "heap-need";

  private HeapNeedCommand() {}

  /// Prints the need in units of 2^20 bytes, for `-Xmx`.
  ///
  /// @param arguments those after `heap-need`
  /// @return 0, or 2 and no output for wrong usage or configuration
  static int execute(String[] arguments, PrintStream out) {
    if (arguments.length != 2 || !arguments[0].equals("--config")) {
      return ExitCode.USAGE;
    }
    try {
      out.println(
          HeapNeed.of(AgentConfigReader.withoutProfiles(System::getenv).read(Path.of(arguments[1])).value())
              .mebibytes());
      return ExitCode.DONE;
    } catch (ConfigurationException _) {
      return ExitCode.USAGE;
    }
  }
}
