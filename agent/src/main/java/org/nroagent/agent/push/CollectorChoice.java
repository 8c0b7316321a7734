package org.nroagent.agent.push;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Which of the configured collectors is tried next, and after what wait. The first is preferred: it is tried first
/// after a session that lasted, and now and then while another one is used. Those behind it are tried soon one after
/// the other; only after all of them failed the waits grow. All waits are random, so that agents that lost a collector
/// together do not come back together.
///
/// No I/O and no clock but the times it is told, readings of one monotonic clock in nanoseconds; owned by the push
/// thread.
final class CollectorChoice {
  private final int count;
  private final PushSettings settings;
  private final RandomGenerator random;
  private final Backoff backoff;
  private final Backoff returns;
  private int current;
  private long returnAt;

  /// @param count how many there are, at least 1
  CollectorChoice(int count, PushSettings settings, RandomGenerator random) {
    this.count = count;
    this.settings = settings;
    this.random = random;
    this.backoff = new Backoff(settings.firstBackoff(), settings.longestBackoff(), random);
    this.returns = new Backoff(settings.firstReturn(), settings.longestReturn(), random);
  }

  /// The one to be tried, or in use; 0 is the primary one.
  int current() {
    return current;
  }

  /// It could not be reached, refused, or its session did not last.
  ///
  /// @return the wait before the next one is tried
  Duration failed() {
    current = (current + 1) % count;
    return current == 0 ? backoff.next() : randomUpTo(settings.firstBackoff());
  }

  /// It has to be tried again before another one is: what failed is not its fault.
  Duration again() {
    return backoff.next();
  }

  /// A session that lasted has ended. Many agents may have lost the collector at this moment.
  ///
  /// @return the wait before the primary one is tried
  Duration lost() {
    backoff.reset();
    if (current == 0) {
      returns.reset();
    }
    current = 0;
    return randomUpTo(settings.reconnectSpread());
  }

  /// A session with the current one is open.
  void opened(long now) {
    if (current > 0) {
      returnAt = now + returns.next().toNanos();
    }
  }

  /// Nanoseconds until the primary one should be tried beside the session, at least 0; for ever where it is in use.
  long nanosUntilReturn(long now) {
    return current > 0 ? Math.max(0, returnAt - now) : Long.MAX_VALUE;
  }

  /// The primary one does not answer yet.
  void notYet(long now) {
    returnAt = now + returns.next().toNanos();
  }

  /// The primary one answers: it is the current one from now on.
  void returned() {
    current = 0;
  }

  private Duration randomUpTo(Duration longest) {
    return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
  }
}
