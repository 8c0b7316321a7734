package org.nroagent.model.figure;

import java.time.YearMonth;
import java.util.Optional;

/// What one month says about a capacity.
///
/// @param month the month
/// @param reached whether the percentile reached the threshold; empty where the month has no figure that counts:
///     its coverage is not reached, it has no value, or the capacity is unknown
public record CapacityMonth(YearMonth month, Optional<Boolean> reached) {
  /// The outcome of a closed month. Capacity is about all octets, so a figure that includes multicast counts
  /// like any other (M2).
  public static CapacityMonth of(ClosedMonth closed, CapacityRule rule) {
    MonthFigure figure = closed.figure();
    return new CapacityMonth(figure.month().month(), closed.capacityMbps().filter(_ -> figure.billable())
        .flatMap(capacity -> figure.thresholdReached(capacity, rule.threshold())));
  }
}
