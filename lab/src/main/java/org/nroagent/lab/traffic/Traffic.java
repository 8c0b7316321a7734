package org.nroagent.lab.traffic;

import java.time.Instant;
import java.util.List;

/// Octets offered to an interface, as a function of time alone. Implementations are thread-safe.
public interface Traffic {
  /// No traffic at all.
  Traffic NONE = (direction, at) -> 0;

  /// The octets from a fixed instant in the past until `at`. Never falls as time goes on; only differences mean
  /// anything, as unsigned 64-bit numbers.
  ///
  /// @param direction as the device counts it
  /// @param at the virtual time, millisecond resolution
  long cumulativeOctets(IfDirection direction, Instant at);

  /// The octets in [from, to).
  default long octetsBetween(IfDirection direction, Instant from, Instant to) {
    return cumulativeOctets(direction, to) - cumulativeOctets(direction, from);
  }

  /// What several interfaces together carry, for example the sub-interfaces of a link.
  static Traffic sum(List<Traffic> parts) {
    List<Traffic> fixed = List.copyOf(parts);
    return (direction, at) -> fixed.stream().mapToLong(part -> part.cumulativeOctets(direction, at)).sum();
  }
}
