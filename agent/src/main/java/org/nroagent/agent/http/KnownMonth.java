package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DiscardedSlots;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.SlotWindow;

/// One month of a series with all that explains its figure: computed from the ring, or kept since it was closed.
///
/// @param certificate the figure and what explains it
/// @param state how final it is
/// @param capacityMbps the capacity that it is compared with, empty where it is unknown
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param in evidence of the slots that IN's percentile discards, empty where IN has no figure
/// @param out the same of OUT
/// @param slots the month's slots, empty where the ring has none of them any more
record KnownMonth(Certificate certificate, State state, Optional<BigDecimal> capacityMbps,
    boolean includesMulticast, Optional<DiscardedSlots> in, Optional<DiscardedSlots> out,
    Optional<SlotWindow> slots) {
  /// How final a month is.
  enum State {
    /// It is not over.
    RUNNING,
    /// It is over and will be computed once more when no late slot can come.
    CLOSING,
    /// It is closed: its figure is kept and does not change.
    CLOSED,
    /// It is over and was not closed: computed from what the ring still has.
    NOT_KEPT
  }

  /// A month from its slots.
  ///
  /// @param each the series as it is now
  static KnownMonth ofSlots(SeriesSnapshot each, MonthSlots month, State state) {
    Optional<BigDecimal> capacity = each.capacityMbps().filter(mbps -> mbps.signum() > 0);
    return new KnownMonth(month.certificate(each.current().billableCoveragePercent()), state, capacity,
        each.includesMulticast(), month.discarded(Direction.IN, capacity, each.windows()),
        month.discarded(Direction.OUT, capacity, each.windows()), Optional.of(month.slots()));
  }

  /// A closed month.
  ///
  /// @param slots its slots, empty where the ring has none of them any more
  static KnownMonth ofClosed(ClosedMonth closed, Optional<SlotWindow> slots) {
    return new KnownMonth(closed.certificate(), State.CLOSED, closed.capacityMbps(),
        closed.includesMulticast(), closed.in(), closed.out(), slots);
  }
}
