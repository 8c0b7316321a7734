package org.nroagent.collector.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Describes `run`, which is started without this package when it is written `run --config FILE`.
@Command(name = "run", description = "Runs the collector; SIGTERM stops it cleanly.", mixinStandardHelpOptions = true)
final class RunHelp implements Callable<Integer> {
  @Spec
  private @Nullable CommandSpec spec;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "collector.yaml")
  private @Nullable Path config;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli gives every command its specification");
    }
    throw new ParameterException(spec.commandLine(), "write it as: run --config " + config);
  }
}
