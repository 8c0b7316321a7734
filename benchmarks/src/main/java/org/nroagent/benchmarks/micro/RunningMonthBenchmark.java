package org.nroagent.benchmarks.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.benchmarks.ring.SampleSite;
import org.nroagent.model.record.ColumnDirectory;
import org.nroagent.model.record.StoredRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// The figures of the month that runs: reading them, and taking one more slot.
public class RunningMonthBenchmark {
  /// A book with a full month, and the last slot once more.
  @State(Scope.Benchmark)
  public static class FullMonth {
    private final List<String> ids = SampleSite.interfaceIds();
    private final List<StoredRecord> lastSlot = new ArrayList<>();
    private @Nullable FigureBook book;

    /// Fills the book.
    @Setup(Level.Trial)
    public void fill(FilledRing ring) throws IOException {
      book = ring.book();
      var _ = ring.reader().scan(ring.month.end().minusSeconds(300), ring.month.end(), lastSlot::add);
    }

    private FigureBook book() {
      if (book == null) {
        throw new IllegalStateException("not filled");
      }
      return book;
    }
  }

  /// Per series: the figure as every page and every metric reads it.
  @Benchmark
  @OperationsPerInvocation(SampleSite.SERIES)
  public void readFigure(FullMonth month, Blackhole sink) {
    for (String id : month.ids) {
      sink.consume(month.book().current(id));
    }
  }

  /// Per series: one more slot of the busiest part of the day, the most expensive case.
  @Benchmark
  @OperationsPerInvocation(SampleSite.SERIES)
  public void addSlot(FullMonth month) {
    for (StoredRecord stored : month.lastSlot) {
      ColumnDirectory directory = stored.directory();
      month.book().add(stored.record(), directory);
    }
  }
}
