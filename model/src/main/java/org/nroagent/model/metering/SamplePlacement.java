package org.nroagent.model.metering;

import org.jspecify.annotations.Nullable;
import org.nroagent.model.reading.SampleTime;

/// Where a reading lies on the wall clock. The device took it somewhere between the request's departure and the
/// answer's arrival; its own clock says how far after the previous one (M6). Following the device's clock inside
/// that window keeps a late answer from distorting a rate, and the window keeps the device's drift from adding up.
public final class SamplePlacement {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private SamplePlacement() {}

  /// The wall clock of a reading in milliseconds since 1970.
  ///
  /// @param previous the same counter's previous reading, null where there is none or the device restarted since
  /// @param time when the reading was taken
  /// @param wallMinusMonotonicMillis the wall clock's lead over the monotonic clock, in milliseconds
  public static long wallMillis(@Nullable CounterBase previous, SampleTime time,
      long wallMinusMonotonicMillis) {
    long earliest = Math.floorDiv(time.sentNanos(), NANOS_PER_MILLI) + wallMinusMonotonicMillis;
    long latest = Math.floorDiv(time.receivedNanos(), NANOS_PER_MILLI) + wallMinusMonotonicMillis;
    if (previous == null) {
      return earliest + (latest - earliest) / 2;
    }
    long byDevice = previous.wallMillis() + UpTime.advanceMillis(previous.upTimeTicks(), time.upTimeTicks());
    return Math.clamp(byDevice, earliest, latest);
  }

  /// The monotonic clock in the middle of a request.
  public static long middleNanos(SampleTime time) {
    return time.sentNanos() + (time.receivedNanos() - time.sentNanos()) / 2;
  }
}
