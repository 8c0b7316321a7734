package org.nroagent.agent.store;

import java.time.Instant;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotWindow;

/// The slots of a grid that start in a span of time, by their position.
///
/// @param grid the slots' length
/// @param firstSeconds start of the first one, seconds since 1970-01-01T00:00Z
/// @param size how many
record SlotRange(SlotGrid grid, long firstSeconds, int size) {
  /// The slots that start in [from, to).
  static SlotRange of(SlotGrid grid, Instant from, Instant to) {
    Instant first = grid.isBorder(from) ? from : grid.next(grid.startOf(from));
    return new SlotRange(grid, first.getEpochSecond(),
        Math.toIntExact(Math.max(0, grid.count(from, to))));
  }

  /// The position of a slot, -1 where it is none of these.
  ///
  /// @param startSeconds its start
  int indexOf(long startSeconds) {
    long offset = startSeconds - firstSeconds;
    boolean within = offset >= 0 && offset / grid.seconds() < size && offset % grid.seconds() == 0;
    return within ? (int) (offset / grid.seconds()) : -1;
  }

  /// The position of the first slot that starts in a span, `size` where none does.
  int firstOf(SlotSpan span) {
    return clamped(Math.ceilDiv(span.fromSeconds() - firstSeconds, grid.seconds()));
  }

  /// The position behind the last slot that ends in a span.
  int endOf(SlotSpan span) {
    return clamped(Math.floorDiv(span.toSeconds() - firstSeconds, grid.seconds()));
  }

  /// A window of these slots in which nothing is known.
  SlotWindow window() {
    return new SlotWindow(grid, Instant.ofEpochSecond(firstSeconds), size);
  }

  private int clamped(long index) {
    return (int) Math.clamp(index, 0L, (long) size);
  }
}
