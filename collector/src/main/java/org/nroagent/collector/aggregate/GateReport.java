package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.MonthFigure;

/// What is known of a gate now.
///
/// @param gate the gate
/// @param today the day on which this is so
/// @param running the running month
/// @param before the month before
/// @param rule when an upgrade of its capacity is due
public record GateReport(GateConfig gate, LocalDate today, AggregateFigure running, AggregateFigure before,
    CapacityRule rule) {
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

  /// The share of the capacity from which an upgrade is due, in the running month [C CP 5.2.2].
  public int thresholdPercent() {
    return rule.thresholdPercent(current().month().month());
  }

  /// Whether the running month's reference value has reached the threshold [C CP 5.2.2].
  public boolean thresholdReached() {
    return capacityMbps()
        .flatMap(mbps -> current().thresholdReached(mbps, rule.threshold(current().month().month())))
        .orElse(false);
  }
}
