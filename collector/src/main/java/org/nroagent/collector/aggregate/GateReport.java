package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.model.figure.MonthFigure;

/// What is known of a gate now.
///
/// @param gate the gate
/// @param today the day on which this is so
/// @param running the running month
/// @param before the month before
public record GateReport(GateConfig gate, LocalDate today, AggregateFigure running, AggregateFigure before) {
  private static final BigDecimal THRESHOLD = BigDecimal.valueOf(GateConfig.THRESHOLD_PERCENT);

  /// The figure of the running month.
  public MonthFigure current() {
    return running.figure();
  }

  /// The figure of the month before.
  public MonthFigure previous() {
    return before.figure();
  }

  /// Why there can be no figure, empty where there can.
  public Optional<String> problem() {
    return running.problem();
  }

  /// The gate's capacity in Mbit/s, empty where it has none yet.
  public Optional<BigDecimal> capacityMbps() {
    return gate.capacity().on(today);
  }

  /// Whether the running month's reference value has reached the threshold [C CP 5.2.2].
  public boolean thresholdReached() {
    return capacityMbps().flatMap(mbps -> current().thresholdReached(mbps, THRESHOLD)).orElse(false);
  }
}
