package org.nroagent.daemon.time;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.nroagent.model.time.TimeSource;

/// The clocks of this machine. Safe for any thread.
public final class SystemTime implements TimeSource {
  private final Clock wallClock = Clock.systemUTC();

  @Override
  public Instant wall() {
    return wallClock.instant();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long monotonicNanos) throws InterruptedException {
    for (;;) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting");
      }
      long remaining = monotonicNanos - System.nanoTime();
      if (remaining <= 0) {
        return;
      }
      LockSupport.parkNanos(this, remaining);
    }
  }
}
