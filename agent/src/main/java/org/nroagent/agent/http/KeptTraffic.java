package org.nroagent.agent.http;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.Fraction;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.SlotWindow;
import org.nroagent.model.impact.TrafficHistory;

/// What interfaces carried together, as the ring has it; not fit for comparison are missing slots, those in which anybody
/// was cut off, and the slot before: what is seen in a slot may have begun in the one before.
///
/// @param slots the sum of the interfaces
/// @param cutOff starts of the slots in which somebody was
record KeptTraffic(SlotWindow slots, Set<Instant> cutOff) implements TrafficHistory {
  @Override
  public Optional<Fraction> mbps(Instant slotStart) {
    return cutOff.contains(slotStart) || cutOff.contains(slots.grid().next(slotStart))
        ? Optional.empty()
        : measured(slotStart);
  }

  @Override
  public Optional<Fraction> lastMbpsBefore(Instant slotStart) {
    for (Instant slot = slots.grid().plus(slotStart, -1); !slot.isBefore(slots.start()); slot = slots.grid()
        .plus(slot, -1)) {
      Optional<Fraction> fit = mbps(slot);
      if (fit.isPresent()) {
        return fit;
      }
    }
    return Optional.empty();
  }

  /// What was carried, the larger one of both directions; empty where that is not known.
  Optional<Fraction> measured(Instant slotStart) {
    if (slotStart.isBefore(slots.start()) || !slotStart.isBefore(slots.end())) {
      return Optional.empty();
    }
    int index = Math.toIntExact(slots.grid().count(slots.start(), slotStart));
    return slots.slot(index).flatMap(slot -> switch (slot) {
      case Slot.Metered(var in, var out, var _) ->
        Optional.of(Mbps.exactly(Math.max(in, out), slots.grid()));
      case Slot.Missing _ -> Optional.empty();
    });
  }
}
