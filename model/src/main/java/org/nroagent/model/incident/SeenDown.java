package org.nroagent.model.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.incident.ToldServices.Service;
import org.nroagent.model.reachability.ServiceState;
import org.nroagent.model.state.ToldStates;

/// Remembers which places were seen to be down in slots that are not recorded yet: what was down when it was looked at was down in
/// that slot, also if it has just come back. Not for several threads.
public final class SeenDown {
  private final SlotGrid grid;
  /// With the incident that each was part of then.
  private final NavigableMap<Instant, Map<String, OptionalLong>> bySlot = new TreeMap<>();

  public SeenDown(SlotGrid grid) {
    this.grid = grid;
  }

  /// Marks what is down, before services are judged anew and afterwards.
  public void mark(ToldStates told, Instant wall) {
    for (Service service : ToldServices.services(told)) {
      if (service.state().equals(Optional.of(ServiceState.DOWN))) {
        bySlot.computeIfAbsent(grid.startOf(wall), _ -> new TreeMap<>()).merge(service.place(),
            service.incident(), (before, now) -> now.isPresent() ? now : before);
      }
    }
  }

  /// The lines that were cut off in a slot, by incident, once it is over; its marks and those of earlier ones are forgotten.
  ///
  /// @param ahead how far the time of outages is ahead of that of slots, which are labelled by the wall clock
  /// @param lines of a place
  public Map<Long, AffectedLines> take(ToldStates told, Instant slotStart, Duration ahead,
      Function<String, LineCounts> lines) {
    Instant end = grid.next(slotStart);
    Map<Long, AffectedLines> affected = AffectedLines.in(told, slotStart.plus(ahead), end.plus(ahead),
        seenIn(told, slotStart), lines);
    bySlot.headMap(end).clear();
    return affected;
  }

  /// Incidents by places that were seen to be down in a slot, also where an outage became one only after it was seen.
  private Map<String, Long> seenIn(ToldStates told, Instant slotStart) {
    Map<String, OptionalLong> marked = bySlot.getOrDefault(slotStart, Map.of());
    Map<String, Long> seen = new TreeMap<>();
    for (Service service : ToldServices.services(told)) {
      OptionalLong then = marked.getOrDefault(service.place(), OptionalLong.empty());
      OptionalLong incident = then.isPresent() ? then : service.incident();
      if (marked.containsKey(service.place())) {
        incident.ifPresent(number -> seen.put(service.place(), number));
      }
    }
    return seen;
  }
}
