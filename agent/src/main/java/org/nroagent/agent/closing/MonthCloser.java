package org.nroagent.agent.closing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.SlotSeries;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;

/// Computes what closed months come to, exactly and from the ring alone: every slot that the ring has, amendments
/// applied, damage named. Reads the ring as often as its memory demands: [#INTERFACES_AT_A_TIME] interfaces per scan.
///
/// Not thread-safe.
public final class MonthCloser {
  /// Interfaces whose slots are in memory at a time: 5 MB with months of 8928 slots.
  public static final int INTERFACES_AT_A_TIME = 32;

  private final RingReader ring;
  private final int billableCoveragePercent;
  private final int interfacesAtATime;

  /// @param ring where the slots are
  /// @param billableCoveragePercent the coverage below which a figure is not billable, 1…100
  public MonthCloser(RingReader ring, int billableCoveragePercent) {
    this(ring, billableCoveragePercent, INTERFACES_AT_A_TIME);
  }

  /// @param interfacesAtATime at least 2
  MonthCloser(RingReader ring, int billableCoveragePercent, int interfacesAtATime) {
    this.ring = ring;
    this.billableCoveragePercent = billableCoveragePercent;
    this.interfacesAtATime = interfacesAtATime;
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
      if (each.formula().parts().size() > interfacesAtATime) {
        consumer.accept(closed(month, each, sumInSteps(month, each.formula())));
        continue;
      }
      Set<String> together = new HashSet<>(parts);
      together.addAll(each.formula().parts());
      if (together.size() > interfacesAtATime) {
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
    Map<String, SlotWindow> windows = read(month, parts);
    for (SeriesToClose each : batch) {
      List<SlotWindow> own = each.formula().parts().stream().map(windows::get).toList();
      consumer.accept(closed(month, each, own.size() == 1 ? own.getFirst() : each.formula().windowOf(own)));
    }
  }

  /// A sum of more parts than may be in memory: what is added and what is taken off are summed up by themselves, step by
  /// step. The order of the parts stays, so the same part decides why a slot is missing. Differs from the formula in one
  /// step only where a part of the sum alone exceeds [org.nroagent.model.Slot#MAX_OCTETS], 7.5 Tbit/s.
  private SlotWindow sumInSteps(CivilMonth month, SlotFormula formula) throws IOException {
    SlotWindow plus = sum(month, formula.plus());
    return formula.minus().isEmpty()
        ? plus
        : new SlotFormula(List.of("plus"), List.of("minus"))
            .windowOf(List.of(plus, sum(month, formula.minus())));
  }

  private SlotWindow sum(CivilMonth month, List<String> parts) throws IOException {
    SlotWindow sum = read(month, Set.of(parts.getFirst())).values().iterator().next();
    for (int from = 1; from < parts.size(); from += interfacesAtATime - 1) {
      List<String> next = parts.subList(from, Math.min(parts.size(), from + interfacesAtATime - 1));
      Map<String, SlotWindow> windows = read(month, Set.copyOf(next));
      List<String> names = new ArrayList<>(List.of("the sum so far"));
      List<SlotWindow> values = new ArrayList<>(List.of(sum));
      next.forEach(id -> {
        names.add(id);
        values.add(windows.get(id));
      });
      sum = new SlotFormula(names, List.of()).windowOf(values);
    }
    return sum;
  }

  private Map<String, SlotWindow> read(CivilMonth month, Set<String> interfaces) throws IOException {
    Map<String, SlotSeries> series = ring.slots(interfaces, month.start(), month.end());
    Map<String, SlotWindow> windows = new HashMap<>();
    for (String id : interfaces) {
      SlotSeries slots = series.remove(id); // so that no month is in memory twice
      if (slots != null) {
        windows.put(id, slots.window());
      }
    }
    return windows;
  }

  private ClosedMonth closed(CivilMonth month, SeriesToClose series, SlotWindow slots) {
    MonthSlots known = new MonthSlots(month, slots);
    return new ClosedMonth(series.id(), known.certificate(billableCoveragePercent), series.capacityMbps(),
        series.includesMulticast(),
        known.discarded(Direction.IN, series.capacityMbps(), series.declared()),
        known.discarded(Direction.OUT, series.capacityMbps(), series.declared()));
  }
}
