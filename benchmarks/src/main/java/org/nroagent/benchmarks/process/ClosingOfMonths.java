package org.nroagent.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.agent.closing.MonthCloser;
import org.nroagent.agent.closing.SeriesToClose;
import org.nroagent.agent.store.RingReader;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.SampleSite;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthFigure;

/// Closing a month of 1000 interfaces: exact figures with certificates, digests and evidence, once a month beside the
/// agent's work, in a JVM that has done nothing before.
public final class ClosingOfMonths {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private ClosingOfMonths() {}

  /// Measures in another JVM.
  public static List<Measure> run(Path ring, CivilMonth month) throws IOException, InterruptedException {
    List<Double> figures = ForkedJvm.run(ClosingOfMonths.class, List.of(), ring.toString(),
        month.month().toString());
    return List.of(
        Measure.stated("closing a month of 1000 interfaces with certificates and digests",
            figures.get(0) / NANOS_PER_SECOND, "s CPU", "once, in a fresh JVM"),
        Measure.stated("closing a month: highest use of the heap", figures.get(1) / BYTES_PER_MEGABYTE, "MB",
            "sum over the heap's pools, garbage included, at most 64 MB"));
  }

  /// The other JVM: prints nanoseconds and bytes.
  ///
  /// @param arguments ring and month
  public static void main(String[] arguments) throws IOException {
    CivilMonth month = CivilMonth.parse(arguments[1], CivilMonth.CONTRACT_ZONE);
    List<SeriesToClose> series = SampleSite.interfaceIds().stream()
        .map(id -> SeriesToClose.ofInterface(id, Optional.of(BigDecimal.valueOf(SampleSite.CAPACITY_MBPS)),
            false,
            List.of()))
        .toList();
    OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = process.getProcessCpuTime();
    List<ClosedMonth> closed = new ArrayList<>();
    new MonthCloser(RingReader.openForReading(Path.of(arguments[0])),
        MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT).close(month, series, closed::add);
    long spent = process.getProcessCpuTime() - before;
    if (closed.size() != series.size() || !closed.stream().allMatch(ClosedMonth::billable)) {
      throw new IllegalStateException("not all months could be closed");
    }
    System.out.println(spent);
    System.out.println(ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed()).sum());
  }
}
