package org.nroagent.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nroagent.collector.pki.Authority;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `certify`: makes the collector's own key and certificate.
@Command(name = "certify", mixinStandardHelpOptions = true, description = "Makes a collector's key and prints its certificate for the names by which agents dial it.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Certify extends AuthorityCommand {
  @Parameters(arity = "1..*", paramLabel = "HOST", description = "Names and addresses by which agents dial the collector.")
  private List<String> hosts;

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "Where the new key goes; an existing file is never overwritten.")
  private Path key;

  @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "How long the certificate is valid, at most as long as the authority (${DEFAULT-VALUE}).")
  private int days;

  Certify(TimeSource time) {
    super(time);
  }

  @Override
  void run(Path authority, Instant now) throws IOException, GeneralSecurityException {
    print(Authority.open(authority).certifyCollector(hosts, key, now, Duration.ofDays(days)));
  }
}
