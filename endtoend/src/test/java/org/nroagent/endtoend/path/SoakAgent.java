package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.tls.TlsFiles;

/// A process of its own with the rings and the push client of an agent, which writes slots and events as fast as a disk
/// lets it, until it is killed.
final class SoakAgent {
  static final Duration DEAD = Duration.ofMillis(700);
  private static final long LONGEST_PAUSE_MICROS = 20_000;

  private SoakAgent() {}

  /// Runs until it is killed.
  ///
  /// @param arguments folder of the rings, `AMPLE` or `SMALL`, port to push to, seed, and where TLS is spoken the files of
  ///     certificate, key and trust
  public static void main(String[] arguments) throws IOException {
    Random random = new Random(Long.parseLong(arguments[3]));
    boolean small = arguments[1].equals("SMALL");
    TlsFiles tls = arguments.length > 4
        ? new TlsFiles(Path.of(arguments[4]), Path.of(arguments[5]), Path.of(arguments[6]))
        : null;
    EventLoops loops = EventLoops.start("soak", 1);
    AgentSide agent = new AgentSide(DeliveryBench.AGENT, Path.of(arguments[0]), sizes(arguments[1]), random,
        loops, "soak");
    agent.startClient(new PushConfig("localhost", Integer.parseInt(arguments[2]), tls),
        AgentSide.hasty(DEAD));
    while (true) {
      agent.tell(1 + random.nextInt(5));
      LockSupport
          .parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(LONGEST_PAUSE_MICROS)) / (small ? 10 : 1));
    }
  }

  static AgentSide.Sizes sizes(String name) {
    return name.equals("SMALL") ? AgentSide.Sizes.SMALL : AgentSide.Sizes.AMPLE;
  }
}
