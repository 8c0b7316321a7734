package org.nroagent.agent.figure;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalLong;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityMonth;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Mbps;
import org.nroagent.model.figure.SlotFormula;

/// What remains of a month in the history of a series.
///
/// @param month the month
/// @param grid the slots' length
/// @param referenceOctets the reference value in octets of one slot, empty where no slot has a value
/// @param capacityMbps capacity in force at the month's last slot in Mbit/s, empty where it was unknown
/// @param coverage share of the month's slots that have a value, four decimals, rounded down
/// @param coverageReached whether the exact coverage makes the figure billable
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param partLost whether records of the month were lost before it was closed
/// @param sum what a derived series was the sum of; empty for an interface
public record MonthOutcome(YearMonth month, SlotGrid grid, OptionalLong referenceOctets,
    Optional<BigDecimal> capacityMbps, BigDecimal coverage, boolean coverageReached,
    boolean includesMulticast, boolean partLost, Optional<SlotFormula> sum) {
  /// What the figure of a month that is not closed gives at a capacity.
  ///
  /// @param sum what a derived series is the sum of; empty for an interface
  public static MonthOutcome of(MonthFigure figure, Optional<BigDecimal> capacityMbps,
      boolean includesMulticast, Optional<SlotFormula> sum) {
    return new MonthOutcome(figure.month().month(), figure.grid(),
        figure.reference().map(reference -> OptionalLong.of(reference.octets())).orElse(OptionalLong.empty()),
        capacityMbps, figure.coverage(), figure.billable(), includesMulticast, false, sum);
  }

  /// The reference value in Mbit/s with two decimals.
  public Optional<BigDecimal> referenceMbps() {
    return referenceOctets.isEmpty()
        ? Optional.empty()
        : Optional.of(Mbps.ofSlot(referenceOctets.getAsLong(), grid));
  }

  /// Whether the figure says what the month carried: its coverage is reached and no record of it was lost.
  public boolean conclusive() {
    return coverageReached && !partLost;
  }

  /// Whether the figure may be billed: it is conclusive and unicast alone.
  public boolean billable() {
    return conclusive() && !includesMulticast;
  }

  /// What the month says about the capacity. Capacity is about all octets, multicast too (M8).
  public CapacityMonth capacityMonth(CapacityRule rule) {
    return new CapacityMonth(month, conclusive()
        ? capacityMbps.flatMap(
            capacity -> referenceMbps().map(mbps -> Mbps.reaches(mbps, capacity, rule.threshold(month))))
        : Optional.empty(), sum);
  }
}
