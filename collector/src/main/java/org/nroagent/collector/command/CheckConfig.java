package org.nroagent.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.tls.TlsContexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `check-config`: all that is wrong in a configuration.
@Command(name = "check-config", mixinStandardHelpOptions = true, description = "Lists everything that is wrong in a configuration; exit 0 or 2.")
final class CheckConfig implements Callable<Integer> {
  private static final int UNUSABLE = 2;

  @Spec
  private @Nullable CommandSpec spec;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "collector.yaml")
  private @Nullable Path config;

  @Override
  public Integer call() {
    if (spec == null || config == null) {
      throw new IllegalStateException("picocli sets required options");
    }
    try {
      var loaded = new CollectorConfigReader(System::getenv).read(config);
      loaded.warnings().forEach(warning -> spec.commandLine().getErr().println(warning.render()));
      if (loaded.value().tls().isPresent()) {
        // Loads the certificates as the daemon would.
        var _ = TlsContexts.server(loaded.value().tls().get());
      }
      spec.commandLine().getOut().println(config + ": no errors");
      spec.commandLine().getOut()
          .println("incidents are judged by " + loaded.value().notifier().regulation().id());
      loaded.value().terms().regulations().words().forEach(spec.commandLine().getOut()::println);
      return 0;
    } catch (ConfigurationException | IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return UNUSABLE;
    }
  }
}
