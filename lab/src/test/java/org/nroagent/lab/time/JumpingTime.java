package org.nroagent.lab.time;

import java.time.Duration;
import java.time.Instant;
import org.nroagent.model.time.TimeSource;

/// A clock that sleeps by being advanced to the reading asked for.
record JumpingTime(ManualTime ground) implements TimeSource {
  @Override
  public Instant wall() {
    return ground.wall();
  }

  @Override
  public long monotonicNanos() {
    return ground.monotonicNanos();
  }

  @Override
  public void sleepUntil(long monotonicNanos) {
    ground.advance(Duration.ofNanos(Math.max(0, monotonicNanos - ground.monotonicNanos())));
  }
}
