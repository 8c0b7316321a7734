package org.nroagent.benchmarks.micro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.nroagent.benchmarks.process.Launcher;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.model.CivilMonth;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the micro benchmarks in JVMs with the launcher's options and gives their processor times.
public final class MicroRuns {
  private static final double NANOS_PER_MICRO = 1000;
  private static final int FORKS = 2;

  private MicroRuns() {}

  /// Measures.
  ///
  /// @param ring folder of the generated ring
  /// @param month the month that it holds in full
  /// @throws RunnerException if a benchmark fails
  public static List<Measure> run(Path ring, CivilMonth month) throws RunnerException {
    List<Measure> measures = new ArrayList<>();
    for (RunResult result : results(ring, month)) {
      measures.add(measure(result));
    }
    return measures;
  }

  private static Collection<RunResult> results(Path ring, CivilMonth month) throws RunnerException {
    List<String> jvm = new ArrayList<>(Launcher.JVM_OPTIONS);
    jvm.add("-D" + FilledRing.FOLDER + "=" + ring);
    jvm.add("-D" + FilledRing.MONTH + "=" + month.month());
    return new Runner(new OptionsBuilder().include("org\\.nroagent\\.benchmarks\\.micro\\.")
        .mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS).forks(FORKS).warmupIterations(2)
        .warmupTime(TimeValue.seconds(2)).measurementIterations(5).measurementTime(TimeValue.seconds(2))
        .jvmArgs(jvm.toArray(String[]::new)).addProfiler(CpuTimeProfiler.class).shouldFailOnError(true)
        .build())
        .run();
  }

  private static Measure measure(RunResult result) {
    var cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuTimeProfiler.RESULT));
    double micros = cpu.getScore() / NANOS_PER_MICRO;
    String how = String.format(Locale.ROOT, "JMH, %d JVMs × 5 × 2 s, ± %.4f µs", FORKS,
        cpu.getScoreError() / NANOS_PER_MICRO);
    String name = result.getPrimaryResult().getLabel();
    return switch (name) {
      case "readFigure" ->
        Measure.against(1, "running month: reading the figure, per series", micros, "µs CPU",
            how);
      case "addSlot" -> Measure.stated("running month: taking one slot, per series", micros, "µs CPU", how);
      case "allSeriesInOneScan" -> Measure.against(100,
          "closed month: all series in one scan of the disk, per series", micros, "µs CPU", how);
      case "oneInterface" -> Measure.stated("closed month: one interface, both directions", micros, "µs CPU",
          how);
      case "selectOnly" ->
        Measure.stated("for comparison: selecting in one series of 8928 values", micros, "µs CPU",
            how);
      case "readOnly" ->
        Measure.stated("for comparison: reading, checking and decoding the month only, per series",
            micros, "µs CPU", how);
      default -> Measure.stated(name, micros, "µs CPU", how);
    };
  }
}
