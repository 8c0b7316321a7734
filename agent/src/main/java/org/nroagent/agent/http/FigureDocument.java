package org.nroagent.agent.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Percentile95;

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
/// @param billable whether the exact coverage is reached and the octets are those that are billed
/// @param includesMulticast whether multicast is part of a gate's octets, so that they are not what is billed
/// @param capacityMbps capacity of the interface, empty where it is unknown
/// @param thresholdPercent share of the capacity from which an upgrade is due, null where the role has none
/// @param utilisationPercent the reference as a share of the capacity, empty where either is unknown
/// @param thresholdReached whether the reference reaches the threshold, empty where either is unknown
/// @param rule how the figure is computed
record FigureDocument(YearMonth month, ZoneId zone, boolean running, int expectedSlots, @Nullable Side in,
    @Nullable Side out, Optional<Reference> reference, BigDecimal coverage, boolean billable,
    boolean includesMulticast, Optional<BigDecimal> capacityMbps, @Nullable Integer thresholdPercent,
    Optional<BigDecimal> utilisationPercent,
    Optional<Boolean> thresholdReached, String rule) {
  /// One direction.
  ///
  /// @param valid slots with a value
  /// @param discarded largest values left out
  /// @param rank the retained value's 1-based ascending position
  /// @param octets the retained value: octets of one slot
  /// @param mbps the retained value as a rate
  record Side(int valid, int discarded, int rank, long octets, BigDecimal mbps) {
    static @Nullable Side of(@Nullable DirectionFigure figure, MonthFigure month) {
      return figure == null
          ? null
          : new Side(figure.valid(), figure.discarded(), figure.rank(), figure.octets(),
              figure.mbps(month.grid()));
    }
  }

  /// The reference value.
  ///
  /// @param direction `in` or `out`
  /// @param mbps the value
  record Reference(String direction, BigDecimal mbps) {
    static Optional<Reference> of(MonthFigure figure) {
      return figure.referenceDirection()
          .map(direction -> new Reference(direction.name().toLowerCase(Locale.ROOT),
              figure.referenceMbps().orElseThrow()));
    }
  }

  /// Both months of an interface.
  ///
  /// @param id the interface
  /// @param current the running month
  /// @param previous the month before, null where nothing of it is known
  record Months(String id, FigureDocument current, @Nullable FigureDocument previous) {
    static Months of(InterfaceSnapshot each, Instant now) {
      return new Months(each.id(), FigureDocument.of(each, each.current(), now),
          each.previous().map(figure -> FigureDocument.of(each, figure, now)).orElse(null));
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
  /// @param billable whether the exact coverage is reached and the octets are those that are billed
  /// @param includesMulticast whether multicast is part of a gate's octets, so that they are not what is billed
  /// @param utilisationPercent the reference as a share of the capacity
  /// @param thresholdReached whether the reference reaches the role's threshold
  record Summary(YearMonth month, boolean running, @Nullable BigDecimal inMbps, @Nullable BigDecimal outMbps,
      Optional<Reference> reference, BigDecimal coverage, boolean billable,
      boolean includesMulticast, Optional<BigDecimal> utilisationPercent,
      Optional<Boolean> thresholdReached) {
    static Summary of(InterfaceSnapshot each, Instant now) {
      FigureDocument full = FigureDocument.of(each, each.current(), now);
      return new Summary(full.month, full.running, full.in == null ? null : full.in.mbps(),
          full.out == null ? null : full.out.mbps(), full.reference, full.coverage, full.billable,
          full.includesMulticast, full.utilisationPercent, full.thresholdReached);
    }
  }

  /// The figure of one month of an interface.
  ///
  /// @param each the interface, whose capacity and role are compared with
  /// @param now the wall clock: a month that is not over is running
  static FigureDocument of(InterfaceSnapshot each, MonthFigure figure, Instant now) {
    Optional<BigDecimal> capacity = each.capacityMbps().filter(mbps -> mbps.signum() > 0);
    int threshold = each.role().thresholdPercent();
    return new FigureDocument(figure.month().month(), figure.month().zone(),
        now.isBefore(figure.month().end()),
        figure.expectedSlots(), Side.of(figure.in(), figure), Side.of(figure.out(), figure),
        Reference.of(figure), figure.coverage(), each.series().billable(figure),
        each.series().includesMulticast(), capacity,
        threshold == 0 ? null : threshold, capacity.flatMap(figure::utilisationPercent),
        capacity.filter(_ -> threshold > 0)
            .flatMap(mbps -> figure.thresholdReached(mbps, BigDecimal.valueOf(threshold))),
        Percentile95.RULE);
  }
}
