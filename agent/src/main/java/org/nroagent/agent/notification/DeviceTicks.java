package org.nroagent.agent.notification;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.state.DeviceClock;

/// Values of sysUpTime, hundredths of a second that wrap at 2^32.
final class DeviceTicks {
  private static final long MILLIS_PER_TICK = 10;

  private DeviceTicks() {}

  /// How far one is after another, negative if it is before; the nearer way round.
  private static int after(long ticks, long other) {
    return (int) (ticks - other);
  }

  static boolean isBefore(long ticks, long other) {
    return after(ticks, other) < 0;
  }

  /// When a device's clock showed something, on the agent's wall clock.
  ///
  /// @param ticks what it showed
  /// @param sample a reading, which has both clocks
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  /// @param arrivedAt not after this
  /// @return empty if that was before the reading, which has what happened then
  static Optional<Instant> place(long ticks, SampleTime sample, long lead, Instant arrivedAt) {
    int since = after(ticks, sample.upTimeTicks());
    if (since < 0) {
      return Optional.empty();
    }
    Instant placed = DeviceClock.at(sample, lead, Optional.empty()).sampledAt()
        .plusMillis(since * MILLIS_PER_TICK);
    return Optional.of(placed.isAfter(arrivedAt) ? arrivedAt : placed);
  }
}
