package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;
import org.nroagent.model.figure.PercentileFigure;

/// A month's figure with what explains it.
///
/// @param month the month
/// @param zone the zone in which it begins and ends
/// @param running whether the month is not over: the figure is of its slots so far
/// @param expectedSlots the month's slots
/// @param in the 95th percentile of what entered the POP, null where no slot has a value
/// @param out the 95th percentile of what left the POP, null where no slot has a value
/// @param reference the larger of both, null where neither has a value
/// @param coverage share of the expected slots that have a value, four decimals, rounded down
/// @param billable whether the exact coverage reaches what is agreed (95 %), no record of the month was lost and
///     multicast is no part of the octets
/// @param wholeFrom null for a month of which no record was lost, before it was closed if it is; else from when on the ring had all
///     that was recorded
/// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
/// @param state `running`, `closing`, `closed`, or `not_kept` for a month that was never closed
/// @param capacityMbps capacity of the interface, empty where it is unknown
/// @param thresholdPercent share of the capacity from which an upgrade is due, null where the role has none
/// @param utilisationPercent the reference as a share of the capacity, empty where either is unknown
/// @param thresholdReached whether the reference reaches the threshold, empty where either is unknown
/// @param rule how the figure is computed
/// @param certificate what explains it, null while the ring cannot be read
/// @param evidence what the percentile discards, null while the ring cannot be read
record FigureDocument(YearMonth month, ZoneId zone, boolean running, int expectedSlots, @Nullable Side in,
    @Nullable Side out, Optional<Reference> reference, BigDecimal coverage, boolean billable,
    @Nullable Instant wholeFrom, boolean includesMulticast, String state,
    Optional<BigDecimal> capacityMbps, @Nullable Integer thresholdPercent,
    Optional<BigDecimal> utilisationPercent,
    Optional<Boolean> thresholdReached, String rule, @Nullable CertificateDocument certificate,
    @Nullable EvidenceDocument evidence) {
  /// One direction.
  ///
  /// @param valid slots with a value
  /// @param discarded largest values left out
  /// @param rank the retained value's 1-based ascending position
  /// @param octets the retained value: octets of one slot
  /// @param mbps the retained value as a rate
  record Side(int valid, int discarded, int rank, long octets, BigDecimal mbps) {
    static @Nullable Side of(@Nullable DirectionFigure figure, PercentileFigure of) {
      return figure == null
          ? null
          : new Side(figure.valid(), figure.discarded(), figure.rank(), figure.octets(),
              figure.mbps(of.grid()));
    }
  }

  /// The reference value.
  ///
  /// @param direction `in` or `out`
  /// @param mbps the value
  record Reference(String direction, BigDecimal mbps) {
    static Optional<Reference> of(PercentileFigure figure) {
      return figure.referenceDirection()
          .map(direction -> new Reference(direction.name().toLowerCase(Locale.ROOT),
              figure.referenceMbps().orElseThrow()));
    }
  }

  /// The running month in short.
  ///
  /// @param month the month
  /// @param running whether the month is not over
  /// @param inMbps 95th percentile of IN, null where no slot has a value
  /// @param outMbps 95th percentile of OUT, null where no slot has a value
  /// @param reference the larger of both, null where neither has a value
  /// @param coverage share of the expected slots that have a value
  /// @param billable whether the exact coverage reaches 95 % and multicast is no part of the octets
  /// @param includesMulticast whether multicast is part of the octets, so that they are not what is billed
  /// @param utilisationPercent the reference as a share of the capacity
  /// @param thresholdReached whether the reference reaches the role's threshold
  record Summary(YearMonth month, boolean running, @Nullable BigDecimal inMbps, @Nullable BigDecimal outMbps,
      Optional<Reference> reference, BigDecimal coverage, boolean billable,
      boolean includesMulticast, Optional<BigDecimal> utilisationPercent,
      Optional<Boolean> thresholdReached) {
    static Summary of(SeriesSnapshot each, Instant now) {
      FigureDocument full = FigureDocument.of(each, each.current(), now);
      return new Summary(full.month, full.running, full.in == null ? null : full.in.mbps(),
          full.out == null ? null : full.out.mbps(), full.reference, full.coverage, full.billable,
          full.includesMulticast, full.utilisationPercent, full.thresholdReached);
    }
  }

  /// The figure of a running month, or of one that is over and not explained here.
  ///
  /// @param each the series, whose capacity and rule are compared with
  /// @param now the wall clock: a month that is not over is running
  static FigureDocument of(SeriesSnapshot each, MonthFigure figure, Instant now) {
    boolean running = now.isBefore(figure.month().end());
    return of(each.config().capacityRule(), figure, running, running ? "running" : "closing",
        each.includesMulticast(),
        Optional.empty(), each.capacityMbps(), null, null);
  }

  /// A month with all that explains it.
  ///
  /// @param each the series, whose rule is compared with
  /// @param now the wall clock: a month that is not over is running
  static FigureDocument of(SeriesSnapshot each, KnownMonth month, Instant now) {
    MonthFigure figure = month.certificate().figure();
    return of(each.config().capacityRule(), figure, now.isBefore(figure.month().end()),
        month.state().name().toLowerCase(Locale.ROOT),
        month.includesMulticast(), month.wholeFrom(), month.capacityMbps(),
        CertificateDocument.of(month),
        EvidenceDocument.of(month));
  }

  /// A closed month as it is kept, of a series that is not configured any more, so that there is no threshold.
  static FigureDocument ofFormer(ClosedMonth closed) {
    KnownMonth month = KnownMonth.ofFormer(closed);
    return of(Optional.empty(), closed.figure(), false, month.state().name().toLowerCase(Locale.ROOT),
        month.includesMulticast(), month.wholeFrom(), month.capacityMbps(), CertificateDocument.of(month),
        EvidenceDocument.of(month));
  }

  /// The same figure with what explains it.
  FigureDocument explainedBy(KnownMonth month) {
    return new FigureDocument(this.month, zone, running, expectedSlots, in, out, reference, coverage,
        billable && month.wholeFrom().isEmpty(), month.wholeFrom().orElse(null), includesMulticast, state,
        capacityMbps, thresholdPercent, utilisationPercent,
        thresholdReached, rule,
        CertificateDocument.of(month), EvidenceDocument.of(month));
  }

  private static FigureDocument of(Optional<CapacityRule> rule, MonthFigure figure, boolean running,
      String state,
      boolean includesMulticast, Optional<Instant> wholeFrom, Optional<BigDecimal> capacityMbps,
      @Nullable CertificateDocument certificate, @Nullable EvidenceDocument evidence) {
    Optional<BigDecimal> capacity = capacityMbps.filter(mbps -> mbps.signum() > 0);
    return new FigureDocument(figure.month().month(), figure.month().zone(), running,
        figure.expectedSlots(), Side.of(figure.in(), figure), Side.of(figure.out(), figure),
        Reference.of(figure), figure.coverage(),
        figure.billable() && wholeFrom.isEmpty() && !includesMulticast, wholeFrom.orElse(null),
        includesMulticast,
        state, capacity, rule.map(known -> known.thresholdPercent(figure.month().month())).orElse(null),
        capacity.flatMap(figure::utilisationPercent),
        capacity.flatMap(
            mbps -> rule
                .flatMap(known -> figure.thresholdReached(mbps, known.threshold(figure.month().month())))),
        Percentile95.RULE, certificate, evidence);
  }
}
