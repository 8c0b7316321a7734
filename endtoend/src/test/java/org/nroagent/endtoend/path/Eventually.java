package org.nroagent.endtoend.path;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waits, in real time, for what other processes or threads bring about over the network: they cannot wake a test.
final class Eventually {
  static final Duration LONGEST = Duration.ofSeconds(90);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private Eventually() {}

  /// Something that may be so, or may fail because it is not so far yet.
  interface Condition {
    boolean isSo() throws Exception;
  }

  /// Waits until it is so.
  ///
  /// @throws AssertionError if it does not become so within [#LONGEST]
  static void until(String what, Condition condition) {
    until(what, condition, PAUSE_NANOS, LONGEST);
  }

  /// The same for what takes milliseconds and happens often.
  static void soon(String what, Condition condition) {
    soon(what, condition, LONGEST);
  }

  /// The same with another patience.
  static void soon(String what, Condition condition, Duration longest) {
    until(what, condition, SHORT_PAUSE_NANOS, longest);
  }

  private static void until(String what, Condition condition, long pauseNanos, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.isSo()) {
          return;
        }
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(pauseNanos);
    }
    throw new AssertionError("did not happen within " + longest.toSeconds() + " s: " + what, last);
  }
}
