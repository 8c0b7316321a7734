package org.nroagent.lab.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManualTimeTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final ManualTime time = new ManualTime(START);

  @Test
  void standsUntilAdvanced() {
    assertEquals(START, time.wall());
    assertEquals(0, time.monotonicNanos());
    time.advance(Duration.ofMinutes(5));
    assertEquals(START.plusSeconds(300), time.wall());
    assertEquals(Duration.ofMinutes(5).toNanos(), time.monotonicNanos());
  }

  @Test
  void sleepersWakeWhenTheirReadingIsReachedAndNotBefore() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> early = threads.submit(sleepUntil(Duration.ofSeconds(10)));
      Future<Long> late = threads.submit(sleepUntil(Duration.ofSeconds(20)));
      time.awaitSleepers(2);

      time.advance(Duration.ofSeconds(10));
      assertEquals(Duration.ofSeconds(10).toNanos(), early.get(30, TimeUnit.SECONDS));
      assertEquals(1, time.sleepers());
      assertFalse(late.isDone());

      assertTrue(time.advanceToNextWake());
      assertEquals(Duration.ofSeconds(20).toNanos(), late.get(30, TimeUnit.SECONDS));
      assertFalse(time.advanceToNextWake());
    }
  }

  @Test
  void aReadingAlreadyReachedDoesNotBlock() throws Exception {
    time.advance(Duration.ofSeconds(1));
    time.sleepUntil(time.monotonicNanos());
    assertEquals(0, time.sleepers());
  }

  @Test
  void aStepOfTheWallClockLeavesTheMonotonicAlone() {
    time.stepWall(Duration.ofHours(-1));
    assertEquals(START.minusSeconds(3600), time.wall());
    assertEquals(0, time.monotonicNanos());
    time.advanceTo(START);
    assertEquals(Duration.ofHours(1).toNanos(), time.monotonicNanos());
  }

  @Test
  void refusesToGoBack() {
    assertThrows(IllegalArgumentException.class, () -> time.advance(Duration.ofNanos(-1)));
    assertThrows(IllegalArgumentException.class, () -> time.advanceTo(START.minusNanos(1)));
  }

  private Callable<Long> sleepUntil(Duration monotonic) {
    return () -> {
      time.sleepUntil(monotonic.toNanos());
      return time.monotonicNanos();
    };
  }
}
