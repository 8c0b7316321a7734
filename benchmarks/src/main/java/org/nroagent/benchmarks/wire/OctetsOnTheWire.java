package org.nroagent.benchmarks.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.push.PushClient;
import org.nroagent.agent.push.PushIdentity;
import org.nroagent.agent.push.PushSettings;
import org.nroagent.agent.push.PushedRings;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingSettings;
import org.nroagent.agent.store.RingWriter;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.NeverForeign;
import org.nroagent.daemon.net.EventLoops;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.SlotGrid;

/// How many octets a slot of an interface takes from the agent to the collector: a ring on the disk, the agent's push
/// client, and all that it writes into the connection, without TLS and TCP.
public final class OctetsOnTheWire {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant FIRST_SLOT = Instant.parse("2026-11-02T00:00:00Z");
  private static final int SLOTS_LIVE = 288;
  private static final int SLOTS_OF_HISTORY = 7 * 288;
  private static final double GOAL_OCTETS = 12;

  private OctetsOnTheWire() {}

  /// Measures the shapes of sites that there are.
  ///
  /// @param work a folder for the rings
  public static List<Measure> run(Path work) throws IOException, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    measures.add(live(work, "one device of 100 interfaces", new SiteTraffic(1, 100, false)));
    measures.add(live(work, "four devices of 25 interfaces", new SiteTraffic(4, 25, false)));
    measures.add(
        live(work, "one device of 100 interfaces, three incidents", new SiteTraffic(1, 100, true)));
    measures.add(history(work, "one device of 100 interfaces", new SiteTraffic(1, 100, false)));
    measures.add(live(work, "one device of 10 interfaces", new SiteTraffic(1, 10, false)));
    measures.add(history(work, "one device of 10 interfaces", new SiteTraffic(1, 10, false)));
    return measures;
  }

  private static Measure live(Path work, String site, SiteTraffic traffic)
      throws IOException, InterruptedException {
    CountingCollector.Counts counts = deliver(work, traffic, 1, SLOTS_LIVE);
    return measure("on the wire, live, " + site, counts, "a day");
  }

  private static Measure history(Path work, String site, SiteTraffic traffic)
      throws IOException, InterruptedException {
    return measure("on the wire, backfill, " + site, deliver(work, traffic, SLOTS_OF_HISTORY, 0), "a week");
  }

  private static Measure measure(String what, CountingCollector.Counts counts, String stretch) {
    return Measure.against(GOAL_OCTETS, what + ", per interface-slot",
        (double) counts.octets() / counts.slots(), "octets",
        String.format(Locale.ROOT,
            "%d octets for %d interface-slots in %d frames of records: %s on one connection with Hello "
                + "and directory, deflated, without TLS and TCP",
            counts.octets(), counts.slots(), counts.frames(), stretch));
  }

  /// @param before slots that the ring holds when the agent connects, at least one
  /// @param live slots that come one by one after that
  private static CountingCollector.Counts deliver(Path work, SiteTraffic traffic, int before, int live)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(work, "wire");
    try (RingWriter ring = RingWriter.open(RealDisk.createFolder(folder),
        new RingSettings(GRID, RingSettings.DEFAULT_RETENTION_DAYS), traffic.directory(),
        new SplittableRandom(1));
        CountingCollector collector = new CountingCollector();
        EventLoops loops = EventLoops.start("push", 1)) {
      for (int slot = 0; slot < before; slot++) {
        ring.append(traffic.rows(GRID.plus(FIRST_SLOT, slot)));
      }
      try (PushClient client = PushClient.start(new PushConfig("127.0.0.1", collector.port(), null),
          new PushIdentity("benchmark", "benchmark", GRID), PushSettings.DEFAULT,
          new PushedRings(ring.reader(), EventLog.EMPTY, new NeverForeign()), new SystemTime(), loops,
          new SplittableRandom(2))) {
        CountingCollector.Counts counts = collector.await((long) before * traffic.interfaces());
        for (int slot = before; slot < before + live; slot++) {
          ring.append(traffic.rows(GRID.plus(FIRST_SLOT, slot)));
          client.headAdvanced();
          counts = collector.await((slot + 1L) * traffic.interfaces());
        }
        return counts;
      }
    }
  }
}
