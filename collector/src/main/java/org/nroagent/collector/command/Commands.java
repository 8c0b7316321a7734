package org.nroagent.collector.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands of `nro-collector` beside the daemon itself.
@Command(name = "nro-collector", description = "Receives, stores and aggregates what agents push.", subcommands = {
    RunHelp.class, CheckConfig.class, Export.class,
    CommandLine.HelpCommand.class}, mixinStandardHelpOptions = true, versionProvider = VersionLine.class, synopsisSubcommandLabel = "COMMAND")
public final class Commands {
  private Commands() {}

  /// Runs a command line.
  ///
  /// @return 0 done, 1 failed, 2 wrong usage or configuration
  public static int execute(String[] args) {
    return new CommandLine(new Commands()).execute(args);
  }

  /// Runs a command line that prints elsewhere.
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Commands()).setOut(out).setErr(err).execute(args);
  }
}
