package org.nroagent.model.proof;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

/// The figure of a closed month as it is told: what another machine needs to compute it again from its own slots, and to
/// name what is different.
///
/// @param series public id at its agent
/// @param month in the agent's zone
/// @param closing the number under which the agent keeps it: ascending in the order of telling
/// @param grid the slots' length
/// @param expectedSlots the month's slots as the agent counts them
/// @param in the percentile of IN, empty where no slot has a value
/// @param out the same of OUT
/// @param unrecorded slots of which the agent has no record
/// @param leastPercent the coverage in percent below which the agent bills nothing, 1…100
/// @param whole whether the agent had all that was recorded of the month
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param capacityMbps the capacity in force at the end of the month, empty where it was unknown
/// @param digest SHA-256 over the slots: 64 lower-case hexadecimal digits
/// @param origin what the slots are
public record ToldFigure(String series, CivilMonth month, long closing, SlotGrid grid, int expectedSlots,
    Optional<Percentile> in, Optional<Percentile> out, int unrecorded, int leastPercent, boolean whole,
    boolean includesMulticast, Optional<BigDecimal> capacityMbps, String digest, Origin origin) {
  /// A retained value.
  ///
  /// @param valid slots with a value
  /// @param rank its 1-based ascending position
  /// @param octets of one slot
  public record Percentile(int valid, int rank, long octets) {
    static Percentile of(DirectionFigure figure) {
      return new Percentile(figure.valid(), figure.rank(), figure.octets());
    }
  }

  /// What the slots of a series are.
  public sealed interface Origin {
    /// Those of a metered interface.
    record Interface() implements Origin {}

    /// A sum of interfaces.
    ///
    /// @param formula of which, empty where there are too many to tell
    record Sum(Optional<SlotFormula> formula) implements Origin {}
  }

  /// The figure of a closed month.
  ///
  /// @param closing its number
  public static ToldFigure of(ClosedMonth closed, long closing) {
    MonthFigure figure = closed.figure();
    Provenance provenance = closed.provenance();
    Origin origin = provenance.sum(closed.series()).<Origin>map(sum -> new Origin.Sum(Optional.of(sum)))
        .orElseGet(Origin.Interface::new);
    return new ToldFigure(closed.series(), figure.month(), closing, figure.grid(), figure.expectedSlots(),
        Optional.ofNullable(figure.in()).map(Percentile::of),
        Optional.ofNullable(figure.out()).map(Percentile::of), closed.certificate().unrecorded(),
        figure.billableCoveragePercent(), closed.whole(), closed.includesMulticast(), closed.capacityMbps(),
        closed.certificate().digest(), origin);
  }

  /// Slots with a value in both directions' smaller count.
  public int validSlots() {
    return in.isEmpty() || out.isEmpty() ? 0 : Math.min(in.get().valid(), out.get().valid());
  }

  /// Whether the agent takes it for what may be billed (M2, M4).
  public boolean billable() {
    return whole && !includesMulticast && validSlots() * 100L >= (long) expectedSlots * leastPercent;
  }
}
