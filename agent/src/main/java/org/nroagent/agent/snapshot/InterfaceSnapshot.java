package org.nroagent.agent.snapshot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.MonthFigure;

/// One metered interface as the page and the API show it.
///
/// @param id its public id
/// @param device the device's configured name
/// @param ifName the device's name of it
/// @param role what it is in the contract
/// @param capacityMbps configured capacity, else the speed that the device gave last; empty where neither is known
/// @param lastSlot the last final slot, empty before the first one
/// @param current the running month's figure
/// @param previous the figure of the month before, empty where nothing of it is known
public record InterfaceSnapshot(String id, String device, String ifName, Role role,
    Optional<BigDecimal> capacityMbps,
    Optional<LastSlot> lastSlot, MonthFigure current, Optional<MonthFigure> previous) {
  /// A final slot.
  ///
  /// @param start start of the slot
  /// @param slot what is known of it
  public record LastSlot(Instant start, Slot slot) {}
}
