package org.nroagent.agent.push;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: doubling up to a bound, each wait shortened at random by up to a half, so
/// that agents that lost the collector together do not come back together.
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /// The wait after one more failure.
  Duration next() {
    long nanos = next.toNanos();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return Duration.ofNanos(nanos - random.nextLong(nanos / 2 + 1));
  }

  /// Makes the next failure the first.
  void reset() {
    next = first;
  }
}
