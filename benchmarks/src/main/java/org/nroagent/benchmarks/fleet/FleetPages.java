package org.nroagent.benchmarks.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nroagent.benchmarks.process.CollectorProcess;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.store.MeasuredStore;
import org.nroagent.collector.store.StoreLocation;

/// How long the collector's pages take with 5000 agents in the store and in the configuration, and how large they are.
public final class FleetPages {
  private static final List<String> PAGES = List.of("/", "/agents", "/agents?state=all&after=agent-2500",
      "/agents?q=4711", "/plaques", "/gates/gate-7", "/interfaces", "/interfaces?q=4711",
      "/interfaces?after=agent-2500~hub-2500.xe-0-0-3", "/events", "/refused", "/metrics",
      "/api/v1/agents?limit=1000");
  private static final int REQUESTS = 5;
  private static final double GOAL_SECONDS = 1;

  private FleetPages() {}

  /// Measures with each store.
  ///
  /// @param launcher `collector/bin/nro-collector`
  /// @param work a folder for stores and configurations
  public static List<Measure> run(Path launcher, Path work) throws IOException, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    for (MeasuredStore store : MeasuredStore.all("fleet", work)) {
      long started = System.nanoTime();
      FilledFleet.fill(store.location());
      System.out.printf(Locale.ROOT, "%s is filled after %.1f s%n", store.name(),
          (System.nanoTime() - started) / 1e9);
      Path configuration = Files.writeString(work.resolve("fleet-" + store.name() + ".yaml"),
          "listen: 127.0.0.1:0\nplain: true\nhttp: {listen: '127.0.0.1:0'}\n" + location(store.location())
              + FilledFleet.configuration());
      try (CollectorProcess collector = CollectorProcess.start(launcher, configuration,
          work.resolve("fleet-" + store.name() + ".log"))) {
        for (String page : PAGES) {
          measures.add(measure(store.name(), collector, page));
        }
      }
    }
    return measures;
  }

  private static Measure measure(String store, CollectorProcess collector, String path)
      throws IOException, InterruptedException {
    Page first = Page.get(collector.httpAddress(), path);
    double slowest = 0;
    for (int i = 0; i < REQUESTS; i++) {
      slowest = Math.max(slowest, Page.get(collector.httpAddress(), path).seconds());
    }
    return Measure.against(GOAL_SECONDS, path + ", " + store, slowest, "s",
        String.format(Locale.ROOT,
            "the slowest of %d requests, the first one before them took %.2f s; %d octets",
            REQUESTS, first.seconds(), first.octets()));
  }

  private static String location(StoreLocation location) {
    return switch (location) {
      case StoreLocation.Folder(Path folder) -> "dataDirectory: " + folder + "\n";
      case StoreLocation.Postgres postgres ->
        "postgresql: {url: '" + postgres.url() + "', user: " + postgres.user()
            + "}\n";
    };
  }
}
