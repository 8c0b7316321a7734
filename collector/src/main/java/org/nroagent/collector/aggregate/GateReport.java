package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.model.figure.MonthFigure;

/// What is known of a gate now.
///
/// @param gate the gate
/// @param running the running month
/// @param before the month before
public record GateReport(GateConfig gate, AggregateFigure running, AggregateFigure before) {
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

  /// Whether the running month's reference value has reached the threshold [C CP 5.2.2].
  public boolean thresholdReached() {
    return current().thresholdReached(gate.capacityMbps(), BigDecimal.valueOf(GateConfig.THRESHOLD_PERCENT))
        .orElse(false);
  }
}
