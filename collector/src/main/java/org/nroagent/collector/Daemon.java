package org.nroagent.collector;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.store.StoreAway;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.daemon.net.SdNotify;
import org.nroagent.daemon.net.Signals;
import org.nroagent.daemon.time.SystemTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The daemon as a process: runs a collector until SIGTERM or SIGINT. SIGHUP reads the configuration again and, if it
/// is right, starts anew with it; agents come back by themselves and nothing is lost.
final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  /// How long to wait for a database that is away before the next attempt to start.
  private static final int PAUSE_SECONDS = 5;

  private final Path file;
  private final PrintStream err;
  private final SdNotify notify;
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(16);

  private enum Event {
    STOP, RELOAD
  }

  private Daemon(Path file, PrintStream err, SdNotify notify) {
    this.file = file;
    this.err = err;
    this.notify = notify;
  }

  /// Runs until the process is told to end.
  ///
  /// @param err where it says why it cannot start
  /// @return the exit code: 0 after a clean stop, 1 after a failure, 2 for a wrong configuration
  static int run(Path file, PrintStream err) {
    try (SdNotify notify = SdNotify.open(System::getenv)) {
      return new Daemon(file, err, notify).run();
    } catch (IOException | StoreFailure e) {
      err.println("nro-collector cannot start: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }

  private int run() throws IOException, InterruptedException {
    Optional<CollectorConfig> config = read();
    if (config.isEmpty()) {
      return ExitCode.USAGE;
    }
    Signals.on("TERM", () -> tell(Event.STOP));
    Signals.on("INT", () -> tell(Event.STOP));
    Signals.on("HUP", () -> tell(Event.RELOAD));
    while (config.isPresent()) {
      config = serve(config.get());
    }
    LOG.info("stopped");
    return ExitCode.DONE;
  }

  /// Runs a collector until it is told to stop or to start anew.
  ///
  /// @return the configuration to go on with, empty to stop
  private Optional<CollectorConfig> serve(CollectorConfig config) throws IOException, InterruptedException {
    try {
      return serveWith(config);
    } catch (StoreAway e) {
      LOG.error("{}; agents are not served until it is back, next attempt in {} s", e.getMessage(),
          PAUSE_SECONDS);
      // Else systemd gives up: starting may take long, but not for ever.
      notify.ready();
      notify.status(String.valueOf(e.getMessage()));
      return afterPause(config);
    }
  }

  /// Waits with the next attempt, but not with signals.
  private Optional<CollectorConfig> afterPause(CollectorConfig config) throws InterruptedException {
    Event event = events.poll(PAUSE_SECONDS, TimeUnit.SECONDS);
    if (event == Event.STOP) {
      return Optional.empty();
    }
    return event == null ? Optional.of(config) : read().or(() -> Optional.of(config));
  }

  private Optional<CollectorConfig> serveWith(CollectorConfig config)
      throws IOException, InterruptedException {
    try (Collector collector = Collector.start(config, new SystemTime())) {
      LOG.info("agents push to {}", collector.pushAddress());
      LOG.info("page on http://{}:{}/", collector.httpAddress().getHostString(),
          collector.httpAddress().getPort());
      notify.ready();
      notify.status("agents push to " + collector.pushAddress());
      Optional<CollectorConfig> next = next();
      if (next.isEmpty()) {
        // Not for a reload: systemd kills a service that says so and does not end.
        notify.stopping();
      }
      return next;
    }
  }

  /// Waits for a right configuration to go on with, or for the end: then it is empty.
  private Optional<CollectorConfig> next() throws InterruptedException {
    while (events.take() == Event.RELOAD) {
      Optional<CollectorConfig> next = read();
      if (next.isPresent()) {
        return next;
      }
      LOG.warn("the former configuration stays in force");
    }
    return Optional.empty();
  }

  private Optional<CollectorConfig> read() {
    try {
      Loaded<CollectorConfig> loaded = new CollectorConfigReader(System::getenv).read(file);
      loaded.warnings().forEach(warning -> LOG.warn("{}", warning.render()));
      return Optional.of(loaded.value());
    } catch (ConfigurationException e) {
      err.println(e.getMessage());
      return Optional.empty();
    }
  }

  /// More signals than the queue holds say nothing new.
  private void tell(Event event) {
    if (!events.offer(event)) {
      LOG.warn("too many signals; one is ignored");
    }
  }
}
