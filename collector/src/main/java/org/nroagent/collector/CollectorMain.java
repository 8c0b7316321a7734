package org.nroagent.collector;

import java.nio.file.Path;
import org.nroagent.collector.command.Commands;

/// The program `nro-collector`. `run --config FILE` is read by hand, so that the daemon does not load what only the
/// other commands need.
public final class CollectorMain {
  private static final String LOGGING = "logback.configurationFile";

  private CollectorMain() {}

  /// Exit codes: 0 done, 1 failed, 2 wrong usage or configuration.
  public static void main(String[] args) {
    // A jar that others may use brings no configuration of their logging; only the program chooses one.
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "org/nroagent/collector/logback.xml");
    }
    System.exit(isRun(args) ? Daemon.run(Path.of(args[2]), System.err) : Commands.execute(args));
  }

  private static boolean isRun(String[] args) {
    return args.length == 3 && args[0].equals("run") && args[1].equals("--config");
  }
}
