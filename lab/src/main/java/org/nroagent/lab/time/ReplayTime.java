package org.nroagent.lab.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.time.TimeSource;

/// A clock for a demonstration with a past: first moved by hand, in lock-step with those who live by it, then
/// accelerated from the instant reached. Both clocks are continuous over the change, and threads that sleep at
/// that moment sleep on.
public final class ReplayTime implements TimeSource {
  private final ManualTime manual;
  private final TimeSource real;
  private volatile @Nullable AcceleratedTime accelerated;

  /// @param start the first reading of the wall clock; the monotonic clock starts at zero
  public ReplayTime(Instant start) {
    this(start, new RealTime());
  }

  /// Continues on a given real clock.
  ReplayTime(Instant start, TimeSource real) {
    this.manual = new ManualTime(start);
    this.real = real;
  }

  @Override
  public Instant wall() {
    AcceleratedTime running = accelerated;
    return running == null ? manual.wall() : running.wall();
  }

  @Override
  public long monotonicNanos() {
    AcceleratedTime running = accelerated;
    return running == null ? manual.monotonicNanos() : running.monotonicNanos();
  }

  @Override
  public void sleepUntil(long target) throws InterruptedException {
    manual.sleepUntil(target);
    AcceleratedTime running = accelerated;
    if (running != null) {
      running.sleepUntil(target);
    }
  }

  /// Moves both clocks forward, as [ManualTime#advance].
  ///
  /// @throws IllegalStateException once accelerated
  public synchronized void advance(Duration duration) {
    requireManual();
    manual.advance(duration);
  }

  /// Advances to a time of the wall clock, as [ManualTime#advanceTo].
  ///
  /// @throws IllegalStateException once accelerated
  public synchronized void advanceTo(Instant target) {
    requireManual();
    manual.advanceTo(target);
  }

  /// Waits, in real time, for sleeping threads, as [ManualTime#awaitSleepers]; only of use while manual.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  public void awaitSleepers(int count) throws InterruptedException {
    manual.awaitSleepers(count);
  }

  /// Lets the clock run by itself from where it stands.
  ///
  /// @param speed virtual seconds per real second, more than 0
  /// @throws IllegalStateException if it already runs
  public synchronized void continueAccelerated(double speed) {
    requireManual();
    accelerated = new AcceleratedTime(manual.wall(), manual.monotonicNanos(), speed, real);
    manual.release();
  }

  /// Whether the clock runs by itself.
  public boolean isAccelerated() {
    return accelerated != null;
  }

  private void requireManual() {
    if (accelerated != null) {
      throw new IllegalStateException(
          "this clock runs by itself since continueAccelerated; it cannot be set");
    }
  }
}
