package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Optional;

/// A time in which a place was out by one incident, and was seen to be so all the time or not at all.
///
/// @param place the name of the place
/// @param incident the number of the incident
/// @param from its first instant
/// @param to the first instant after it, empty while it goes on
/// @param joined when it became part of the incident: later than it began, where an outage is no incident at once
/// @param seen whether the place was seen to be down; else it was down when it was seen last
public record OutageSpan(String place, long incident, Instant from, Optional<Instant> to,
    Instant joined, boolean seen) {
  /// Whether it covers an instant.
  public boolean covers(Instant at) {
    return !at.isBefore(from) && to.filter(end -> !at.isBefore(end)).isEmpty();
  }

  /// Whether it touches a slot. A reading that sees the end of an outage has seen the outage: it was down in the slot of
  /// that reading, also where that is the slot's first instant.
  boolean touches(Instant slotStart, Instant slotEnd) {
    return from.isBefore(slotEnd)
        && to.filter(end -> seen ? end.isBefore(slotStart) : !end.isAfter(slotStart)).isEmpty();
  }
}
