package org.nroagent.model.figure;

import java.time.YearMonth;
import java.util.Optional;

/// What one month says about a capacity.
///
/// @param month the month
/// @param reached whether the percentile reached the threshold; empty where the month has no figure that counts:
///     its coverage is not reached, a part of it is lost, it has no value, or the capacity is unknown
/// @param formula what a derived series was the sum of in that month; empty for an interface. Months of different sums
///     do not follow each other
public record CapacityMonth(YearMonth month, Optional<Boolean> reached, Optional<SlotFormula> formula) {
  /// A month of an interface.
  public CapacityMonth(YearMonth month, Optional<Boolean> reached) {
    this(month, reached, Optional.empty());
  }

  /// The outcome of a closed month. Capacity is about all octets, so a figure that includes multicast counts
  /// like any other (M2).
  public static CapacityMonth of(ClosedMonth closed, CapacityRule rule) {
    MonthFigure figure = closed.figure();
    return new CapacityMonth(figure.month().month(), closed.capacityMbps().filter(_ -> closed.conclusive())
        .flatMap(capacity -> figure.thresholdReached(capacity, rule.threshold(figure.month().month()))),
        closed.provenance().sum(closed.series()));
  }
}
