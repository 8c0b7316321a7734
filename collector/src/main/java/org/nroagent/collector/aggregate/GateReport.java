package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.collector.config.CollectorConfig.GateConfig;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.MonthFigure;

/// What is known of a gate now.
///
/// @param gate the gate
/// @param grid its slots
/// @param current the figure of the running month
/// @param previous the figure of the month before
/// @param problem why there can be no figure, empty where there can
public record GateReport(GateConfig gate, SlotGrid grid, MonthFigure current, MonthFigure previous,
    Optional<String> problem) {
  /// The running month's reference value as a share of the gate's capacity in percent.
  public Optional<BigDecimal> utilisationPercent() {
    return current.utilisationPercent(gate.capacityMbps());
  }

  /// Whether the running month's reference value has reached the threshold [C CP 5.2.2].
  public boolean thresholdReached() {
    return current.thresholdReached(gate.capacityMbps(), BigDecimal.valueOf(GateConfig.THRESHOLD_PERCENT))
        .orElse(false);
  }
}
