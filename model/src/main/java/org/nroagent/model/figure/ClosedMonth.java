package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.nroagent.model.CivilMonth;

/// A month that is over, with all that explains its figure: computed once from the slots and kept longer than they
/// are.
///
/// @param series public id of the interface or derived series
/// @param provenance where its slots came from
/// @param certificate the figure and what explains it
/// @param capacityMbps the capacity in force at the month's last slot in Mbit/s, above 0, empty where it was unknown
/// @param includesMulticast whether multicast traffic is part of the octets, so that they are not what is billed
///     [C CP 12.2]
/// @param in evidence of the slots that IN's percentile discards, empty where IN has no figure
/// @param out the same of OUT
public record ClosedMonth(String series, Provenance provenance, Certificate certificate,
    Optional<BigDecimal> capacityMbps, boolean includesMulticast, Optional<DiscardedSlots> in,
    Optional<DiscardedSlots> out) {
  private static final Duration LATE = Duration.ofDays(1);

  /// @throws IllegalArgumentException if a capacity is not above 0, or the evidence is not of the figure's slots
  public ClosedMonth {
    if (capacityMbps.isPresent() && capacityMbps.get().signum() <= 0) {
      throw new IllegalArgumentException(
          "capacity of " + series + " is " + capacityMbps.get() + " Mbit/s, must be above 0");
    }
    if (capacityMbps.isEmpty() && provenance.capacity().isPresent()) {
      throw new IllegalArgumentException(series + " has no capacity whose origin could be known");
    }
    CivilMonth month = certificate.figure().month();
    if (provenance.wholeFrom().filter(from -> !from.isAfter(month.start()) || from.isAfter(month.end()))
        .isPresent()) {
      throw new IllegalArgumentException(
          series + " is whole from " + provenance.wholeFrom() + " on, which is not within " + month);
    }
    requireSameCount(Optional.ofNullable(certificate.figure().in()), in);
    requireSameCount(Optional.ofNullable(certificate.figure().out()), out);
  }

  /// A whole month of a metered interface of which nothing but the id is known.
  public ClosedMonth(String series, Certificate certificate, Optional<BigDecimal> capacityMbps,
      boolean includesMulticast, Optional<DiscardedSlots> in, Optional<DiscardedSlots> out) {
    this(series, Provenance.ofInterface(series), certificate, capacityMbps, includesMulticast, in, out);
  }

  /// The month's figure.
  public MonthFigure figure() {
    return certificate.figure();
  }

  /// Whether nothing was lost of what was recorded of the month before it was closed.
  public boolean whole() {
    return provenance.wholeFrom().isEmpty();
  }

  /// Whether the figure says what the month carried: its coverage is reached and no record of it was lost (M4).
  public boolean conclusive() {
    return figure().billable() && whole();
  }

  /// Whether the figure may be billed: it is conclusive and unicast alone (M2, M4).
  public boolean billable() {
    return conclusive() && !includesMulticast;
  }

  /// How the capacity is known where it is not that of the month's last slot for sure: it has no date and was taken more
  /// than a day after the month, because the month was closed late or without a capacity.
  public Optional<CapacityOrigin> capacityOfLater() {
    return provenance.capacity().filter(origin -> origin.kind() != CapacityOrigin.Kind.DATED
        && origin.asOf().isAfter(figure().month().end().plus(LATE)));
  }

  /// The same month with a capacity that was not known when it was closed. The evidence stays as it was: it is counted
  /// slot by slot.
  ///
  /// @param mbps the capacity
  /// @param origin how it is known
  /// @throws IllegalStateException if a capacity was known
  public ClosedMonth withCapacity(BigDecimal mbps, Optional<CapacityOrigin> origin) {
    if (capacityMbps.isPresent()) {
      throw new IllegalStateException("the capacity of " + series + " is known: " + capacityMbps.get());
    }
    return new ClosedMonth(series, provenance.withCapacity(origin), certificate, Optional.of(mbps),
        includesMulticast, in, out);
  }

  private static void requireSameCount(Optional<DirectionFigure> figure, Optional<DiscardedSlots> evidence) {
    if (!figure.map(DirectionFigure::discarded).equals(evidence.map(DiscardedSlots::count))) {
      throw new IllegalArgumentException(
          "discarded slots " + evidence + " are not those of the figure " + figure);
    }
  }
}
