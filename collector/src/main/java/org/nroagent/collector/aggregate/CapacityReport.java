package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.util.List;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.MonthFigure;

/// How a gate or loop stands towards the promise of enough capacity.
///
/// @param aggregate the gate or loop
/// @param capacityMbps its capacity as it is configured now
/// @param rule its threshold and delay
/// @param state after the months
/// @param months those that are over, ascending
public record CapacityReport(Aggregate aggregate, BigDecimal capacityMbps, CapacityRule rule,
    CapacityState state, List<MonthFigure> months) {
  public CapacityReport {
    months = List.copyOf(months);
  }
}
