package org.nroagent.benchmarks.micro;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.RowCells;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.benchmarks.ring.SampleSite;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Percentile95;
import org.nroagent.model.record.StoredRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// The figures of a month that is over, from the disk.
public class ClosedMonthBenchmark {
  private static final int MONTH_OF_31_DAYS = 8928;

  /// A month of values in random order.
  @State(Scope.Benchmark)
  public static class RandomMonth {
    private final long[] octets = new SplittableRandom(SampleSite.SEED).longs(MONTH_OF_31_DAYS, 0, 1L << 37)
        .toArray();
  }

  /// Per series: all series in one pass over the ring, opening included.
  @Benchmark
  @OperationsPerInvocation(SampleSite.SERIES)
  public void allSeriesInOneScan(FilledRing ring, Blackhole sink) throws IOException {
    FigureBook book = ring.book();
    for (String id : SampleSite.interfaceIds()) {
      sink.consume(book.current(id));
    }
  }

  /// Both directions of one interface, opening included.
  @Benchmark
  public MonthFigure oneInterface(FilledRing ring) throws IOException {
    SlotWindow slots = ring.reader().window(SampleSite.interfaceId(4, 2), ring.month.start(),
        ring.month.end());
    return new MonthSlots(ring.month, slots).figure();
  }

  /// For comparison: finding the figure among the values of one series that are in memory already.
  @Benchmark
  public Optional<DirectionFigure> selectOnly(RandomMonth month) {
    return Percentile95.of(month.octets);
  }

  /// For comparison: reading all cells of the month, checksums included, and doing nothing with them.
  @Benchmark
  @OperationsPerInvocation(SampleSite.SERIES)
  public void readOnly(FilledRing ring, Blackhole sink) throws IOException {
    sink.consume(ring.reader().scanRows(ring.month.start(), ring.month.end(), new RingReader.RowSink() {
      @Override
      public void row(RowCells row) {
        sink.consume(row.sequence());
      }

      @Override
      public void record(StoredRecord stored) {
        sink.consume(stored);
      }
    }));
  }
}
