package org.nroagent.daemon.net;

/// A rate that may be exceeded for a moment: it fills evenly, and holds as much as one period fills.
///
/// Not thread-safe.
public final class TokenBucket {
  private final long nanosPerToken;
  private final long full;
  private long level;
  private long filledAt;

  /// @param tokens how many a period brings, at least 1
  /// @param periodNanos length of a period
  /// @param nowNanos the monotonic clock now: it is full
  public TokenBucket(int tokens, long periodNanos, long nowNanos) {
    this.nanosPerToken = periodNanos / tokens;
    this.full = nanosPerToken * tokens;
    this.level = full;
    this.filledAt = nowNanos;
  }

  /// Takes one if there is one.
  ///
  /// @param nowNanos the monotonic clock
  public boolean take(long nowNanos) {
    long passed = Math.clamp(nowNanos - filledAt, 0, full);
    level = Math.min(full, level + passed);
    filledAt = nowNanos;
    if (level < nanosPerToken) {
      return false;
    }
    level -= nanosPerToken;
    return true;
  }
}
