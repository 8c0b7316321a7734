package org.nroagent.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import org.nroagent.collector.pki.Authority;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `revoke`: puts an agent's certificates on the list that the collector reads.
@Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes every certificate that was issued under a name; running collectors refuse them within a minute.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Revoke implements Callable<Integer> {
  private final TimeSource time;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The agent's name; 'collector' for the collectors' certificates.")
  private String name;

  @Option(names = "--ca", paramLabel = "DIR", defaultValue = AuthorityFolder.DEFAULT, description = "The authority's folder (${DEFAULT-VALUE}).")
  private Path folder;

  Revoke(TimeSource time) {
    this.time = time;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      Authority authority = Authority.open(folder);
      List<BigInteger> serials = authority.revoke(name, time.wall());
      err.println(serials.isEmpty()
          ? "every certificate of '" + name + "' was revoked or had expired before"
          : serials.size() + " certificates of '" + name + "' are revoked in " + authority.list());
      return ExitCode.DONE;
    } catch (IOException | GeneralSecurityException e) {
      err.println(e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
