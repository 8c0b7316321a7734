package org.nroagent.model.time;

import java.time.Duration;
import java.time.Instant;

/// A time from one instant to another.
///
/// @param from its first instant
/// @param to the first instant after it, after `from`
public record TimeRange(Instant from, Instant to) {
  /// @throws IllegalArgumentException if it is empty
  public TimeRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("time is empty: " + from + " to " + to);
    }
  }

  /// How long it lasts, in elapsed time.
  public Duration duration() {
    return Duration.between(from, to);
  }
}
