package org.nroagent.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.benchmarks.fleet.ConnectedAgents;
import org.nroagent.benchmarks.fleet.FleetPages;
import org.nroagent.benchmarks.fleet.MonthsBacklog;
import org.nroagent.benchmarks.ingest.DurableIngest;
import org.nroagent.benchmarks.micro.MicroRuns;
import org.nroagent.benchmarks.process.ClosingOfMonths;
import org.nroagent.benchmarks.process.ColdStart;
import org.nroagent.benchmarks.process.DiskBytes;
import org.nroagent.benchmarks.process.HeapOfFigures;
import org.nroagent.benchmarks.process.Rrdtool;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.report.Table;
import org.nroagent.benchmarks.ring.SampleRing;
import org.nroagent.benchmarks.ring.SampleSite;
import org.nroagent.benchmarks.wire.OctetsOnTheWire;
import org.nroagent.model.CivilMonth;
import org.openjdk.jmh.runner.RunnerException;

/// Measures once and prints one table. `benchmarks/run` starts it with everything it needs.
public final class BenchmarksMain {
  private static final List<String> PARTS = List.of("micro", "closing", "heap", "start", "wire", "connected",
      "backlog", "fleet", "ingest",
      "disk");

  private final Path checkout;
  private final Path work;
  private final Optional<Path> disk;
  private final CivilMonth month;
  private final Path ring;

  private BenchmarksMain(Path checkout, Path work, Optional<Path> disk) {
    this.checkout = checkout;
    this.work = work;
    this.disk = disk;
    this.month = CivilMonth.containing(Instant.now(), CivilMonth.CONTRACT_ZONE);
    this.ring = work.resolve("ring");
  }

  /// Runs.
  ///
  /// @param arguments the checkout with what was built, a folder to work in, where a file system for measuring is mounted or `-`,
  ///     and which parts to measure, all if none is named
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException, GeneralSecurityException {
    List<String> parts = arguments.length > 3 ? List.of(arguments).subList(3, arguments.length) : PARTS;
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("parts are " + PARTS + ", not " + parts);
    }
    Optional<Path> disk = arguments[2].equals("-") ? Optional.empty() : Optional.of(Path.of(arguments[2]));
    BenchmarksMain benchmarks = new BenchmarksMain(Path.of(arguments[0]), Path.of(arguments[1]), disk);
    benchmarks.prepare();
    List<Measure> measures = new ArrayList<>();
    for (String part : parts) {
      System.out.println("== " + part);
      measures.addAll(benchmarks.measure(part));
    }
    Table.print(measures, System.out);
  }

  /// The running month, full to its end: the most that a start ever has to read.
  private void prepare() throws IOException {
    System.out.println("traffic of seed " + SampleSite.SEED + ", month " + month.month());
    if (!Files.exists(ring)) {
      SampleRing.write(ring, month.start(), month.end());
    }
  }

  private List<Measure> measure(String part)
      throws IOException, InterruptedException, RunnerException, GeneralSecurityException {
    return switch (part) {
      case "micro" -> micro();
      case "closing" -> ClosingOfMonths.run(ring, month);
      case "heap" -> List.of(HeapOfFigures.run(ring, month));
      case "start" -> coldStart();
      case "connected" -> ConnectedAgents.run(collector(), work);
      case "backlog" -> backlog();
      case "fleet" -> FleetPages.run(collector(), work);
      case "wire" -> OctetsOnTheWire.run(work);
      case "ingest" -> DurableIngest.run(work);
      default -> disk.isPresent() ? DiskBytes.run(agent(), work, disk.get()) : noDisk();
    };
  }

  private List<Measure> backlog() throws IOException, InterruptedException {
    Path narrow = work.resolve("ring-narrow");
    SampleRing.write(narrow, SampleSite.NARROW_DEVICES, month.start(), month.end());
    List<Measure> measures = new ArrayList<>(MonthsBacklog.run(ring, SampleSite.DEVICES, month, work));
    measures.addAll(MonthsBacklog.run(narrow, SampleSite.NARROW_DEVICES, month, work));
    return measures;
  }

  private Path agent() {
    return checkout.resolve("agent/bin/nro-agent");
  }

  private Path collector() {
    return checkout.resolve("collector/bin/nro-collector");
  }

  private List<Measure> coldStart() throws IOException, InterruptedException {
    Instant now = Instant.ofEpochSecond(Math.floorDiv(Instant.now().getEpochSecond(), 300) * 300);
    Path soFar = work.resolve("ring-so-far");
    SampleRing.write(soFar, month.start(), now);
    double share = (double) Duration.between(month.start(), now).toSeconds()
        / Duration.between(month.start(), month.end()).toSeconds();
    return ColdStart.run(agent(), work, soFar, share);
  }

  private List<Measure> micro() throws IOException, InterruptedException, RunnerException {
    List<Measure> measures = new ArrayList<>(MicroRuns.run(ring, month));
    Optional<Path> rrdtool = Rrdtool.find();
    if (rrdtool.isPresent()) {
      measures.add(new Rrdtool(rrdtool.get(), Files.createDirectories(work.resolve("rrd"))).percentile());
    }
    return measures;
  }

  private static List<Measure> noDisk() {
    System.out.println("not measured: a file system of its own needs root");
    return List.of();
  }
}
