package org.nroagent.agent.push;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Lets a test wait for what other threads bring about, without sleeping.
final class Watch {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /// Something has changed.
  void changed() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until it is so.
  void until(String what, BooleanSupplier isSo) throws InterruptedException {
    long left = LONGEST.toNanos();
    lock.lock();
    try {
      while (!isSo.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError("did not happen: " + what);
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
