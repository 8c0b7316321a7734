package org.nroagent.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.nroagent.collector.pki.Authority;
import org.nroagent.collector.pki.SigningRequest;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `enrol`: certifies an agent's key under its name.
@Command(name = "enrol", mixinStandardHelpOptions = true, description = "Signs an agent's request and prints its certificate.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Enrol extends AuthorityCommand {
  @Parameters(paramLabel = "NAME", description = "The agent's name, as in its configuration and in collector.yaml.")
  private String name;

  @Option(names = "--csr", required = true, paramLabel = "FILE", description = "The request that 'nro-agent init' made.")
  private Path request;

  @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "How long the certificate is valid, at most as long as the authority (${DEFAULT-VALUE}).")
  private int days;

  Enrol(TimeSource time) {
    super(time);
  }

  @Override
  void run(Path authority, Instant now) throws IOException, GeneralSecurityException {
    print(Authority.open(authority).enrol(name, SigningRequest.read(request), now, Duration.ofDays(days)));
    err().println("'" + name + "' is certified; it may come once collector.yaml has '- name: " + name
        + "' under 'agents:'");
  }
}
