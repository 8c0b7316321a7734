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

  /// The slots that have a value.
  long metered() {
    return slots.stream().filter(slot -> slot.slot() instanceof Slot.Metered).count();
  }

  /// The times between the first and the last known slot that are missing or not there at all, neighbours joined.
  List<Gap> gaps() {
    return slots.isEmpty()
        ? List.of()
        : gaps(new SlotPlot.Span(slots.getFirst().start(), grid.next(slots.getLast().start())));
  }

  /// The times within a span that are missing or not there at all, neighbours joined.
  ///
  /// @param expected contains all slots
  List<Gap> gaps(SlotPlot.Span expected) {
    List<Gap> gaps = new ArrayList<>();
    Instant known = expected.from();
    for (TimedSlot slot : slots) {
      if (slot.slot() instanceof Slot.Metered) {
        if (known.isBefore(slot.start())) {
          gaps.add(new Gap(known, slot.start()));
        }
        known = grid.next(slot.start());
      }
    }
    if (known.isBefore(expected.to())) {
      gaps.add(new Gap(known, expected.to()));
    }
    return gaps;
  }

  /// The data of an SVG path that encloses what is above a rate: nothing where no slot is.
  ///
  /// @param floor the rate
  String above(Direction direction, double floor, Scale scale) {
    StringBuilder path = new StringBuilder();
    String base = Scale.text(scale.y(floor));
    Instant end = Instant.MIN;
    for (Step step : steps(direction, slotsPerStep(scale))) {
      if (step.mbps() > floor) {
        if (!step.from().equals(end)) {
          path.append(path.isEmpty() ? "M" : "V" + base + "zM").append(Scale.text(scale.x(step.from())))
              .append(' ').append(base);
        }
        path.append('V').append(Scale.text(scale.y(step.mbps()))).append('H')
            .append(Scale.text(scale.x(step.to())));
        end = step.to();
      }
    }
    return path.isEmpty() ? "" : path.append('V').append(base).append('z').toString();
  }

  /// The data of an SVG path: a level for every slot, a break at every gap.
  String path(Direction direction, Scale scale) {
    StringBuilder path = new StringBuilder();
    Instant end = Instant.MIN;
    for (Step step : steps(direction, slotsPerStep(scale))) {
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

  /// As many slots as share a pixel.
  private int slotsPerStep(Scale scale) {
    long all = grid.count(scale.from(), scale.to());
    return Math.toIntExact(Math.max(1, Math.ceilDiv(all, (long) scale.width())));
  }

  /// Metered slots, those within the time of `most` adjacent ones joined with their highest value. A gap shorter than
  /// that does not break a line, so that a drawing stays small however often a device fails.
  private List<Step> steps(Direction direction, int most) {
    List<Step> steps = new ArrayList<>();
    for (TimedSlot slot : slots) {
      if (slot.slot() instanceof Slot.Metered) {
        Step step = new Step(slot.start(), grid.next(slot.start()), mbps(slot, direction));
        if (!steps.isEmpty()) {
          Step last = steps.removeLast();
          if (!step.to().isAfter(grid.plus(last.from(), most))) {
            step = new Step(last.from(), step.to(), Math.max(last.mbps(), step.mbps()));
          } else {
            boolean near = step.from().isBefore(grid.plus(last.to(), most));
            steps.add(near ? new Step(last.from(), step.from(), last.mbps()) : last);
          }
        }
        steps.add(step);
      }
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
