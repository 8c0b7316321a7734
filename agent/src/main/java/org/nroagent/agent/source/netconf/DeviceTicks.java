package org.nroagent.agent.source.netconf;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.DeviceReading.SampleClock;
import org.nroagent.model.reading.SampleTime;

/// What a device's sysUpTime would be, of which NETCONF knows nothing: hundredths of a second since the device started, by
/// the agent's monotonic clock, so that samples are as exact as their requests. A device that says when it started has them
/// from there, and a later start shows as what it is; without that, they count from 1970. Either way they are the same after
/// a restart of the agent.
final class DeviceTicks {
  /// Devices that compute their start from how long they run tell it a little differently each time.
  private static final Duration JITTER = Duration.ofSeconds(10);
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long MILLIS_PER_TICK = 10;

  private @Nullable Instant start;
  private boolean startTold;
  private long zeroNanos;
  private long heardNanos;

  /// Takes up what the device says in a reading.
  ///
  /// @param told when it started, empty where it does not say
  /// @param wall the agent's wall clock now
  /// @param nowNanos the agent's monotonic clock now
  void heard(Optional<Instant> told, Instant wall, long nowNanos) {
    Instant said = told.orElse(Instant.EPOCH);
    if (start == null || startTold != told.isPresent()
        || Duration.between(start, said).abs().compareTo(JITTER) > 0) {
      long running = Duration.between(said, wall).toMillis() * NANOS_PER_MILLI;
      // After a restart that was seen, the device runs no longer than since the reading before, whatever its clock says.
      boolean restarted = start != null && startTold && told.isPresent();
      long nanos = restarted ? Math.clamp(running, 0, nowNanos - heardNanos) : Math.max(0, running);
      start = said;
      startTold = told.isPresent();
      zeroNanos = nowNanos - nanos;
    }
    heardNanos = nowNanos;
  }

  /// What the ticks are counted from.
  SampleClock clock() {
    return startTold ? SampleClock.REQUEST_SINCE_START : SampleClock.REQUEST;
  }

  /// The time of a sample: the middle of its request.
  SampleTime sample(long sentNanos, long receivedNanos) {
    long middle = sentNanos + (receivedNanos - sentNanos) / 2;
    return new SampleTime(Math.floorMod((middle - zeroNanos) / NANOS_PER_TICK, UpTime.MODULUS), sentNanos,
        receivedNanos);
  }

  /// A point in time of the device's clock; 0 for what was before its start, null where it does not say.
  @Nullable
  Long of(Optional<Instant> at) {
    if (at.isEmpty() || start == null) {
      return null;
    }
    long millis = Duration.between(start, at.get()).toMillis();
    return millis <= 0 ? 0L : Long.valueOf(Math.floorMod(millis / MILLIS_PER_TICK, UpTime.MODULUS));
  }
}
