package org.nroagent.endtoend.path;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.lab.network.Fault;
import org.nroagent.lab.network.FaultProxy;
import org.nroagent.lab.network.SeededFaults;

/// One agent, one network and one collector of a soak, with their files.
final class SoakWorld implements AutoCloseable {
  private static final Duration LONGEST_FAULT = Duration.ofSeconds(1);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);
  /// Until a collector that was killed last is there again: a soak runs beside whatever else the machine does.
  private static final Duration LONGEST_START = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Path folder;
  private final String sizes;
  private final Optional<DeliveryBench.Tls> tls;
  private final Random random;
  private final FaultProxy network;
  private final DaemonProcess collector;
  private DaemonProcess agent;
  private final Map<String, Integer> faults = new ConcurrentSkipListMap<>();
  private volatile boolean calm;
  private int agentKills;
  private int collectorKills;

  private SoakWorld(Path folder, boolean small, Optional<DeliveryBench.Tls> tls, Random random)
      throws IOException {
    this.folder = folder;
    this.sizes = small ? "SMALL" : "AMPLE";
    this.tls = tls;
    this.random = random;
    int port = freePort();
    this.network = FaultProxy.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        counted(new SeededFaults(new Random(random.nextLong()), LONGEST_FAULT)));
    this.collector = DaemonProcess.start("org.nroagent.collector.CollectorMain", collectorFile(port),
        folder.resolve("collector.log"));
    this.agent = startAgent();
  }

  static SoakWorld start(Path folder, boolean tls, boolean small, Random random) throws Exception {
    return new SoakWorld(folder, small,
        tls ? Optional.of(DeliveryBench.Tls.create(folder.resolve("tls"))) : Optional.empty(), random);
  }

  /// Lets everything run until the network has carried so many octets more, or for a while where nothing gets through.
  void runUntilCarried(long octets) {
    long wanted = network.carried() + octets;
    long end = System.nanoTime() + LONGEST_ROUND.toNanos();
    while (network.carried() < wanted && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// Kills one of them or both, and starts it again.
  ///
  /// @param whom 0 and 1 the agent, 2 and 3 the collector, 4 both
  void kill(int whom) throws Exception {
    if (whom < 2 || whom == 4) {
      agent.kill();
      agentKills++;
    }
    if (whom >= 2) {
      collector.kill();
      collectorKills++;
      collector.restart();
    }
    if (whom < 2 || whom == 4) {
      agent = startAgent();
    }
  }

  /// Kills the agent once more, delivers what is left over a sound network, and compares.
  ///
  /// @return what was seen
  String finish() throws Exception {
    agent.kill();
    calm = true;
    network.cutAll();
    EventLoops loops = EventLoops.start("finish", 1);
    try (AgentSide rest = new AgentSide(DeliveryBench.AGENT, agentFolder(), SoakAgent.sizes(sizes), random,
        loops, "finish")) {
      rest.startClient(new PushConfig("localhost", network.port(),
          tls.map(DeliveryBench.Tls::agent).orElse(null)),
          AgentSide.hasty(DeliveryBench.PATIENT));
      rest.tell(1);
      rest.awaitDelivered(LONGEST_START);
      rest.stopClient();
      if (collector.terminate() != 0) {
        throw new AssertionError("the collector failed; see " + folder.resolve("collector.log"));
      }
      DeliveryCheck.Tally tally = DeliveryCheck.assertExactlyOnce(rest, collectorFolder());
      Extent slots = rest.records().extent();
      return "%s, %s: killed agent %d, collector %d times; connections %s; %d slots, %d of them in gaps; %s"
          .formatted(tls.isPresent() ? "TLS" : "plain", sizes, agentKills, collectorKills, faults,
              slots.head(), tally.slotsLost(),
              rest.events().extent().head() + " events, " + tally.eventsLost() + " of them in gaps");
    } finally {
      loops.close();
    }
  }

  private Supplier<Fault> counted(SeededFaults seeded) {
    return () -> {
      Fault fault = calm ? new Fault.None() : seeded.get();
      faults.merge(fault.getClass().getSimpleName(), 1, Integer::sum);
      return fault;
    };
  }

  private DaemonProcess startAgent() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(agentFolder().toString(), sizes,
        Integer.toString(network.port()), Long.toString(random.nextLong())));
    tls.map(DeliveryBench.Tls::agent).ifPresent(files -> arguments.addAll(
        List.of(files.certificate().toString(), files.key().toString(), files.trust().toString())));
    return DaemonProcess.start(SoakAgent.class.getName(), arguments, folder.resolve("agent.log"));
  }

  private Path collectorFile(int port) throws IOException {
    String certificates = tls.map(DeliveryBench.Tls::collector).map(SoakWorld::certificates)
        .orElse("plain: true");
    return Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:%d
        http: {listen: "127.0.0.1:0"}
        dataDirectory: %s
        %s
        agents: [{name: %s}]
        """.formatted(port, collectorFolder(), certificates, DeliveryBench.AGENT));
  }

  private static String certificates(TlsFiles files) {
    return "tls: {certificate: %s, key: %s, trust: %s}".formatted(files.certificate(), files.key(),
        files.trust());
  }

  private Path agentFolder() {
    return folder.resolve("agent");
  }

  private Path collectorFolder() {
    return folder.resolve("collector");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    agent.close();
    collector.close();
    network.close();
  }
}
