package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

/// The 95th percentile of both directions over a span of slots: which of them is the reference value, and how sure
/// it is.
public sealed interface PercentileFigure permits MonthFigure, RollingFigure {
  /// The slots' length.
  SlotGrid grid();

  /// The number of slots in the span, missing ones included.
  int expectedSlots();

  /// The figure of IN, null where no slot has a value.
  @Nullable
  DirectionFigure in();

  /// The figure of OUT, null where no slot has a value.
  @Nullable
  DirectionFigure out();

  /// The direction with the larger retained value, compared in octets; equal gives IN; with one direction empty
  /// it is the other. Empty where both are (M2).
  default Optional<Direction> referenceDirection() {
    DirectionFigure in = in();
    DirectionFigure out = out();
    if (in == null) {
      return out == null ? Optional.empty() : Optional.of(Direction.OUT);
    }
    return Optional.of(out != null && out.octets() > in.octets() ? Direction.OUT : Direction.IN);
  }

  /// The figure of one direction, empty where no slot has a value.
  default Optional<DirectionFigure> of(Direction direction) {
    return Optional.ofNullable(direction == Direction.IN ? in() : out());
  }

  /// The figure of the reference direction, empty where both directions are.
  default Optional<DirectionFigure> reference() {
    return referenceDirection().flatMap(this::of);
  }

  /// The reference value in Mbit/s with two decimals.
  default Optional<BigDecimal> referenceMbps() {
    return reference().map(figure -> figure.mbps(grid()));
  }

  /// Slots with a value in both directions' smaller count: min(in.valid, out.valid).
  default int validSlots() {
    DirectionFigure in = in();
    DirectionFigure out = out();
    return in == null || out == null ? 0 : Math.min(in.valid(), out.valid());
  }

  /// [#validSlots()] / expected slots with four decimals, rounded down.
  default BigDecimal coverage() {
    return BigDecimal.valueOf(validSlots()).divide(BigDecimal.valueOf(expectedSlots()), 4, RoundingMode.DOWN);
  }

  /// The reference value as a share of a capacity in percent, two decimals HALF_UP; empty without a reference.
  ///
  /// @param capacityMbps capacity in Mbit/s, above 0
  default Optional<BigDecimal> utilisationPercent(BigDecimal capacityMbps) {
    return referenceMbps()
        .map(mbps -> mbps.multiply(BigDecimal.valueOf(100)).divide(capacityMbps, 2, RoundingMode.HALF_UP));
  }

  /// Whether the two-decimal reference value reaches the threshold (M8); empty without a reference.
  default Optional<Boolean> thresholdReached(BigDecimal capacityMbps, BigDecimal thresholdPercent) {
    return referenceMbps().map(mbps -> Mbps.reaches(mbps, capacityMbps, thresholdPercent));
  }
}
