package org.nroagent.collector.aggregate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.config.DatedCapacity;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.CapacityState;
import org.nroagent.model.figure.MonthFigure;

/// How a gate or loop stands towards the promise of enough capacity.
///
/// @param aggregate the gate or loop
/// @param capacity its capacity
/// @param today the day on which this is so
/// @param rule its threshold and delay
/// @param state after the months
/// @param months those that are over, ascending
public record CapacityReport(Aggregate aggregate, DatedCapacity capacity, LocalDate today, CapacityRule rule,
    CapacityState state, List<MonthFigure> months) {
  public CapacityReport {
    months = List.copyOf(months);
  }

  /// The capacity in Mbit/s, empty where it has none yet.
  public Optional<BigDecimal> capacityMbps() {
    return capacity.on(today);
  }
}
