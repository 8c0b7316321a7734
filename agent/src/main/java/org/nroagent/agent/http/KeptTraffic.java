package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.Fraction;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.time.TimeRange;

/// What interfaces carried together, as the ring has it.
///
/// @param windows the sum of the interfaces over some times
record KeptTraffic(List<SlotWindow> windows) {
  KeptTraffic {
    windows = List.copyOf(windows);
  }

  /// Reads some times of the ring.
  ///
  /// @param interfaces by public id
  /// @param times borders of the grid
  /// @throws IOException if the disk fails
  static KeptTraffic read(SlotHistory slots, List<String> interfaces, List<TimeRange> times)
      throws IOException {
    List<SlotWindow> windows = new ArrayList<>();
    for (TimeRange time : times) {
      windows.add(slots.window(new SlotFormula(interfaces, List.of()), time.from(), time.to()));
    }
    return new KeptTraffic(windows);
  }

  /// What was carried, the larger one of both directions; empty where that is not known.
  Optional<Fraction> mbps(Instant slotStart) {
    return windows.stream()
        .filter(each -> !slotStart.isBefore(each.start()) && slotStart.isBefore(each.end()))
        .findFirst().flatMap(window -> mbps(window, slotStart));
  }

  private static Optional<Fraction> mbps(SlotWindow window, Instant slotStart) {
    int index = Math.toIntExact(window.grid().count(window.start(), slotStart));
    return window.slot(index).flatMap(slot -> switch (slot) {
      case Slot.Metered(var in, var out, var _) ->
        Optional.of(Mbps.exactly(Math.max(in, out), window.grid()));
      case Slot.Missing _ -> Optional.empty();
    });
  }
}
