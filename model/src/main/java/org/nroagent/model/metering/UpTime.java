package org.nroagent.model.metering;

/// Arithmetic on sysUpTime: hundredths of a second, modulo 2^32 (RFC 3418 §2).
///
/// A restart between two readings leaves the second value at most as large as the time that passed; without a
/// restart it is the first value plus the time that passed. A value that went down is therefore a restart unless
/// it is where the wrap at 497 days would have put it (M5).
public final class UpTime {
  /// Where sysUpTime wraps.
  public static final long MODULUS = 1L << 32;

  private static final long NANOS_PER_TICK = 10_000_000L;
  /// Devices tick coarsely and drift: one second plus 2 % of the elapsed time is taken as agreement.
  private static final long TOLERANCE_NANOS = 1_000_000_000L;
  private static final long TOLERANCE_DIVISOR = 50;

  private UpTime() {}

  /// The ticks from one value to a later one, over a wrap if need be.
  public static long advance(long fromTicks, long toTicks) {
    return Math.floorMod(toTicks - fromTicks, MODULUS);
  }

  /// The milliseconds from one value to a later one, over a wrap if need be.
  public static long advanceMillis(long fromTicks, long toTicks) {
    return advance(fromTicks, toTicks) * 10;
  }

  /// Whether the device restarted between two readings.
  ///
  /// @param beforeTicks sysUpTime of the first reading
  /// @param afterTicks sysUpTime of the second reading
  /// @param elapsedNanos what the agent's monotonic clock says passed between them
  public static boolean restarted(long beforeTicks, long afterTicks, long elapsedNanos) {
    boolean couldBeYoung = afterTicks * NANOS_PER_TICK <= elapsedNanos + tolerance(elapsedNanos);
    if (afterTicks >= beforeTicks && !couldBeYoung) {
      return false;
    }
    long advanceNanos = advance(beforeTicks, afterTicks) * NANOS_PER_TICK;
    return Math.abs(advanceNanos - elapsedNanos) > tolerance(elapsedNanos);
  }

  private static long tolerance(long elapsedNanos) {
    return TOLERANCE_NANOS + elapsedNanos / TOLERANCE_DIVISOR;
  }
}
