package org.nroagent.daemon.time;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
  private final SystemTime time = new SystemTime();

  @Test
  void waitsUntilTheMonotonicClockIsThere() throws Exception {
    long wanted = time.monotonicNanos() + Duration.ofMillis(20).toNanos();
    time.sleepUntil(wanted);
    assertTrue(time.monotonicNanos() - wanted >= 0);
  }

  @Test
  void doesNotWaitForThePast() throws Exception {
    time.sleepUntil(time.monotonicNanos() - 1);
  }

  @Test
  void endsWhenInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class,
        () -> time.sleepUntil(time.monotonicNanos() + Duration.ofHours(1).toNanos()));
  }
}
