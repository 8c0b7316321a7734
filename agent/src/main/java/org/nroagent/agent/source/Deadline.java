package org.nroagent.agent.source;

import java.time.Duration;

/// The real time by which a reading must end. Network time-outs never follow an accelerated clock.
///
/// @param endNanos the reading of `System.nanoTime()` at which it ends
public record Deadline(long endNanos) {
  /// A deadline that lies ahead by the given time.
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// The earlier one of this deadline and one that lies ahead by the given time.
  public Deadline atMost(Duration time) {
    return new Deadline(System.nanoTime() + Math.min(remainingNanos(), time.toNanos()));
  }

  /// What is left, 0 where it has passed.
  public long remainingNanos() {
    return Math.max(0, endNanos - System.nanoTime());
  }

  /// Whether nothing is left.
  public boolean hasPassed() {
    return remainingNanos() == 0;
  }
}
