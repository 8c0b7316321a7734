package org.nroagent.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.SampleSite;

/// From the start of the process to a page that works, and to figures that are right; with the agent's classes archived,
/// as its package does it.
public final class ColdStart {
  private static final int RUNS = 5;

  private ColdStart() {}

  /// Measures.
  ///
  /// @param launcher `agent/bin/nro-agent`
  /// @param ring a ring in which the running month is full so far: an agent believes no clock that is far behind its
  ///     newest slot
  /// @param share how much of the month that is
  public static List<Measure> run(Path launcher, Path work, Path ring, double share)
      throws IOException, InterruptedException {
    AgentProcess.rehearse(launcher);
    double[][] figures = new double[5][RUNS];
    try (Site site = Site.start(work.resolve("cold-start"))) {
      Path configuration = site.configuration("agent.yaml", ring, 300);
      for (int run = 0; run < RUNS; run++) {
        AgentProcess agent = AgentProcess.start(launcher, configuration, work.resolve("cold-start.log"));
        try {
          var _ = agent.awaitStatus(ColdStart::polls);
          figures[0][run] = agent.cpuSeconds();
          figures[1][run] = agent.wallSeconds();
          var _ = agent.awaitStatus(status -> polls(status) && !status.get("rebuilding").booleanValue());
          figures[2][run] = agent.cpuSeconds();
          figures[3][run] = agent.wallSeconds();
          figures[4][run] = agent.residentBytes() / 1e6;
        } finally {
          agent.stop();
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    measures.add(
        Measure.stated("start: until every device is polled and the page works", median(figures[0]), "s CPU",
            how(figures[0], figures[1])));
    measures.add(Measure.against(1.5,
        String.format(Locale.ROOT, "start: until also all figures are right, %.0f %% of the month passed",
            100 * share),
        median(figures[2]), "s CPU",
        how(figures[2], figures[3])));
    measures.add(Measure.stated("start: memory at that moment (resident)", median(figures[4]), "MB",
        "median of " + RUNS + " starts"));
    return measures;
  }

  private static boolean polls(JsonNode status) {
    return status.at("/devices/answering").intValue() == SampleSite.DEVICES;
  }

  private static String how(double[] cpu, double[] wall) {
    return String.format(Locale.ROOT, "median of %d starts, %.2f…%.2f s; %.1f s by the clock", RUNS,
        Arrays.stream(cpu).min().orElseThrow(), Arrays.stream(cpu).max().orElseThrow(), median(wall));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
