package org.nroagent.model.figure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// The figure of a month: both directions, the reference value, how sure it is, and whether it may be billed.
///
/// @param month the month, in the contract's zone
/// @param grid the slots' length
/// @param expectedSlots the month's slots
/// @param in the figure of IN, null where no slot has a value
/// @param out the figure of OUT, null where no slot has a value
/// @param billableCoveragePercent the coverage below which it is not billable, 1…100
public record MonthFigure(CivilMonth month, SlotGrid grid, int expectedSlots, @Nullable DirectionFigure in,
    @Nullable DirectionFigure out, int billableCoveragePercent) implements PercentileFigure {
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

  /// Whether the exact coverage reaches [#billableCoveragePercent()]. A running month is not billable before that
  /// share of it has passed.
  public boolean billable() {
    return validSlots() * 100L >= (long) expectedSlots * billableCoveragePercent;
  }
}
