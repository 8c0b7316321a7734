package org.nroagent.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.nroagent.collector.pki.Authority;
import org.nroagent.collector.pki.SigningRequest;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `enrol`: certifies an agent's key under its name.
@Command(name = "enrol", mixinStandardHelpOptions = true, description = "Signs an agent's request and prints its certificate.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Enrol implements Callable<Integer> {
  private final TimeSource time;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The agent's name, as in its configuration and in collector.yaml.")
  private String name;

  @Option(names = "--csr", required = true, paramLabel = "FILE", description = "The request that 'nro-agent init' made.")
  private Path request;

  @Option(names = "--ca", paramLabel = "DIR", defaultValue = AuthorityFolder.DEFAULT, description = "The authority's folder (${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "How long the certificate is valid, at most as long as the authority (${DEFAULT-VALUE}).")
  private int days;

  Enrol(TimeSource time) {
    this.time = time;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      String certificate = Authority.open(folder).enrol(name, SigningRequest.read(request), time.wall(),
          Duration.ofDays(days));
      spec.commandLine().getOut().print(certificate);
      spec.commandLine().getOut().flush();
      err.println("'" + name + "' is certified; it may come once collector.yaml has '- name: " + name
          + "' under 'agents:'");
      return ExitCode.DONE;
    } catch (IOException | GeneralSecurityException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
