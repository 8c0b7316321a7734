package org.nroagent.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.nroagent.model.time.TimeSource;

/// Clocks that stand until a test moves them.
public final class SettableTime implements TimeSource {
  private final AtomicReference<Instant> wall;
  private final AtomicLong monotonicNanos = new AtomicLong();

  public SettableTime(Instant wall) {
    this.wall = new AtomicReference<>(wall);
  }

  public void advance(Duration duration) {
    wall.updateAndGet(now -> now.plus(duration));
    monotonicNanos.addAndGet(duration.toNanos());
  }

  @Override
  public Instant wall() {
    return wall.get();
  }

  @Override
  public long monotonicNanos() {
    return monotonicNanos.get();
  }

  @Override
  public void sleepUntil(long nanos) {
    monotonicNanos.accumulateAndGet(nanos, Math::max);
  }
}
