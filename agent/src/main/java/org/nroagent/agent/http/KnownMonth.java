package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.Direction;
import org.nroagent.model.figure.CapacityOrigin;
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
/// @param origin how that capacity is known, empty where it is today's or nobody kept it
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param wholeFrom empty for a month of which no record is known to be lost; else from when on the ring had all that
///     was recorded
/// @param windows which declared windows are left out of the evidence
/// @param in evidence of the slots that IN's percentile discards, empty where IN has no figure
/// @param out the same of OUT
/// @param slots the month's slots, empty where the ring has none of them any more
record KnownMonth(Certificate certificate, State state, Optional<BigDecimal> capacityMbps,
    Optional<CapacityOrigin> origin, boolean includesMulticast, Optional<Instant> wholeFrom, Windows windows,
    Optional<DiscardedSlots> in,
    Optional<DiscardedSlots> out, Optional<SlotWindow> slots) {
  /// Which declared windows are left out of the evidence.
  enum Windows {
    /// Those that are configured now: a window is declared when the event is over.
    OF_TODAY,
    /// Those that were configured when the month was closed, because the ring has not its slots any more.
    AS_CLOSED
  }

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
  /// @param wholeFrom from when on the ring has all that was recorded of the month, empty where nothing was lost
  static KnownMonth ofSlots(SeriesSnapshot each, MonthSlots month, State state, Optional<Instant> wholeFrom) {
    Optional<BigDecimal> capacity = each.capacityMbps().filter(mbps -> mbps.signum() > 0);
    return new KnownMonth(month.certificate(each.current().billableCoveragePercent()), state, capacity,
        Optional.empty(), each.includesMulticast(), wholeFrom, Windows.OF_TODAY,
        month.discarded(Direction.IN, capacity, each.windows()),
        month.discarded(Direction.OUT, capacity, each.windows()), Optional.of(month.slots()));
  }

  /// A closed month. Its evidence follows the windows of today as long as the ring has the slots it was closed from.
  ///
  /// @param each the series as it is now
  /// @param slots its slots by the formula it was closed with, empty where the ring has none of them any more
  static KnownMonth ofClosed(SeriesSnapshot each, ClosedMonth closed, Optional<SlotWindow> slots) {
    Optional<MonthSlots> same = slots.map(window -> new MonthSlots(closed.figure().month(), window))
        .filter(month -> month.digest().equals(closed.certificate().digest()));
    return new KnownMonth(closed.certificate(), State.CLOSED, closed.capacityMbps(),
        closed.provenance().capacity(), closed.includesMulticast(), closed.provenance().wholeFrom(),
        same.isPresent() ? Windows.OF_TODAY : Windows.AS_CLOSED,
        evidence(each, closed, same, Direction.IN, closed.in()),
        evidence(each, closed, same, Direction.OUT, closed.out()), slots);
  }

  /// A closed month as it is kept, of a series that is not configured any more.
  static KnownMonth ofFormer(ClosedMonth closed) {
    return new KnownMonth(closed.certificate(), State.CLOSED, closed.capacityMbps(),
        closed.provenance().capacity(), closed.includesMulticast(), closed.provenance().wholeFrom(),
        Windows.AS_CLOSED, closed.in(), closed.out(), Optional.empty());
  }

  private static Optional<DiscardedSlots> evidence(SeriesSnapshot each, ClosedMonth closed,
      Optional<MonthSlots> same, Direction direction, Optional<DiscardedSlots> asClosed) {
    return same.flatMap(month -> month.discarded(direction, closed.capacityMbps(), each.windows()))
        .or(() -> asClosed);
  }
}
