package org.nroagent.agent.closing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.SumReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotWindow;

/// Computes what closed months come to, exactly and from the ring alone: every slot that the ring has, amendments
/// applied, damage named. Reads the ring as often as its memory demands: [#MOST_INTERFACES_AT_A_TIME] interfaces per
/// scan, fewer where slots are short.
///
/// Not thread-safe.
public final class MonthCloser {
  /// The most interfaces whose slots are in memory at a time.
  static final int MOST_INTERFACES_AT_A_TIME = 32;

  /// What a scan's slots may take in memory; 32 months of five-minute slots take 4.9 MB.
  private static final long BATCH_BYTES = 5 << 20;
  private static final int LONGEST_MONTH_DAYS = 31;
  private static final int FEWEST_INTERFACES_AT_A_TIME = 2;
  /// Copies of one interface's slots beside the batch: for sorting, and a sum.
  private static final int WORKING_COPIES = 2;

  private final SumReader sums;
  private final int billableCoveragePercent;

  /// @param ring where the slots are
  /// @param billableCoveragePercent the coverage below which a figure is not billable, 1…100
  public MonthCloser(RingReader ring, int billableCoveragePercent) {
    this(ring, billableCoveragePercent, interfacesAtATime(ring.grid()));
  }

  /// @param interfacesAtATime at least 2
  MonthCloser(RingReader ring, int billableCoveragePercent, int interfacesAtATime) {
    this.sums = new SumReader(ring, interfacesAtATime);
    this.billableCoveragePercent = billableCoveragePercent;
  }

  /// The most memory that closing a month takes.
  ///
  /// @param series how many there are
  /// @param grid the slots' length
  public static long mostBytes(int series, SlotGrid grid) {
    return (Math.min(series, interfacesAtATime(grid)) + WORKING_COPIES) * monthBytes(grid);
  }

  static int interfacesAtATime(SlotGrid grid) {
    return Math.clamp(BATCH_BYTES / monthBytes(grid), FEWEST_INTERFACES_AT_A_TIME,
        MOST_INTERFACES_AT_A_TIME);
  }

  private static long monthBytes(SlotGrid grid) {
    return (long) LONGEST_MONTH_DAYS * grid.perDay() * SlotWindow.BYTES_PER_SLOT;
  }

  /// Closes a month of some series.
  ///
  /// @param consumer takes each series' figures as they are ready
  /// @throws IOException if the disk fails; some series may have been handed over
  public void close(CivilMonth month, List<SeriesToClose> series, Consumer<? super ClosedMonth> consumer)
      throws IOException {
    List<SeriesToClose> batch = new ArrayList<>();
    Set<String> parts = new HashSet<>();
    for (SeriesToClose each : series) {
      if (each.formula().parts().size() > sums.interfacesAtATime()) {
        consumer.accept(closed(month, each,
            sums.window(each.formula(), month.start(), month.end())));
        continue;
      }
      Set<String> together = new HashSet<>(parts);
      together.addAll(each.formula().parts());
      if (together.size() > sums.interfacesAtATime()) {
        close(month, batch, parts, consumer);
        batch.clear();
        together = new HashSet<>(each.formula().parts());
      }
      batch.add(each);
      parts = together;
    }
    close(month, batch, parts, consumer);
  }

  private void close(CivilMonth month, List<SeriesToClose> batch, Set<String> parts,
      Consumer<? super ClosedMonth> consumer) throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    Map<String, SlotWindow> windows = sums.ring().windows(parts, month.start(), month.end());
    for (SeriesToClose each : batch) {
      consumer.accept(closed(month, each, SumReader.windowOf(each.formula(), windows)));
    }
  }

  private ClosedMonth closed(CivilMonth month, SeriesToClose series, SlotWindow slots) {
    MonthSlots known = new MonthSlots(month, slots);
    Certificate certificate = known.certificate(billableCoveragePercent);
    return new ClosedMonth(series.id(), series.provenance(), certificate, series.capacityMbps(),
        series.includesMulticast(),
        known.discarded(Direction.IN, certificate, series.capacityMbps(), series.declared()),
        known.discarded(Direction.OUT, certificate, series.capacityMbps(), series.declared()));
  }
}
