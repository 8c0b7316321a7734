package org.nroagent.endtoend.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Lets a replay move on only when every participant has reported a slot border done.
///
/// Thread-safe.
public final class Lockstep {
  /// Real time that a participant may take for one slot before the replay gives up.
  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private final Map<String, Instant> done = new HashMap<>();

  /// Adds a participant; it reports borders to the consumer.
  public synchronized Consumer<Instant> join(String participant) {
    done.put(participant, Instant.MIN);
    return border -> report(participant, border);
  }

  /// Waits until every participant has reported this border or a later one.
  ///
  /// @throws IllegalStateException if one of them does not within a minute of real time
  public synchronized void await(Instant border) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
    while (done.values().stream().anyMatch(reported -> reported.isBefore(border))) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException(
            "the replay waits for slot border " + border + ", reported so far: " + done);
      }
      wait(left);
    }
  }

  private synchronized void report(String participant, Instant border) {
    done.put(participant, border);
    notifyAll();
  }
}
