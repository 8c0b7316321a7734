package org.nroagent.benchmarks.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.store.MeasuredStore;
import org.nroagent.collector.ingest.IngestServer;
import org.nroagent.collector.ingest.IngestSettings;
import org.nroagent.collector.store.Retention;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;

/// How fast slots of many agents become durable: real connections, a real store, and the time until the last
/// acknowledgement, by the clock. Senders and collector share the machine.
public final class DurableIngest {
  private static final int AGENTS = 50;
  private static final int WARM_UP_SLOTS = 100;
  private static final int MEASURED_SLOTS = 400;
  private static final double GOAL_MICROS = 10;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MICROS_PER_SECOND = 1e6;

  private DurableIngest() {}

  /// Measures each store that is there.
  ///
  /// @param work a folder for the SQLite file
  public static List<Measure> run(Path work) throws IOException {
    List<Measure> measures = new ArrayList<>();
    for (MeasuredStore store : MeasuredStore.all("ingest", work)) {
      measures.add(measure(store));
    }
    return measures;
  }

  private static Measure measure(MeasuredStore measured) throws IOException {
    SystemTime time = new SystemTime();
    List<String> names = IntStream.range(0, AGENTS).mapToObj(i -> "agent-" + i).toList();
    try (SlotStore store = SlotStore.open(measured.location(), time);
        Retention _ = measured.keepMonths(store, time);
        IngestServer server = IngestServer.start(settings(Set.copyOf(names)), store, time);
        EventLoops loops = EventLoops.start("senders", 1)) {
      List<SendingAgent> agents = names.stream()
          .map(agent -> new SendingAgent(agent, loops, server.address()))
          .collect(Collectors.toList());
      send(agents, WARM_UP_SLOTS);
      double micros = send(agents, MEASURED_SLOTS) / NANOS_PER_MICRO
          / ((double) AGENTS * SendingAgent.INTERFACES * MEASURED_SLOTS);
      agents.forEach(SendingAgent::close);
      return Measure.against(GOAL_MICROS, "durable ingest into " + measured.name() + ", per interface-slot",
          micros,
          "µs",
          String.format(Locale.ROOT,
              "%.0f interface-slots/s; %d agents of %d interfaces, %d slots each, acknowledged "
                  + "after the commit; senders and collector in one JVM",
              MICROS_PER_SECOND / micros, AGENTS,
              SendingAgent.INTERFACES, MEASURED_SLOTS));
    }
  }

  /// @return nanoseconds until the last acknowledgement
  private static double send(List<SendingAgent> agents, int slots) {
    long start = System.nanoTime();
    agents.stream().map(agent -> agent.send(slots)).toList().forEach(done -> done.join());
    return System.nanoTime() - start;
  }

  private static IngestSettings settings(Set<String> agents) {
    return new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(),
        agents,
        IngestSettings.Timeouts.PROTOCOL);
  }
}
