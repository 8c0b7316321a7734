package org.nroagent.collector.command;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.nroagent.collector.pki.Authority;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `revoke`: puts an agent's certificates on the list that the collector reads.
@Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes every certificate that was issued under a name; running collectors refuse them within a minute.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Revoke extends AuthorityCommand {
  @Parameters(paramLabel = "NAME", description = "The agent's name; 'collector' for the collectors' certificates.")
  private String name;

  Revoke(TimeSource time) {
    super(time);
  }

  @Override
  void run(Path authority, Instant now) throws IOException, GeneralSecurityException {
    Authority opened = Authority.open(authority);
    List<BigInteger> serials = opened.revoke(name, now);
    err().println(serials.isEmpty()
        ? "every certificate of '" + name + "' was revoked or had expired before"
        : serials.size() + " certificates of '" + name + "' are revoked in " + opened.list());
  }
}
