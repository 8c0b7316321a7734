package org.nroagent.agent.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that prints what follows from an agent's data folder. Works beside a running agent: nothing is written.
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
abstract class DataCommand implements Callable<Integer> {
  private final Function<String, @Nullable String> environment;

  @Spec
  private CommandSpec spec;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The agent's data directory.")
  private Path data;

  /// @param environment the environment variables, `System::getenv` outside tests
  DataCommand(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (ConfigurationException e) {
      return failed(e.getMessage(), ExitCode.USAGE);
    } catch (NotDirectoryException _) {
      return failed(data + ": no such directory", ExitCode.FAILED);
    } catch (IOException e) {
      return failed(data + ": cannot be read: " + e.getMessage(), ExitCode.FAILED);
    }
  }

  /// Does the work.
  ///
  /// @return the exit code
  /// @throws IOException if the data folder cannot be read
  abstract int run() throws IOException, ConfigurationException;

  /// The data folder.
  final Path data() {
    return data;
  }

  /// For what is wrong with arguments.
  final CommandSpec spec() {
    return spec;
  }

  /// Reads a configuration, without the device profiles that only polls need.
  final AgentConfig configuration(Path file) throws ConfigurationException {
    return AgentConfigReader.withoutProfiles(environment).read(file).value();
  }

  /// Prints the result.
  final int done(String result) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(result);
    out.flush();
    return ExitCode.DONE;
  }

  /// Says that there is no result, and why.
  ///
  /// @param why continues the name of the data folder and a colon
  final int nothing(String why) {
    return failed(data + ": " + why, ExitCode.FAILED);
  }

  private int failed(@Nullable String message, int exitCode) {
    spec.commandLine().getErr().println(message);
    return exitCode;
  }
}
