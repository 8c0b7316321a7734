package org.nroagent.collector.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that reads configuration and store. The store may be in use: nothing is written.
@SuppressWarnings("NullAway.Init") // picocli sets the options before it calls
abstract class ReadingCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "collector.yaml; the inventory is looked for beside it")
  private Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "the data directory, where it is not the configured one, for example a copy")
  private @Nullable Path data;

  @Override
  public final Integer call() {
    try {
      CollectorConfig loaded = new CollectorConfigReader(System::getenv).read(config).value();
      return run(loaded,
          SlotStore.openReader(data == null ? loaded.store() : new StoreLocation.Folder(data)));
    } catch (ConfigurationException e) {
      err().println(e.getMessage());
      return ExitCode.USAGE;
    } catch (StoreFailure e) {
      err().println(e.getMessage());
      return ExitCode.FAILED;
    }
  }

  /// Does the work.
  ///
  /// @return the exit code
  abstract int run(CollectorConfig loaded, StoreReader reader);

  /// Where results go to.
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /// Where everything else goes to.
  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /// Wrong usage.
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /// A value, or wrong usage where making it fails.
  ///
  /// @param value throws [IllegalArgumentException] with the message for people
  final <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }
}
