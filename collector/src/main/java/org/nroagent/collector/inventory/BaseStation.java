package org.nroagent.collector.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A base station of a mobile network.
///
/// @param name unique
/// @param operator whose mobile network it is of
/// @param nro the NRO that it is connected to, by the name that agents give it
/// @param technologies at least one, no name twice
public record BaseStation(String name, String operator, String nro, List<Technology> technologies) {
  public BaseStation {
    technologies = List.copyOf(technologies);
  }

  /// A technology of a base station, such as 4G; which ones there are is open [R 6(2)].
  ///
  /// @param name as the operator calls it
  /// @param inService the first day on which it carries data
  /// @param givenUp the first day on which it does no more
  /// @param interfaces what carries its data, as far as that is metered; technologies may share one
  public record Technology(String name, LocalDate inService, Optional<LocalDate> givenUp,
      List<InterfaceRef> interfaces) {
    public Technology {
      interfaces = List.copyOf(interfaces);
    }

    /// Whether it carries data on a day.
    public boolean carriesOn(LocalDate day) {
      return !inService.isAfter(day) && givenUp.filter(end -> !end.isAfter(day)).isEmpty();
    }
  }
}
