package org.nroagent.agent.command;

import org.nroagent.daemon.time.SystemTime;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.jspecify.annotations.Nullable;
import org.nroagent.agent.version.Version;
import org.nroagent.daemon.command.ExitCode;

/// All commands but the daemon itself.
@Command(name = "nro-agent", mixinStandardHelpOptions = true, versionProvider = Commands.VersionProvider.class, description = "Meters interfaces beside the routers of a fibre collection network.", footer = {
    "", "The daemon: nro-agent run --config FILE"})
public final class Commands implements Runnable {
  @Spec
  private @Nullable CommandSpec spec;

  /// Runs the command that the arguments name.
  ///
  /// @return its exit code, see [ExitCode]
  public static int execute(String[] arguments) {
    return commandLine().execute(arguments);
  }

  /// Commands are added as objects: most have no constructor that the library could call by itself.
  static CommandLine commandLine() {
    return new CommandLine(new Commands())
        .addSubcommand(new CheckConfigCommand(System::getenv, new SystemTime()))
        .addSubcommand(new ProbeCommand(System::getenv))
        .addSubcommand(new PercentileCommand())
        .addSubcommand(new ImpactCommand())
        .addSubcommand(new ExportCommand())
        .addSubcommand(new ExplainCommand(System::getenv))
        .addSubcommand(new ReportCommand(System::getenv))
        .addSubcommand(new ForecastCommand(System::getenv))
        .addSubcommand(new VerifyStoreCommand())
        .addSubcommand(new InitCommand())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "which command?");
    }
  }

  static final class VersionProvider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[]{Version.current().software()};
    }
  }
}
