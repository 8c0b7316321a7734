package org.nroagent.model.time;

import java.time.Instant;

/// The two clocks of a daemon, injected everywhere so that tests and the accelerated demonstration can drive
/// them. The wall clock labels slots and may step; the monotonic clock schedules and measures and never does.
///
/// Network time-outs are always real time and do not come from here.
public interface TimeSource {
  /// The wall clock. May step in either direction.
  Instant wall();

  /// The monotonic clock in nanoseconds, from an arbitrary origin. Only differences mean anything.
  long monotonicNanos();

  /// Blocks until the monotonic clock has reached the given reading; returns at once if it already has.
  ///
  /// @param monotonicNanos a reading of [#monotonicNanos()] to wait for
  /// @throws InterruptedException if the waiting thread is interrupted
  void sleepUntil(long monotonicNanos) throws InterruptedException;
}
