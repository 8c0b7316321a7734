package org.nroagent.collector.http;

import java.time.Duration;
import java.time.Instant;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.model.SlotGrid;

/// The slots that a request asks for.
///
/// @param from start of the first slot
/// @param to end, exclusive, after `from`
record Window(Instant from, Instant to) {
  private static final int MOST_SLOTS = 100_000;
  private static final Duration DEFAULT_LENGTH = Duration.ofDays(1);

  /// Reads `from` and `to`: the last day where they are absent. Slots count that start in [from, to).
  ///
  /// @throws HttpProblem if they are wrong or span too much
  static Window of(Request request, SlotGrid grid, Instant now) {
    Instant to = ceiling(request.instant("to").orElseGet(() -> grid.startOf(now)), grid);
    Instant from = ceiling(request.instant("from").orElseGet(() -> to.minus(DEFAULT_LENGTH)), grid);
    if (!from.isBefore(to)) {
      throw HttpProblem.badParameter("from", "must be before 'to'");
    }
    if (grid.count(from, to) > MOST_SLOTS) {
      throw HttpProblem.badParameter("from",
          "asks for more than " + MOST_SLOTS + " slots; ask for less at a time");
    }
    return new Window(from, to);
  }

  private static Instant ceiling(Instant instant, SlotGrid grid) {
    return grid.isBorder(instant) ? instant : grid.next(grid.startOf(instant));
  }
}
