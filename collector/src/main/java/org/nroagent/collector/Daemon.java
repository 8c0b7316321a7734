package org.nroagent.collector;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.time.SystemTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon as a process: starts a collector and keeps it until the process is told to end.
final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private Daemon() {}

  /// Runs until the process is told to end.
  ///
  /// @param err where it says why it cannot start
  /// @return the exit code, if it cannot
  static int run(Path file, PrintStream err) {
    YamlReader.Loaded<CollectorConfig> loaded;
    try {
      loaded = new CollectorConfigReader(System::getenv).read(file);
    } catch (ConfigurationException e) {
      err.println(e.getMessage());
      return WRONG_USAGE;
    }
    loaded.warnings().forEach(warning -> LOG.warn("{}", warning.render()));
    try {
      return serve(Collector.start(loaded.value(), new SystemTime()));
    } catch (IOException | StoreFailure e) {
      err.println("nro-collector cannot start: " + e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /// The hook closes the collector and ends the process by itself; this thread only keeps it alive until then.
  private static int serve(Collector collector) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(collector::close));
    LOG.info("agents push to {}", collector.pushAddress());
    LOG.info("page on http://{}:{}/", collector.httpAddress().getHostString(),
        collector.httpAddress().getPort());
    new CountDownLatch(1).await();
    return FAILED;
  }
}
