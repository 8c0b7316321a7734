package org.nroagent.agent.push;

/// Allows a number of things or octets per second, at most one second's worth at once. Starts with nothing allowed.
final class Throttle {
  private static final long SECOND = 1_000_000_000L;

  private final int perSecond;
  private long emptyAt;

  /// @param perSecond how many, at least 1
  /// @param nowNanos the monotonic clock
  Throttle(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.emptyAt = nowNanos;
  }

  /// How many are allowed now; below 0 where more was used than allowed.
  int allowed(long nowNanos) {
    long elapsed = Math.min(nowNanos - emptyAt, SECOND);
    return (int) (elapsed * perSecond / SECOND);
  }

  /// Uses some of what is allowed now, or more: then nothing is allowed until that is made up for.
  void use(int count, long nowNanos) {
    long start = Math.max(nowNanos - SECOND, emptyAt);
    emptyAt = start + count * SECOND / perSecond;
  }

  /// Nanoseconds until so many are allowed, 0 if they are.
  ///
  /// @param count at most what is allowed per second
  long nanosUntilAllowed(int count, long nowNanos) {
    long needed = (count * SECOND + perSecond - 1) / perSecond;
    return Math.max(0, emptyAt + needed - nowNanos);
  }
}
