package org.nroagent.daemon.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.model.Direction;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

/// The slots of a plot as lines and gaps. Where several slots share a pixel, the highest is drawn: a peak must not
/// vanish because the interval is long.
///
/// @param grid length of the slots
/// @param slots ascending
record SlotLines(SlotGrid grid, List<TimedSlot> slots) {
  private static final double MEGABITS_PER_OCTET = 8e-6;

  /// A time without counts.
  record Gap(Instant from, Instant to) {}

  /// A part of a step line.
  private record Step(Instant from, Instant to, double mbps) {}

  double highestMbps() {
    return Math.max(highestMbps(Direction.IN), highestMbps(Direction.OUT));
  }

  double highestMbps(Direction direction) {
    return slots.stream().mapToDouble(slot -> mbps(slot, direction)).max().orElse(0);
  }

  /// The slots between the first and the last known one, both included.
  long coveredSlots() {
    return slots.isEmpty() ? 0 : grid.count(slots.getFirst().start(), slots.getLast().start()) + 1;
  }

  long missingSlots() {
    return coveredSlots() - slots.stream().filter(slot -> slot.slot() instanceof Slot.Metered).count();
  }

  /// The times that are missing or not there at all, neighbours joined.
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    Instant known = slots.isEmpty() ? Instant.MIN : slots.getFirst().start();
    for (TimedSlot slot : slots) {
      if (slot.slot() instanceof Slot.Metered) {
        if (known.isBefore(slot.start())) {
          gaps.add(new Gap(known, slot.start()));
        }
        known = grid.next(slot.start());
      }
    }
    Instant end = slots.isEmpty() ? Instant.MIN : grid.next(slots.getLast().start());
    if (known.isBefore(end)) {
      gaps.add(new Gap(known, end));
    }
    return gaps;
  }

  /// The data of an SVG path: a level for every slot, a break at every gap.
  String path(Direction direction, Scale scale) {
    StringBuilder path = new StringBuilder();
    Instant end = Instant.MIN;
    for (Step step : steps(direction, Math.max(1, (slots.size() + scale.width() - 1) / scale.width()))) {
      String y = Scale.text(scale.y(step.mbps()));
      if (step.from().equals(end)) {
        path.append('V').append(y);
      } else {
        path.append('M').append(Scale.text(scale.x(step.from()))).append(' ').append(y);
      }
      path.append('H').append(Scale.text(scale.x(step.to())));
      end = step.to();
    }
    return path.toString();
  }

  /// Metered slots, up to `most` adjacent ones joined with their highest value.
  private List<Step> steps(Direction direction, int most) {
    List<Step> steps = new ArrayList<>();
    int joined = 0;
    for (TimedSlot slot : slots) {
      if (!(slot.slot() instanceof Slot.Metered)) {
        joined = 0;
        continue;
      }
      Step step = new Step(slot.start(), grid.next(slot.start()), mbps(slot, direction));
      if (joined > 0 && joined < most && steps.getLast().to().equals(step.from())) {
        Step last = steps.removeLast();
        step = new Step(last.from(), step.to(), Math.max(last.mbps(), step.mbps()));
        joined++;
      } else {
        joined = 1;
      }
      steps.add(step);
    }
    return steps;
  }

  private double mbps(TimedSlot slot, Direction direction) {
    return switch (slot.slot()) {
      case Slot.Metered metered -> MEGABITS_PER_OCTET / grid.seconds() * switch (direction) {
        case IN -> metered.inOctets();
        case OUT -> metered.outOctets();
      };
      case Slot.Missing _ -> 0;
    };
  }
}
