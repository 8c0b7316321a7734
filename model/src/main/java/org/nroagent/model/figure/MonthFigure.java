package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

/// The figure of a month: both directions, the reference value, and how sure it is.
///
/// @param month the month, in the contract's zone
/// @param grid the slots' length
/// @param expectedSlots the month's slots
/// @param in the figure of IN, null where no slot has a value
/// @param out the figure of OUT, null where no slot has a value
/// @param billableCoveragePercent the coverage below which it is not billable, 1…100
public record MonthFigure(CivilMonth month, SlotGrid grid, int expectedSlots, @Nullable DirectionFigure in,
    @Nullable DirectionFigure out, int billableCoveragePercent) {
  /// The coverage in percent below which a figure is not billable where nothing else is agreed (M4).
  public static final int DEFAULT_BILLABLE_COVERAGE_PERCENT = 95;

  /// The figure of a month from both directions.
  public static MonthFigure of(CivilMonth month, SlotGrid grid, Optional<DirectionFigure> in,
      Optional<DirectionFigure> out) {
    return new MonthFigure(month, grid, month.expectedSlots(grid), in.orElse(null), out.orElse(null),
        DEFAULT_BILLABLE_COVERAGE_PERCENT);
  }

  /// The same figure with another coverage below which it is not billable.
  ///
  /// @param percent 1…100
  public MonthFigure withBillableCoverage(int percent) {
    return new MonthFigure(month, grid, expectedSlots, in, out, percent);
  }

  /// The direction with the larger retained value, compared in octets; equal gives IN; with one direction empty
  /// it is the other. Empty where both are (M2).
  public Optional<Direction> referenceDirection() {
    if (in == null) {
      return out == null ? Optional.empty() : Optional.of(Direction.OUT);
    }
    return Optional.of(out != null && out.octets() > in.octets() ? Direction.OUT : Direction.IN);
  }

  /// The figure of the reference direction, empty where both directions are.
  public Optional<DirectionFigure> reference() {
    return referenceDirection().map(direction -> direction == Direction.IN ? in : out);
  }

  /// The reference value in Mbit/s with two decimals.
  public Optional<BigDecimal> referenceMbps() {
    return reference().map(figure -> figure.mbps(grid));
  }

  /// Slots with a value in both directions' smaller count: min(in.valid, out.valid).
  public int validSlots() {
    return in == null || out == null ? 0 : Math.min(in.valid(), out.valid());
  }

  /// [#validSlots()] / expected slots with four decimals, rounded down.
  public BigDecimal coverage() {
    return BigDecimal.valueOf(validSlots()).divide(BigDecimal.valueOf(expectedSlots), 4, RoundingMode.DOWN);
  }

  /// Whether the exact coverage reaches [#billableCoveragePercent()]. A running month is not billable before that
  /// share of it has passed.
  public boolean billable() {
    return validSlots() * 100L >= (long) expectedSlots * billableCoveragePercent;
  }

  /// The reference value as a share of a capacity in percent, two decimals HALF_UP; empty without a reference.
  ///
  /// @param capacityMbps capacity in Mbit/s, above 0
  public Optional<BigDecimal> utilisationPercent(BigDecimal capacityMbps) {
    return referenceMbps()
        .map(mbps -> mbps.multiply(BigDecimal.valueOf(100)).divide(capacityMbps, 2, RoundingMode.HALF_UP));
  }

  /// Whether the two-decimal reference value reaches the threshold: mbps × 100 ≥ capacity × percent (M8); empty
  /// without a reference.
  public Optional<Boolean> thresholdReached(BigDecimal capacityMbps, BigDecimal thresholdPercent) {
    return referenceMbps().map(mbps -> mbps.multiply(BigDecimal.valueOf(100))
        .compareTo(capacityMbps.multiply(thresholdPercent)) >= 0);
  }
}
