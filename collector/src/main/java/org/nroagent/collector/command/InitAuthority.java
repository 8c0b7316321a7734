package org.nroagent.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.nroagent.collector.pki.Authority;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `init-ca`: makes the collector's own certification authority, once.
@Command(name = "init-ca", mixinStandardHelpOptions = true, description = "Makes the authority that signs agents' and collectors' certificates; once, an existing one is never overwritten.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class InitAuthority extends AuthorityCommand {
  @Option(names = "--name", paramLabel = "NAME", defaultValue = "nro-collector-ca", description = "Its common name (${DEFAULT-VALUE}).")
  private String name;

  @Option(names = "--days", paramLabel = "N", defaultValue = "3650", description = "How long it is valid (${DEFAULT-VALUE}).")
  private int days;

  InitAuthority(TimeSource time) {
    super(time);
  }

  @Override
  void run(Path authority, Instant now) throws IOException, GeneralSecurityException {
    Authority made = Authority.create(authority, name, now, Duration.ofDays(days));
    err().println("authority until " + made.expires() + "; trust: " + made.certificateFile() + ", revoked: "
        + made.list());
  }
}
