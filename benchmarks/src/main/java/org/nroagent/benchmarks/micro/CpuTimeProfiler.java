package org.nroagent.benchmarks.micro;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// The processor time, user and system, that the whole JVM takes per operation: what other threads do for it,
/// such as the garbage collector, is in it, and what other processes of a busy machine take is not.
public final class CpuTimeProfiler implements InternalProfiler {
  /// The name of the secondary result, in nanoseconds per operation.
  static final String RESULT = "cpu.ns";

  private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory
      .getOperatingSystemMXBean();
  private long before;

  @Override
  public String getDescription() {
    return "processor time of the process per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = process.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
      IterationResult result) {
    long spent = process.getProcessCpuTime() - before;
    double perOperation = (double) spent / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(RESULT, perOperation, "ns/op", AggregationPolicy.AVG));
  }
}
