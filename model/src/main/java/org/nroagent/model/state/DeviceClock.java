package org.nroagent.model.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.SampleTime;

/// Places the device's times on the agent's wall clock, by a sample that has both.
///
/// @param upTimeTicks the device's sysUpTime at the sample
/// @param sampledAt the agent's wall clock at the sample
/// @param since nothing that is found now happened before: the reading before, empty where there was none
public record DeviceClock(long upTimeTicks, Instant sampledAt, Optional<Instant> since) {
  private static final long MILLIS_PER_TICK = 10;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  /// Clocks that are read once a poll agree no better.
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /// The clock at a reading's sample.
  ///
  /// @param lead of the wall clock over the monotonic clock, in milliseconds
  /// @param since the agent's wall clock at the reading before
  public static DeviceClock at(SampleTime time, long lead, Optional<Instant> since) {
    long middle = time.sentNanos() + (time.receivedNanos() - time.sentNanos()) / 2;
    return new DeviceClock(time.upTimeTicks(),
        Instant.ofEpochMilli(Math.floorDiv(middle, NANOS_PER_MILLI) + lead), since);
  }

  /// When sysUpTime was 0 last: the device, or its management part, started, or sysUpTime wrapped.
  public Instant started() {
    return sampledAt.minusMillis(upTimeTicks * MILLIS_PER_TICK);
  }

  /// When sysUpTime had a value, over its wrap at 2^32 if need be.
  ///
  /// @param ticks null where the device does not say; 0 is before anything that it remembers
  Optional<Instant> whenTicks(@Nullable Long ticks) {
    if (ticks == null || ticks == 0) {
      return Optional.empty();
    }
    return believed(sampledAt.minusMillis(UpTime.advanceMillis(ticks, upTimeTicks)));
  }

  /// When it was so many seconds ago.
  Optional<Instant> secondsAgo(long seconds) {
    return seconds < 0 || seconds > Duration.ofDays(36_500).toSeconds()
        ? Optional.empty()
        : believed(sampledAt.minusSeconds(seconds));
  }

  /// What changed since the reading before cannot have changed earlier: a device that says so does not keep this time.
  private Optional<Instant> believed(Instant time) {
    return since.filter(before -> time.isBefore(before.minus(TOLERANCE))).isPresent()
        ? Optional.empty()
        : Optional.of(time);
  }
}
