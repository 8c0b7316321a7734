package org.nroagent.lab.snmp;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nroagent.lab.state.DeviceState;
import org.snmp4j.smi.TimeTicks;

/// The device at one instant: all values of one response are of the same moment.
///
/// @param state the device between its last event and its next
/// @param now the device's own time
record Moment(DeviceState state, Instant now) {
  private static final long TICK_MILLIS = 10;
  private static final long TICKS_MASK = 0xffff_ffffL;

  /// sysUpTime: hundredths of a second since the start, modulo 2^32 (497 days).
  TimeTicks upTime() {
    return ticks(Duration.between(state.bootTime(), now));
  }

  /// The value of sysUpTime at an instant, for TimeStamp objects; 0 for what happened before the start or never.
  TimeTicks stamp(@Nullable Instant at) {
    return at == null || at.isBefore(state.bootTime())
        ? new TimeTicks(0)
        : ticks(Duration.between(state.bootTime(), at));
  }

  /// The time since an instant, 0 if it is still to come.
  TimeTicks since(Instant at) {
    Duration age = Duration.between(at, now);
    return age.isNegative() ? new TimeTicks(0) : ticks(age);
  }

  private static TimeTicks ticks(Duration duration) {
    return new TimeTicks(duration.toMillis() / TICK_MILLIS & TICKS_MASK);
  }
}
