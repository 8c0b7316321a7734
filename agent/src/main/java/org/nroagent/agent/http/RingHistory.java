package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.agent.store.RingReader;
import org.nroagent.agent.store.SlotSeries;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;

/// The kept slots, read from the ring. A sum of many interfaces is read in steps, so that its memory is bounded.
///
/// @param ring the agent's ring
record RingHistory(RingReader ring) implements SlotHistory {
  /// Interfaces whose slots are in memory at a time.
  private static final int AT_A_TIME = 8;
  /// Stands for what was added up so far; no id is empty.
  private static final String SUM = "";

  @Override
  public void read(String interfaceId, Instant from, Instant to, Consumer consumer)
      throws IOException {
    SlotSeries slots = ring.slots(interfaceId, from, to);
    for (int i = 0; i < slots.size(); i++) {
      int index = i;
      slots.slot(index)
          .ifPresent(slot -> consumer.accept(slots.slotStart(index), slot, slots.drops(index)));
    }
  }

  @Override
  public SlotWindow window(SlotFormula formula, Instant from, Instant to) throws IOException {
    List<String> parts = formula.parts();
    if (parts.size() == 1) {
      return ring.slots(parts.getFirst(), from, to).window();
    }
    List<SlotWindow> sum = List.of();
    for (int first = 0; first < parts.size(); first += AT_A_TIME) {
      List<String> next = parts.subList(first, Math.min(parts.size(), first + AT_A_TIME));
      sum = List
          .of(add(sum, next, Math.clamp(formula.plus().size() - (long) first, 0, next.size()), from, to));
    }
    return sum.getFirst();
  }

  /// What was added up so far stays the first part, so that the same part decides why a slot is missing.
  private SlotWindow add(List<SlotWindow> sum, List<String> next, int added, Instant from, Instant to)
      throws IOException {
    Map<String, SlotSeries> series = ring.slots(Set.copyOf(next), from, to);
    List<SlotWindow> windows = new ArrayList<>(sum);
    List<String> plus = new ArrayList<>(sum.isEmpty() ? List.of() : List.of(SUM));
    plus.addAll(next.subList(0, added));
    for (String id : next) {
      SlotSeries slots = series.get(id);
      if (slots != null) {
        windows.add(slots.window());
      }
    }
    return new SlotFormula(plus, next.subList(added, next.size())).windowOf(windows);
  }
}
