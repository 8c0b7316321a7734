package org.nroagent.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.store.RingReader;
import org.nroagent.benchmarks.report.Measure;
import org.nroagent.benchmarks.ring.FilledBook;
import org.nroagent.benchmarks.ring.SampleSite;
import org.nroagent.model.CivilMonth;

/// The live heap that the figures of a full month take: what is left after a collection, with them and without.
public final class HeapOfFigures {
  private static final int COLLECTIONS = 3;
  /// Else a collection leaves some garbage where moving it is not worth while, and it would be counted.
  private static final String COMPACT = "-XX:MarkSweepDeadRatio=0";
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private HeapOfFigures() {}

  /// Measures in another JVM.
  public static Measure run(Path ring, CivilMonth month) throws IOException, InterruptedException {
    double bytes = ForkedJvm
        .run(HeapOfFigures.class, List.of(COMPACT), ring.toString(), month.month().toString()).getFirst();
    return Measure.against(6, "heap of the figures of 1000 interfaces, full month",
        bytes / BYTES_PER_MEGABYTE,
        "MB", "live heap after a collection, with the figures less without");
  }

  /// The other JVM: prints the bytes.
  ///
  /// @param arguments ring and month
  public static void main(String[] arguments) throws IOException {
    CivilMonth month = CivilMonth.parse(arguments[1], CivilMonth.CONTRACT_ZONE);
    RingReader ring = RingReader.openForReading(Path.of(arguments[0]));
    // One book before, kept to the end: classes, constants and whatever else comes with the first are no figures.
    FigureBook first = FilledBook.of(ring, month);
    readAll(first);
    long before = liveBytes();
    FigureBook second = FilledBook.of(ring, month);
    readAll(second);
    System.out.println(liveBytes() - before);
    readAll(first);
    readAll(second);
  }

  private static void readAll(FigureBook book) {
    if (SampleSite.interfaceIds().stream().anyMatch(id -> !book.current(id).billable())) {
      throw new IllegalStateException("the month is not full");
    }
  }

  private static long liveBytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
