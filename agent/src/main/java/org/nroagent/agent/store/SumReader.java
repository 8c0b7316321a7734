package org.nroagent.agent.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;

/// Reads series that are sums of any number of interfaces, some interfaces at a time, so that the memory is bounded.
///
/// What is added and what is taken off are summed up by themselves, in the formula's order: the same part decides why a
/// slot is missing as if all were read at once. It differs only where a part of the sum alone exceeds
/// [org.nroagent.model.Slot#MAX_OCTETS], 7.5 Tbit/s.
///
/// @param ring where the slots are
/// @param interfacesAtATime at least 2
public record SumReader(RingReader ring, int interfacesAtATime) {
  /// @throws IllegalArgumentException if nothing could be added up
  public SumReader {
    if (interfacesAtATime < 2) {
      throw new IllegalArgumentException("a sum needs 2 interfaces at a time, not " + interfacesAtATime);
    }
  }

  /// The slots of a series in [from, to).
  ///
  /// @throws IOException if the disk fails
  public SlotWindow window(SlotFormula formula, Instant from, Instant to) throws IOException {
    List<String> parts = formula.parts();
    if (parts.size() <= interfacesAtATime) {
      return windowOf(formula, ring.windows(Set.copyOf(parts), from, to));
    }
    SlotWindow plus = sum(formula.plus(), from, to);
    return formula.minus().isEmpty()
        ? plus
        : new SlotFormula(List.of("plus"), List.of("minus"))
            .windowOf(List.of(plus, sum(formula.minus(), from, to)));
  }

  /// The slots of a series of which all parts have been read.
  ///
  /// @param windows of the parts, by id
  public static SlotWindow windowOf(SlotFormula formula, Map<String, SlotWindow> windows) {
    List<SlotWindow> own = formula.parts().stream().map(windows::get).toList();
    return own.size() == 1 ? own.getFirst() : formula.windowOf(own);
  }

  private SlotWindow sum(List<String> parts, Instant from, Instant to) throws IOException {
    SlotWindow sum = ring.windows(Set.of(parts.getFirst()), from, to).values().iterator().next();
    for (int first = 1; first < parts.size(); first += interfacesAtATime - 1) {
      List<String> next = parts.subList(first, Math.min(parts.size(), first + interfacesAtATime - 1));
      Map<String, SlotWindow> windows = ring.windows(Set.copyOf(next), from, to);
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
}
