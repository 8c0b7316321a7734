package org.nroagent.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.nroagent.collector.pki.Authority;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.model.time.TimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `init-ca`: makes the collector's own certification authority, once.
@Command(name = "init-ca", mixinStandardHelpOptions = true, description = "Makes the authority that signs agents' and collectors' certificates; once, an existing one is never overwritten.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class InitAuthority implements Callable<Integer> {
  private final TimeSource time;

  @Spec
  private CommandSpec spec;

  @Option(names = "--ca", paramLabel = "DIR", defaultValue = AuthorityFolder.DEFAULT, description = "The authority's folder (${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--name", paramLabel = "NAME", defaultValue = "nro-collector-ca", description = "Its common name (${DEFAULT-VALUE}).")
  private String name;

  @Option(names = "--days", paramLabel = "N", defaultValue = "3650", description = "How long it is valid (${DEFAULT-VALUE}).")
  private int days;

  InitAuthority(TimeSource time) {
    this.time = time;
  }

  @Override
  public Integer call() {
    try {
      Authority authority = Authority.create(folder, name, time.wall(), Duration.ofDays(days));
      spec.commandLine().getErr().println("authority until " + authority.expires() + "; trust: "
          + authority.certificateFile() + ", revoked: " + authority.list());
      return ExitCode.DONE;
    } catch (IOException | GeneralSecurityException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
