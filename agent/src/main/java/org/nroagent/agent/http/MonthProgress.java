package org.nroagent.agent.http;

import java.time.Instant;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.figure.MonthFigure;

/// How far a month of a series has come.
///
/// @param figure the month's figure so far
/// @param running whether the month is not over
/// @param finalSlots the month's slots that are final, with a value or without
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param partLost whether records of the month were lost
record MonthProgress(MonthFigure figure, boolean running, long finalSlots, boolean includesMulticast,
    boolean partLost) {
  /// Whether the month can be billed by this measurement.
  enum Billing {
    /// The coverage is reached.
    BILLABLE,
    /// The coverage may still be reached.
    OPEN,
    /// Too many slots are missing already, or records were lost.
    NOT_BILLABLE,
    /// Multicast is part of the octets, whatever the coverage (M2).
    INCLUDES_MULTICAST
  }

  /// The progress of one month.
  ///
  /// @param now the wall clock
  static MonthProgress of(SeriesSnapshot each, MonthFigure figure, Instant now) {
    boolean running = now.isBefore(figure.month().end());
    long finalSlots = running
        ? each.lastSlot().map(last -> finalSlots(last, figure)).orElse(0L)
        : figure.expectedSlots();
    return new MonthProgress(figure, running, finalSlots, each.includesMulticast(), false);
  }

  /// The progress of a month that is explained.
  static MonthProgress of(SeriesSnapshot each, KnownMonth month, Instant now) {
    MonthProgress progress = of(each, month.certificate().figure(), now);
    return new MonthProgress(progress.figure, progress.running, progress.finalSlots,
        month.includesMulticast(), month.wholeFrom().isPresent());
  }

  private static long finalSlots(SeriesSlot last, MonthFigure figure) {
    long passed = figure.grid().count(figure.month().start(), figure.grid().next(last.start()));
    return Math.clamp(passed, 0L, (long) figure.expectedSlots());
  }

  /// Whether the month can be billed; a month that is not over may be lost already.
  Billing billing() {
    if (includesMulticast) {
      return Billing.INCLUDES_MULTICAST;
    }
    if (partLost) {
      return Billing.NOT_BILLABLE;
    }
    if (figure.billable()) {
      return Billing.BILLABLE;
    }
    long best = figure.validSlots() + figure.expectedSlots() - finalSlots;
    boolean reachable = best * 100 >= (long) figure.expectedSlots() * figure.billableCoveragePercent();
    return running && reachable ? Billing.OPEN : Billing.NOT_BILLABLE;
  }
}
