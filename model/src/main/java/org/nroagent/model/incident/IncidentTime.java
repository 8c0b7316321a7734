package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reachability.Place;

/// When an incident lasted, and the NROs that it touched: what they carried then is no measure of what they usually carry.
///
/// @param from its first instant
/// @param to the first instant after it, empty while it goes on
/// @param nros the names of the NROs
public record IncidentTime(Instant from, Optional<Instant> to, Set<String> nros) {
  public IncidentTime {
    nros = Set.copyOf(nros);
  }

  /// When an incident lasted that touched places.
  ///
  /// @param places whatever was part of it at any time
  public static IncidentTime of(Instant from, Optional<Instant> to, Collection<String> places) {
    return new IncidentTime(from, to, nros(places));
  }

  /// The NROs that places are in.
  public static Set<String> nros(Collection<String> places) {
    return places.stream().map(Place::nroOf).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether it touched any of these NROs.
  public boolean touches(Set<String> others) {
    return nros.stream().anyMatch(others::contains);
  }

  /// Whether a slot may have less traffic for its sake: it lasted in it, or was seen in the next one and may have begun in
  /// this one.
  boolean lessens(Instant slotStart, SlotGrid grid) {
    return from.isBefore(grid.plus(slotStart, 2)) && to.filter(end -> !end.isAfter(slotStart)).isEmpty();
  }
}
