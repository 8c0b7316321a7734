package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.util.Optional;

/// A month that is over, with all that explains its figure: computed once from the slots and kept longer than they
/// are.
///
/// @param series public id of the interface or derived series
/// @param certificate the figure and what explains it
/// @param capacityMbps the capacity in force at the month's last slot in Mbit/s, above 0, empty where it was unknown
/// @param includesMulticast whether multicast traffic is part of the octets, so that they are not what is billed
///     [C CP 12.2]
/// @param in evidence of the slots that IN's percentile discards, empty where IN has no figure
/// @param out the same of OUT
public record ClosedMonth(String series, Certificate certificate, Optional<BigDecimal> capacityMbps,
    boolean includesMulticast, Optional<DiscardedSlots> in, Optional<DiscardedSlots> out) {
  /// @throws IllegalArgumentException if a capacity is not above 0, or the evidence is not of the figure's slots
  public ClosedMonth {
    if (capacityMbps.isPresent() && capacityMbps.get().signum() <= 0) {
      throw new IllegalArgumentException(
          "capacity of " + series + " is " + capacityMbps.get() + " Mbit/s, must be above 0");
    }
    requireSameCount(Optional.ofNullable(certificate.figure().in()), in);
    requireSameCount(Optional.ofNullable(certificate.figure().out()), out);
  }

  /// The month's figure.
  public MonthFigure figure() {
    return certificate.figure();
  }

  /// Whether the figure may be billed: its coverage is reached and it is unicast alone (M2, M4).
  public boolean billable() {
    return figure().billable() && !includesMulticast;
  }

  private static void requireSameCount(Optional<DirectionFigure> figure, Optional<DiscardedSlots> evidence) {
    if (!figure.map(DirectionFigure::discarded).equals(evidence.map(DiscardedSlots::count))) {
      throw new IllegalArgumentException(
          "discarded slots " + evidence + " are not those of the figure " + figure);
    }
  }
}
