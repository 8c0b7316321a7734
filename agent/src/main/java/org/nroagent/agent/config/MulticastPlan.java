package org.nroagent.agent.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.address.Ipv4Address;
import org.nroagent.model.address.Ipv4Prefix;

/// The client's static plan of multicast groups and sources [C STAS 5.2].
///
/// @param sourceSpecific whether both networks run source-specific multicast, so that there is no MSDP
/// @param sourceBlocks blocks of source addresses that the client declared
/// @param groups its groups, each with its time; a range in the file is one entry per address here
public record MulticastPlan(boolean sourceSpecific, List<Ipv4Prefix> sourceBlocks, List<Group> groups) {
  public MulticastPlan {
    sourceBlocks = List.copyOf(sourceBlocks);
    groups = List.copyOf(groups);
  }

  /// One declared group.
  ///
  /// @param address the group
  /// @param source where it comes from, empty where that is not declared
  /// @param from its first day, empty where it has always been there
  /// @param to the first day after it, empty where no end is foreseen
  /// @param fromDeclared when its beginning was declared to the provider
  /// @param toDeclared when its end was declared to the provider
  /// @param exception why its address may be outside of the client's blocks, empty where nothing was agreed
  public record Group(Ipv4Address address, Optional<Ipv4Address> source, Optional<LocalDate> from,
      Optional<LocalDate> to, Optional<LocalDate> fromDeclared, Optional<LocalDate> toDeclared,
      String exception) {
    /// Whether it is in force on a day.
    public boolean isValidOn(LocalDate day) {
      return from.filter(first -> first.isAfter(day)).isEmpty()
          && to.filter(end -> !end.isAfter(day)).isEmpty();
    }

    /// Whether there is a day on which both are in force.
    public boolean meets(Group other) {
      return beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this);
    }

    private boolean beginsBeforeEndOf(Group other) {
      return from.isEmpty() || other.to.isEmpty() || from.get().isBefore(other.to.get());
    }
  }
}
