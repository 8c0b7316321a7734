package org.nroagent.model.figure;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

/// The figure of the last thirty days, 8640 slots of five minutes whatever the civil month, missing ones included
/// (M3). It shows where the running month is heading and is never billable.
///
/// @param from start of the first slot
/// @param to end of the last closed slot
/// @param grid the slots' length
/// @param expectedSlots the slots in [from, to)
/// @param in the figure of IN, null where no slot has a value
/// @param out the figure of OUT, null where no slot has a value
public record RollingFigure(Instant from, Instant to, SlotGrid grid, int expectedSlots,
    @Nullable DirectionFigure in, @Nullable DirectionFigure out) implements PercentileFigure {
  /// The window's length.
  public static final Duration LENGTH = Duration.ofDays(30);

  /// The window's slots, all unrecorded so far.
  ///
  /// @param end end of the last closed slot, a border of the grid
  public static SlotWindow window(Instant end, SlotGrid grid) {
    Instant from = end.minus(LENGTH);
    return new SlotWindow(grid, from, Math.toIntExact(grid.count(from, end)));
  }

  /// The figure of a window's slots.
  ///
  /// @param slots as [#window(Instant, SlotGrid)] gives them, filled
  public static RollingFigure of(SlotWindow slots) {
    return new RollingFigure(slots.start(), slots.end(), slots.grid(), slots.size(),
        slots.percentile(Direction.IN).orElse(null), slots.percentile(Direction.OUT).orElse(null));
  }
}
