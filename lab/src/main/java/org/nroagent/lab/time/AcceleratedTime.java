package org.nroagent.lab.time;

import java.time.Instant;
import org.nroagent.model.time.TimeSource;

/// A clock that runs a fixed number of times faster than the real one: virtual = start + speed × real elapsed.
/// Wall and monotonic clock run together and never step.
public final class AcceleratedTime implements TimeSource {
  private final Instant start;
  private final long origin;
  private final double speed;
  private final TimeSource real;
  private final long realOrigin;

  /// Starts now.
  ///
  /// @param start the first reading of the wall clock; the monotonic clock starts at zero
  /// @param speed virtual seconds per real second, more than 0; 1 is real time
  /// @throws IllegalArgumentException if the speed is not a positive number
  public AcceleratedTime(Instant start, double speed) {
    this(start, 0, speed, new RealTime());
  }

  /// Starts now on a given real clock, from a given monotonic reading.
  AcceleratedTime(Instant start, long origin, double speed, TimeSource real) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException(
          "speed " + speed + " is not above 0; use 1 for real time, 60 for a minute per second");
    }
    this.start = start;
    this.origin = origin;
    this.speed = speed;
    this.real = real;
    this.realOrigin = real.monotonicNanos();
  }

  /// Virtual seconds per real second.
  public double speed() {
    return speed;
  }

  @Override
  public Instant wall() {
    return start.plusNanos(elapsed());
  }

  @Override
  public long monotonicNanos() {
    return origin + elapsed();
  }

  @Override
  public void sleepUntil(long target) throws InterruptedException {
    long realTarget = realOrigin + (long) Math.ceil((target - origin) / speed);
    real.sleepUntil(realTarget);
    // Rounding may leave the virtual clock a few nanoseconds short of what was asked for.
    while (monotonicNanos() < target) {
      real.sleepUntil(++realTarget);
    }
  }

  private long elapsed() {
    return (long) ((real.monotonicNanos() - realOrigin) * speed);
  }
}
