package org.nroagent.collector.command;

import java.io.PrintWriter;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands of `nro-collector` beside the daemon itself.
@Command(name = "nro-collector", description = "Receives, stores and aggregates what agents push.", subcommands = {
    RunHelp.class, CheckConfig.class,
    CommandLine.HelpCommand.class}, mixinStandardHelpOptions = true, versionProvider = VersionLine.class, synopsisSubcommandLabel = "COMMAND")
public final class Commands {
  private Commands() {}

  /// Runs a command line.
  ///
  /// @return 0 done, 1 failed, 2 wrong usage or configuration
  public static int execute(String[] args) {
    return commandLine(new SystemTime()).execute(args);
  }

  /// Runs a command line that prints elsewhere.
  ///
  /// @param time says what is over
  static int execute(PrintWriter out, PrintWriter err, TimeSource time, String... args) {
    return commandLine(time).setOut(out).setErr(err).execute(args);
  }

  private static CommandLine commandLine(TimeSource time) {
    return new CommandLine(new Commands()).addSubcommand(new Export(time))
        .addSubcommand(new BillCommand(time)).addSubcommand(new FiguresCommand(time))
        .addSubcommand(new AvailabilityCommand(time)).addSubcommand(new ReferenceSpeedCommand(time))
        .addSubcommand(new NotificationsCommand(time))
        .addSubcommand(new InitAuthority(time))
        .addSubcommand(new Certify(time))
        .addSubcommand(new Enrol(time))
        .addSubcommand(new Revoke(time));
  }
}
