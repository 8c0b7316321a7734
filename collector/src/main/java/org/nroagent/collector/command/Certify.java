package org.nroagent.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
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

/// `certify`: makes the collector's own key and certificate.
@Command(name = "certify", mixinStandardHelpOptions = true, description = "Makes a collector's key and prints its certificate for the names by which agents dial it.")
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
final class Certify implements Callable<Integer> {
  private final TimeSource time;

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "HOST", description = "Names and addresses by which agents dial the collector.")
  private List<String> hosts;

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "Where the new key goes; an existing file is never overwritten.")
  private Path key;

  @Option(names = "--ca", paramLabel = "DIR", defaultValue = AuthorityFolder.DEFAULT, description = "The authority's folder (${DEFAULT-VALUE}).")
  private Path folder;

  @Option(names = "--days", paramLabel = "N", defaultValue = "365", description = "How long the certificate is valid, at most as long as the authority (${DEFAULT-VALUE}).")
  private int days;

  Certify(TimeSource time) {
    this.time = time;
  }

  @Override
  public Integer call() {
    try {
      spec.commandLine().getOut().print(
          Authority.open(folder).certifyCollector(hosts, key, time.wall(), Duration.ofDays(days)));
      spec.commandLine().getOut().flush();
      return ExitCode.DONE;
    } catch (IOException | GeneralSecurityException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
