package org.nroagent.lab.time;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.nroagent.model.time.TimeSource;

/// The machine's own clocks, the ground that an accelerated clock stands on.
final class RealTime implements TimeSource {
  @Override
  public Instant wall() {
    return Instant.now();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long target) throws InterruptedException {
    for (long left = target - System.nanoTime(); left > 0; left = target - System.nanoTime()) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
