package org.nroagent.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.nroagent.agent.version.Version;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.config.DiskNeed;
import org.nroagent.agent.config.HeapNeed;
import org.nroagent.agent.config.NotificationPort;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.daemon.net.PassedSockets;
import org.nroagent.daemon.net.SdNotify;
import org.nroagent.daemon.net.Signals;
import org.nroagent.daemon.net.UdpPort;
import org.nroagent.daemon.time.SystemTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `run`: the daemon until SIGTERM or SIGINT; SIGHUP reads the configuration again and, if it is right, goes on with
/// it. The counters' bases are kept over that, so no slot is lost.
final class RunCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
  private static final String USAGE = "usage: nro-agent run --config FILE";

  private final Path file;
  private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(16);
  private final SdNotify notify;
  private final Optional<UdpPort> passedPort;

  private enum Event {
    STOP, RELOAD, FATAL
  }

  private RunCommand(Path file, SdNotify notify, Optional<UdpPort> passedPort) {
    this.file = file;
    this.notify = notify;
    this.passedPort = passedPort;
  }

  /// Runs the daemon.
  ///
  /// @param arguments those after `run`
  /// @return 0 after a clean stop, 1 after a failure, 2 for wrong usage or configuration
  static int execute(String[] arguments) {
    if (arguments.length != 2 || !arguments[0].equals("--config")) {
      System.err.println(USAGE);
      return ExitCode.USAGE;
    }
    return run(Path.of(arguments[1]));
  }

  private static int run(Path file) {
    try (SdNotify notify = SdNotify.open(System::getenv)) {
      Optional<UdpPort> passed = passedPort();
      try {
        return new RunCommand(file, notify, passed).run();
      } finally {
        passed.ifPresent(UdpPort::close);
      }
    }
  }

  /// Taken over once for all configurations: whatever comes while one is changed for another waits.
  private static Optional<UdpPort> passedPort() {
    PassedSockets passed = PassedSockets.of(System::getenv, ProcessHandle.current().pid());
    if (passed.count() > 1) {
      LOG.warn("systemd passes {} sockets; none is used, as there should be one, for notifications",
          passed.count());
    }
    if (passed.only().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(UdpPort.takeOver("notifications", passed.only().getAsInt()));
    } catch (IOException e) {
      LOG.warn("The socket that systemd passes cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private int run() {
    Optional<AgentConfig> config = read();
    if (config.isEmpty()) {
      return ExitCode.USAGE;
    }
    Signals.on("TERM", () -> events.offer(Event.STOP));
    Signals.on("INT", () -> events.offer(Event.STOP));
    Signals.on("HUP", () -> events.offer(Event.RELOAD));
    try {
      return serve(config.get());
    } catch (IOException e) {
      LOG.error("The agent cannot run: {}", e.getMessage());
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    }
  }

  private int serve(AgentConfig first) throws IOException, InterruptedException {
    AgentConfig config = first;
    Optional<AgentConfig> before = Optional.empty();
    while (true) {
      Event event;
      Optional<AgentConfig> next = Optional.empty();
      try (Agent agent = start(config, before)) {
        LOG.info("{} polls {} devices; status page on http://{}:{}/", config.name(), config.devices().size(),
            agent.httpAddress().getHostString(), agent.httpAddress().getPort());
        notify.ready();
        do {
          event = events.take();
          next = event == Event.RELOAD ? read() : Optional.empty();
        } while (event == Event.RELOAD && next.isEmpty());
        if (event != Event.RELOAD) {
          // Not for a reload: systemd kills a service that says so and does not end.
          notify.stopping();
        }
      }
      switch (event) {
        case RELOAD -> {
          before = Optional.of(config);
          config = next.orElseThrow();
        }
        case STOP -> {
          LOG.info("Stopped");
          return ExitCode.DONE;
        }
        case FATAL -> {
          return ExitCode.FAILED;
        }
      }
    }
  }

  /// Starts with the configuration, or, where one was reloaded that cannot start, with the one before it.
  private Agent start(AgentConfig config, Optional<AgentConfig> before) throws IOException {
    requireWatchdogPatience(config);
    if (passedPort.isPresent()
        && !config.notifications().equals(Optional.of(new NotificationPort.Passed()))) {
      LOG.warn(
          "systemd passes a socket for notifications, but nothing is configured to read it; set notifications:"
              + " listen: systemd, or disable nro-agent-notifications.socket");
    }
    try {
      requireRoom(config, before.isPresent());
      return Agent.start(config, environment(config));
    } catch (IOException e) {
      if (before.isEmpty()) {
        throw e;
      }
      LOG.error("The new configuration cannot start, the one before goes on: {}", e.getMessage());
      return Agent.start(before.get(), environment(before.get()));
    }
  }

  /// Says what the configuration needs of heap and disk. The heap cannot grow beyond what the start set, so a reload
  /// with too many interfaces is refused.
  private static void requireRoom(AgentConfig config, boolean reload) throws IOException {
    HeapNeed heap = HeapNeed.of(config);
    DiskNeed disk = DiskNeed.of(config);
    long most = Runtime.getRuntime().maxMemory();
    LOG.info("{} series need up to {} MB of heap, of which this process may take {}, and {} bytes on disk, of"
        + " which {} are there and {} free", heap.series(), heap.mebibytes(), most >> 20, disk.bytes(),
        disk.presentBytes(), disk.usableBytes());
    if (!heap.fits(most)) {
      String problem = heap.series() + " series need " + heap.mebibytes()
          + " MB of heap, this process may take "
          + (most >> 20) + "; restart it, and leave -Xmx out of " + HeapNeed.JAVA_OPTIONS;
      if (reload) {
        throw new IOException(problem);
      }
      LOG.warn("{}", problem);
    }
    disk.problem().ifPresent(problem -> LOG.warn("{}", problem));
  }

  /// The watchdog is fed once a round; it must be able to wait for two.
  private void requireWatchdogPatience(AgentConfig config) throws IOException {
    Duration needed = config.grid().length().multipliedBy(2);
    Optional<Duration> patience = notify.watchdogInterval();
    if (patience.isPresent() && patience.get().compareTo(needed) < 0) {
      throw new IOException("WatchdogSec of the unit is " + patience.get().toSeconds() + " s, but slots are "
          + config.grid().seconds() + " s long; set it to at least " + needed.toSeconds() + " s");
    }
  }

  private Optional<AgentConfig> read() {
    try {
      Loaded<AgentConfig> loaded = new AgentConfigReader(System::getenv).read(file);
      loaded.warnings().forEach(warning -> LOG.warn("{}", warning.render()));
      loaded.value().services().inventory().problems()
          .forEach(
              problem -> LOG.warn("Inventory, of which only whole files are used: {}", problem.render()));
      return Optional.of(loaded.value());
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      return Optional.empty();
    }
  }

  private AgentEnvironment environment(AgentConfig config) {
    SystemTime time = new SystemTime();
    Version version = Version.current();
    return new AgentEnvironment(time, version.built(),
        new DeviceSources(config.profiles(), time),
        new SecureRandom(), version.software(), _ -> notify.watchdog(), passedPort, this::fatal);
  }

  private void fatal(Thread thread, Throwable error) {
    LOG.error("Thread {} ended by an error of the program; the agent stops", thread.getName(), error);
    if (!events.offer(Event.FATAL)) {
      Runtime.getRuntime().halt(ExitCode.FAILED);
    }
  }
}
