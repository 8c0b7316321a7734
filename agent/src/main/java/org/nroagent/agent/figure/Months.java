package org.nroagent.agent.figure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// The newest month of a book and the one before it, so that a slot's month costs two comparisons.
///
/// Not thread-safe: it belongs to one owner.
final class Months {
  private final SlotGrid grid;
  private MonthSpan before;
  private MonthSpan newest;

  Months(CivilMonth running, SlotGrid grid) {
    this.grid = grid;
    this.before = MonthSpan.of(running.previous(), grid);
    this.newest = MonthSpan.of(running, grid);
  }

  SlotGrid grid() {
    return grid;
  }

  MonthSpan newest() {
    return newest;
  }

  /// The month of a slot, which may begin a new one; null if it is older than the one before the newest.
  @Nullable
  MonthSpan of(Instant slotStart) {
    if (!slotStart.isBefore(newest.end())) {
      newest = MonthSpan.containing(slotStart, newest.month().zone(), grid);
      before = MonthSpan.of(newest.month().previous(), grid);
    }
    return newest.contains(slotStart) ? newest : before.contains(slotStart) ? before : null;
  }
}
