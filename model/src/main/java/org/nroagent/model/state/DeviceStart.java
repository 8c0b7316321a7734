package org.nroagent.model.state;

import java.time.Duration;
import java.time.Instant;
import org.nroagent.model.metering.UpTime;

/// Whether a device restarted since it was told to have started, where no reading of before is at hand: after a restart
/// of the agent.
public final class DeviceStart {
  private static final long MILLIS_PER_TICK = 10;
  private static final long TOLERANCE_TICKS = 1000;
  /// Two clocks run apart: 2 % of the time passed is taken as agreement, as between two readings.
  private static final long TOLERANCE_DIVISOR = 50;
  /// Beyond this the tolerance is half of sysUpTime's range, and nothing can be told.
  private static final Duration LONGEST = Duration.ofDays(3650);

  private DeviceStart() {}

  /// Whether sysUpTime is not what it would be had the device run on, over its wraps.
  ///
  /// @param told when it was told to have started
  /// @param clock what it says now
  public static boolean restarted(Instant told, DeviceClock clock) {
    Duration passed = Duration.between(told, clock.sampledAt());
    if (passed.isNegative() || passed.compareTo(LONGEST) > 0) {
      return false;
    }
    long expected = passed.toMillis() / MILLIS_PER_TICK;
    long behind = UpTime.advance(clock.upTimeTicks(), expected);
    long distance = Math.min(behind, UpTime.MODULUS - behind);
    return distance > TOLERANCE_TICKS + expected / TOLERANCE_DIVISOR;
  }
}
