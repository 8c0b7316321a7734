package org.nroagent.model.impact;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Something that happened to one or more services.
///
/// @param id its name, unique among the incidents
/// @param detected when it was detected; deadlines run from that day
/// @param parts what was lost when, in any order; may be empty
public record Incident(String id, Instant detected, List<Part> parts) {
  public Incident {
    parts = List.copyOf(parts);
  }

  /// The services that the parts concern, in the order in which they first occur.
  SequencedSet<Service> services() {
    return parts.stream().map(Part::service).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
