package org.nroagent.lab.yang;

import java.time.Instant;
import org.nroagent.lab.state.DeviceState;
import org.nroagent.lab.state.InterfaceState;

/// Instants as modules write them.
final class Times {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Times() {}

  /// yang:date-and-time.
  static String dateAndTime(Instant at) {
    return at.toString();
  }

  /// OpenConfig's timeticks64: nanoseconds since 1970.
  static long nanos(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
  }

  /// When the counters of an interface were last zero as far as the device says so: its start at the latest.
  static Instant discontinuity(DeviceState state, InterfaceState row) {
    Instant stamp = row.discontinuity();
    return stamp == null || stamp.isBefore(state.bootTime()) ? state.bootTime() : stamp;
  }
}
