package org.nroagent.benchmarks.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushClient;
import org.nroagent.agent.push.PushIdentity;
import org.nroagent.agent.push.PushSettings;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.push.PushedRings;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RingReader;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.NeverForeign;
import org.nroagent.benchmarks.store.MeasuredStore;
import org.nroagent.collector.ingest.IngestServer;
import org.nroagent.collector.ingest.IngestSettings;
import org.nroagent.collector.store.Retention;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// How long a collector takes for a month that one agent of a thousand interfaces has kept, and how long other agents
/// wait for the acknowledgement of a fresh slot meanwhile. The agent is a real ring behind the real push client with the
/// settings that an agent has; agents and collector share the process.
public final class MonthsBacklog {
  private static final String AGENT = "backlog";
  private static final int OTHERS = 20;
  private static final int SECONDS_BETWEEN_SLOTS = 1;
  private static final double GOAL_SECONDS = 120;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);

  private MonthsBacklog() {}

  /// Measures with each store.
  ///
  /// @param ring a full month of the sample site
  /// @param devices how many routers the site's interfaces are on there
  /// @param work a folder for the SQLite file
  public static List<Measure> run(Path ring, int devices, CivilMonth month, Path work)
      throws IOException, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    for (MeasuredStore store : MeasuredStore.all("backlog" + devices, work)) {
      measures.addAll(measure(store, ring, devices, month));
    }
    return measures;
  }

  private static List<Measure> measure(MeasuredStore named, Path folder, int devices, CivilMonth month)
      throws IOException, InterruptedException {
    List<String> others = IntStream.range(0, OTHERS).mapToObj(i -> "fresh-" + i).toList();
    Set<String> names = new HashSet<>(others);
    names.add(AGENT);
    SystemTime time = new SystemTime();
    try (SlotStore store = SlotStore.open(named.location(), time);
        Retention _ = named.keepMonths(store, time);
        IngestServer server = IngestServer.start(settings(names), store, time);
        EventLoops loops = EventLoops.start("agents", 1)) {
      List<LiveAgent> agents = others.stream().map(LiveAgent::new).toList();
      agents.stream().map(agent -> agent.connect(loops, server.address(), Optional.empty())).toList()
          .forEach(CompletableFuture::join);
      RingReader ring = RingReader.openForReading(folder);
      long started = System.nanoTime();
      try (PushClient client = PushClient.start(
          new PushConfig("127.0.0.1", server.address().getPort(), null),
          new PushIdentity(AGENT, "benchmark", SlotGrid.FIVE_MINUTES), PushSettings.DEFAULT,
          new PushedRings(ring, EventLog.EMPTY, new NeverForeign()), time, loops, new SplittableRandom(2))) {
        double slowest = deliverUntilDone(agents, client, month, started);
        double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
        agents.forEach(LiveAgent::close);
        return measures(named.name(), devices, seconds, slowest, client.status());
      }
    }
  }

  /// The others deliver slot after slot while the backlog lasts.
  ///
  /// @return the longest that one of them waited for an acknowledgement, in seconds
  private static double deliverUntilDone(List<LiveAgent> agents, PushClient client, CivilMonth month,
      long started)
      throws IOException, InterruptedException {
    long slowest = 0;
    Instant slot = month.start();
    for (PushStatus status = client.status(); status.settled() == 0
        || status.pending() > 0; status = client.status()) {
      if (System.nanoTime() - started > PATIENCE_NANOS) {
        throw new IOException("the backlog is not taken in: " + status);
      }
      Instant next = slot;
      slowest = Math.max(slowest, agents.stream().map(agent -> agent.deliver(next)).toList().stream()
          .mapToLong(CompletableFuture::join).max().orElseThrow());
      slot = SlotGrid.FIVE_MINUTES.next(slot);
      TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_SLOTS);
    }
    return slowest / NANOS_PER_SECOND;
  }

  private static List<Measure> measures(String store, int devices, double seconds, double slowest,
      PushStatus status) {
    return List.of(
        Measure.against(GOAL_SECONDS,
            "a month's backlog of 1000 interfaces on " + devices + " devices into " + store, seconds, "s",
            String.format(Locale.ROOT,
                "%d records, by the push client with an agent's settings, which throttle it to %d octets/s",
                status.settled(), PushSettings.DEFAULT.backfillOctetsPerSecond())),
        Measure.against(SlotGrid.FIVE_MINUTES.seconds(),
            "longest wait of " + OTHERS + " other agents for a fresh slot meanwhile, " + devices
                + " devices, " + store,
            slowest, "s",
            "from sending it to its acknowledgement, a slot of each every second"));
  }

  private static IngestSettings settings(Set<String> agents) {
    return new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(),
        agents,
        IngestSettings.Timeouts.PROTOCOL);
  }
}
