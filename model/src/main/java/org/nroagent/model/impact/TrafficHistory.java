package org.nroagent.model.impact;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.Fraction;

/// What a service carried in slots that are fit for comparison: neither missing nor of an incident.
public interface TrafficHistory {
  /// The Mbit/s of a slot, the larger one of both directions; empty if the slot is not fit or not kept.
  ///
  /// @param slotStart start of the slot
  Optional<Fraction> mbps(Instant slotStart);

  /// The Mbit/s of the last fit slot before one; empty if none is kept.
  Optional<Fraction> lastMbpsBefore(Instant slotStart);
}
