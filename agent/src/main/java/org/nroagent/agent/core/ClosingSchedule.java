package org.nroagent.agent.core;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// When months are to be closed: once after the second stored round, because of a device that is slower than the first
/// one the time before the start becomes missing only then, and whenever a month has ended
/// [#SLOTS_AFTER_THE_END] slots before the border of a stored round. What failed is due again with the next round.
///
/// Not thread-safe: it belongs to the core thread.
final class ClosingSchedule {
  /// Slots that are final one poll late, in a round that waited for one more, are in the ring by then.
  static final int SLOTS_AFTER_THE_END = 3;

  private final SlotGrid grid;
  private final ZoneId zone;
  private final Closer closer;
  private Optional<CivilMonth> closedUpTo = Optional.empty();
  private boolean running;
  private boolean first = true;

  /// Who closes months, on another thread, and tells the core when that has ended.
  interface Closer {
    /// Begins to close months; must not wait.
    ///
    /// @param upTo the newest of them
    /// @return false if that is not possible now
    boolean begin(CivilMonth upTo);
  }

  /// @param zone in which months begin
  ClosingSchedule(SlotGrid grid, ZoneId zone, Closer closer) {
    this.grid = grid;
    this.zone = zone;
    this.closer = closer;
  }

  /// A round has been stored. At most one closing runs at a time.
  ///
  /// @param border of the round
  void stored(Instant border) {
    CivilMonth newest = CivilMonth.containing(grid.plus(border, -SLOTS_AFTER_THE_END), zone).previous();
    boolean done = closedUpTo.isPresent() && !newest.start().isAfter(closedUpTo.get().start());
    if (first) {
      first = false;
    } else if (!running && !done) {
      running = closer.begin(newest);
    }
  }

  /// The clock shows another time than before: what was closed until then says nothing about what is over now.
  void clockChanged() {
    closedUpTo = Optional.empty();
  }

  /// The closing has ended.
  ///
  /// @param upTo the newest month that was to be closed
  /// @param complete whether everything was kept
  void ended(CivilMonth upTo, boolean complete) {
    running = false;
    if (complete) {
      closedUpTo = Optional.of(upTo);
    }
  }
}
