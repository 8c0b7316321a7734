package org.nroagent.agent.snapshot;

import java.math.BigDecimal;
import java.util.Optional;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.figure.PreviousMonth;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.model.figure.MonthFigure;

/// One metered interface as the page and the API show it.
///
/// @param device the device's configured name
/// @param ifName the device's name of it
/// @param series its slots and figures
/// @param losses what it lost since the start
public record InterfaceSnapshot(String device, String ifName, SeriesSnapshot series, LossSnapshot losses) {
  /// Its public id.
  public String id() {
    return series.id();
  }

  /// What it is in the contract.
  public Role role() {
    return series.role();
  }

  /// Configured capacity, else what the device says; empty where neither is known.
  public Optional<BigDecimal> capacityMbps() {
    return series.capacityMbps();
  }

  /// The last final slot, empty before the first one.
  public Optional<SeriesSlot> lastSlot() {
    return series.lastSlot();
  }

  /// The running month's figure.
  public MonthFigure current() {
    return series.current();
  }

  /// The figure of the month before, empty where nothing of it is known.
  public Optional<MonthFigure> previous() {
    return series.previous().map(PreviousMonth::figure);
  }
}
