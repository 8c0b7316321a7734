package org.nroagent.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that makes or uses the collector's own certification authority.
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
abstract class AuthorityCommand implements Callable<Integer> {
  private final TimeSource time;

  @Spec
  private CommandSpec spec;

  @Option(names = "--ca", paramLabel = "DIR", defaultValue = "/etc/nro-collector/ca", description = "The authority's folder (${DEFAULT-VALUE}).")
  private Path folder;

  /// @param time from when on certificates are valid
  AuthorityCommand(TimeSource time) {
    this.time = time;
  }

  @Override
  public final Integer call() {
    try {
      run(folder, time.wall());
      return ExitCode.DONE;
    } catch (IOException | GeneralSecurityException e) {
      err().println(e.getMessage());
      return ExitCode.FAILED;
    }
  }

  /// Does the work.
  ///
  /// @param authority the authority's folder
  abstract void run(Path authority, Instant now) throws IOException, GeneralSecurityException;

  /// Prints a certificate.
  final void print(String certificate) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(certificate);
    out.flush();
  }

  /// Where everything else goes to.
  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
