package org.nroagent.agent.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.DeclaredWindow;
import org.nroagent.model.figure.SlotFormula;

/// Anything that has slots and figures: a metered interface, or a series that is derived from metered interfaces slot
/// by slot.
///
/// @param id its public id, unique over interfaces and derived series
/// @param role what it is in the contract
/// @param content where its slots come from
/// @param capacityMbps the configured capacity in Mbit/s, above 0, where it is one number; empty where entries with dates
///     tell it, or to take what the devices say
/// @param includesMulticast whether multicast traffic is part of the octets of a gate, so that they are not what is
///     billed (M2); false for what is not billed at all
/// @param billedAs id of the series that is billed instead of this one, empty where there is none
/// @param capacityRule when more capacity is due, empty where the contract has no threshold for these octets
/// @param windows the declared times that concern it
/// @param entries what a person entered about it
public record SeriesConfig(String id, Role role, Content content, Optional<BigDecimal> capacityMbps,
    boolean includesMulticast, Optional<String> billedAs, Optional<CapacityRule> capacityRule,
    List<DeclaredWindow> windows, SeriesEntries entries) {
  public SeriesConfig {
    windows = List.copyOf(windows);
  }

  /// Where the slots of a series come from.
  public sealed interface Content {}

  /// A metered interface: its slots are measured.
  ///
  /// @param device the device's configured name
  /// @param ifName the device's name of the interface
  public record Measured(String device, String ifName) implements Content {}

  /// Computed slot by slot from metered interfaces (M2, M7).
  ///
  /// @param formula how, with the ids of metered interfaces as parts
  /// @param capacityParts ids of the metered interfaces whose capacities add up to this one's where none is
  ///     configured, empty where they do not
  public record Derived(SlotFormula formula, List<String> capacityParts) implements Content {
    public Derived {
      capacityParts = List.copyOf(capacityParts);
    }
  }

  /// Whether the configuration tells the capacity; what the devices say does not matter then.
  public boolean tellsCapacity() {
    return capacityMbps.isPresent() || !entries.capacityMbps().isEmpty();
  }

  /// The configured capacity in Mbit/s on a day; empty before the first entry.
  public Optional<BigDecimal> capacityMbpsOn(LocalDate day) {
    SortedMap<LocalDate, BigDecimal> before = entries.capacityMbps().headMap(day.plusDays(1));
    return before.isEmpty() ? capacityMbps : Optional.of(before.lastEntry().getValue());
  }

  /// Whether this is a metered interface.
  public boolean measured() {
    return content instanceof Measured;
  }
}
