package org.nroagent.lab.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.nroagent.model.time.TimeSource;

/// A clock that stands still until it is advanced. Thread-safe.
///
/// The monotonic clock only goes forward, by [#advance]. The wall clock goes with it and may besides be stepped,
/// by [#stepWall], as an operator or NTP would. A test that waits for threads to fall asleep uses
/// [#awaitSleepers] and so never sleeps itself.
public final class ManualTime implements TimeSource {
  /// Real time after which waiting for sleepers is given up: a test that hangs says nothing.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  /// The readings that threads sleep for. Counting those in the future makes a thread that was woken, but not
  /// yet scheduled, awake at once.
  private final List<Long> targets = new ArrayList<>();
  private Instant wall;
  private long monotonicNanos;
  private boolean released;

  /// @param start the first reading of the wall clock; the monotonic clock starts at zero
  public ManualTime(Instant start) {
    this.wall = start;
  }

  @Override
  public Instant wall() {
    lock.lock();
    try {
      return wall;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long monotonicNanos() {
    lock.lock();
    try {
      return monotonicNanos;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sleepUntil(long target) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Long entry = target;
      targets.add(entry);
      changed.signalAll();
      try {
        while (monotonicNanos < target && !released) {
          changed.await();
        }
      } finally {
        targets.remove(entry);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Moves both clocks forward and wakes the sleepers whose reading is reached.
  ///
  /// @param duration how far, not negative
  /// @throws IllegalArgumentException if the duration is negative
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("the monotonic clock cannot go back by " + duration);
    }
    lock.lock();
    try {
      monotonicNanos = Math.addExact(monotonicNanos, duration.toNanos());
      wall = wall.plus(duration);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Advances until the wall clock shows the given time.
  ///
  /// @param target a time not before [#wall]
  /// @throws IllegalArgumentException if the target is in the past
  public void advanceTo(Instant target) {
    lock.lock();
    try {
      advance(Duration.between(wall, target));
    } finally {
      lock.unlock();
    }
  }

  /// Advances to the earliest reading that a thread sleeps for.
  ///
  /// @return false if nobody sleeps; the clock then stands
  public boolean advanceToNextWake() {
    lock.lock();
    try {
      OptionalLong next = targets.stream().mapToLong(Long::longValue).filter(t -> t > monotonicNanos).min();
      if (next.isEmpty()) {
        return false;
      }
      advance(Duration.ofNanos(next.getAsLong() - monotonicNanos));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Sets the wall clock forward or back; the monotonic clock does not move and nobody wakes.
  ///
  /// @param step how far, negative for back
  public void stepWall(Duration step) {
    lock.lock();
    try {
      wall = wall.plus(step);
    } finally {
      lock.unlock();
    }
  }

  /// The number of threads that sleep for a reading still to come.
  public int sleepers() {
    lock.lock();
    try {
      return (int) targets.stream().filter(t -> t > monotonicNanos).count();
    } finally {
      lock.unlock();
    }
  }

  /// Waits, in real time, until at least `count` threads sleep for a reading still to come.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  /// @throws IllegalStateException if that has not happened within half a minute of real time
  public void awaitSleepers(int count) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = PATIENCE.toNanos();
      while (sleepers() < count) {
        if (left <= 0) {
          throw new IllegalStateException("only " + sleepers() + " of " + count + " threads sleep at " + wall
              + " after " + PATIENCE.toSeconds() + " s");
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Lets every sleeper return, now and from now on, reached or not: somebody else takes the time over.
  void release() {
    lock.lock();
    try {
      released = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "manual clock at " + wall() + ", monotonic "
        + TimeUnit.NANOSECONDS.toMillis(monotonicNanos()) + " ms";
  }
}
