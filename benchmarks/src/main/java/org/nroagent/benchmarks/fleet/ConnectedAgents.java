package org.nroagent.benchmarks.fleet;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nroagent.benchmarks.process.CollectorProcess;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.model.SlotGrid;

/// The memory of a collector that 5000 agents are connected to at once, each with TLS 1.3 and a certificate of its own:
/// the collector as its launcher starts it, the agents in this process.
public final class ConnectedAgents {
  private static final int AGENTS = 5_000;
  /// Agents that lost their collector come back over ten seconds: about so many shake hands at once.
  private static final int AT_ONCE = 200;
  private static final int SLOTS = 3;
  /// Longer than either side stays silent.
  private static final int SECONDS_BETWEEN_SLOTS = 25;
  /// What people and Prometheus ask for meanwhile.
  private static final List<String> PAGES = List.of("/", "/agents", "/interfaces", "/plaques", "/metrics",
      "/api/v1/agents?limit=1000");
  private static final double GOAL_MEGABYTES = 512;
  private static final double BYTES_PER_MEGABYTE = 1 << 20;

  private ConnectedAgents() {}

  /// Measures.
  ///
  /// @param launcher `collector/bin/nro-collector`
  /// @param work a folder for certificates and the store
  public static List<Measure> run(Path launcher, Path work)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createDirectory(work.resolve("connected"));
    FleetCertificates certificates = new FleetCertificates(folder);
    List<String> names = IntStream.range(0, AGENTS).mapToObj(i -> String.format(Locale.ROOT, "agent-%04d", i))
        .toList();
    Path configuration = Files.writeString(folder.resolve("collector.yaml"),
        configuration(certificates, names));
    try (CollectorProcess collector = CollectorProcess.start(launcher, configuration, folder.resolve("log"));
        EventLoops loops = EventLoops.start("agents", 2)) {
      List<SslContext> contexts = contexts(names, certificates);
      double alone = collector.residentBytes() / BYTES_PER_MEGABYTE;
      long started = System.nanoTime();
      List<LiveAgent> agents = connect(names, contexts, collector, loops);
      double seconds = (System.nanoTime() - started) / 1e9;
      System.out.printf(Locale.ROOT, "%d agents are welcome after %.1f s%n", AGENTS, seconds);
      double longest = deliver(agents);
      for (String page : PAGES) {
        Page.get(collector.httpAddress(), page);
      }
      List<Measure> measures = measures(collector, alone, seconds, longest);
      agents.forEach(LiveAgent::close);
      return measures;
    }
  }

  private static String configuration(FleetCertificates certificates, List<String> names) {
    return "listen: 127.0.0.1:0\n" + certificates.configuration() + "dataDirectory: store\n"
        + "http: {listen: '127.0.0.1:0'}\nagents:\n"
        + names.stream().map(name -> "  - name: " + name + "\n").collect(Collectors.joining());
  }

  private static List<SslContext> contexts(List<String> names, FleetCertificates certificates)
      throws IOException, GeneralSecurityException {
    List<SslContext> contexts = new ArrayList<>();
    for (String name : names) {
      contexts.add(certificates.agent(name));
    }
    return contexts;
  }

  private static List<LiveAgent> connect(List<String> names, List<SslContext> contexts,
      CollectorProcess collector,
      EventLoops loops) throws InterruptedException {
    Semaphore shaking = new Semaphore(AT_ONCE);
    List<LiveAgent> agents = new ArrayList<>();
    List<CompletableFuture<Boolean>> welcomed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      LiveAgent agent = new LiveAgent(names.get(i));
      agents.add(agent);
      shaking.acquire();
      welcomed.add(agent.connect(loops, collector.pushAddress(), Optional.of(contexts.get(i)))
          .whenComplete((_, _) -> shaking.release()));
    }
    welcomed.forEach(CompletableFuture::join);
    return agents;
  }

  /// All agents deliver each slot at once, as their polls end at about the same time.
  ///
  /// @return the longest that an agent waited for an acknowledgement, in seconds
  private static double deliver(List<LiveAgent> agents) throws InterruptedException {
    SlotGrid grid = SlotGrid.FIVE_MINUTES;
    Instant first = grid.plus(grid.startOf(Instant.now()), -SLOTS);
    long longest = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_SLOTS);
      Instant start = grid.plus(first, slot);
      longest = Math.max(longest, agents.stream().map(agent -> agent.deliver(start)).toList().stream()
          .mapToLong(CompletableFuture::join).max().orElseThrow());
    }
    return longest / 1e9;
  }

  private static List<Measure> measures(CollectorProcess collector, double alone, double seconds,
      double longest)
      throws IOException, InterruptedException {
    double resident = collector.residentBytes() / BYTES_PER_MEGABYTE;
    double peak = collector.mostResidentBytes() / BYTES_PER_MEGABYTE;
    double heap = collector.liveHeapBytes() / BYTES_PER_MEGABYTE;
    String how = String.format(Locale.ROOT,
        "TLS 1.3 with certificates on both sides, welcome after %.1f s, %d slots of %d interfaces each, the slowest "
            + "acknowledgement after %.2f s, each page once",
        seconds, SLOTS, LiveAgent.INTERFACES, longest);
    String what = "collector with " + AGENTS + " agents connected: ";
    return List.of(
        Measure.against(GOAL_MEGABYTES, what + "most memory that it held", peak, "MiB", "VmHWM; " + how),
        Measure.against(GOAL_MEGABYTES, what + "memory at the end", resident, "MiB", "VmRSS"),
        Measure.stated(what + "live heap", heap, "MiB", "after a collection"),
        Measure.stated("collector without an agent: memory", alone, "MiB", "VmRSS"));
  }
}
