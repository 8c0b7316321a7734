package org.nroagent.lab.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplayTimeTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final ManualTime real = new ManualTime(Instant.EPOCH);
  private final ReplayTime time = new ReplayTime(START, real);

  @Test
  void isManualFirstAndAcceleratedFromTheInstantReached() {
    time.advance(Duration.ofHours(26));
    real.advance(Duration.ofHours(1));
    assertFalse(time.isAccelerated());
    assertEquals(START.plus(Duration.ofHours(26)), time.wall());

    time.continueAccelerated(60);
    assertTrue(time.isAccelerated());
    assertEquals(START.plus(Duration.ofHours(26)), time.wall());
    assertEquals(Duration.ofHours(26).toNanos(), time.monotonicNanos());

    real.advance(Duration.ofSeconds(1));
    assertEquals(START.plus(Duration.ofHours(26)).plusSeconds(60), time.wall());
    assertEquals(Duration.ofHours(26).plusSeconds(60).toNanos(), time.monotonicNanos());
  }

  @Test
  void sleepersOfTheManualPartSleepOnInTheAccelerated() throws Exception {
    CompletableFuture<Long> woken = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> {
      try {
        time.sleepUntil(Duration.ofMinutes(10).toNanos());
        woken.complete(time.monotonicNanos());
      } catch (InterruptedException e) {
        woken.completeExceptionally(e);
      }
    });
    time.awaitSleepers(1);
    time.advance(Duration.ofMinutes(5));
    time.continueAccelerated(60);
    real.awaitSleepers(1);
    assertFalse(woken.isDone());
    real.advance(Duration.ofSeconds(5));
    assertEquals(Duration.ofMinutes(10).toNanos(), woken.get(30, TimeUnit.SECONDS));
  }

  @Test
  void cannotBeSetOnceItRuns() {
    time.continueAccelerated(1);
    assertThrows(IllegalStateException.class, () -> time.advance(Duration.ofSeconds(1)));
    assertThrows(IllegalStateException.class, () -> time.advanceTo(START.plusSeconds(9)));
    assertThrows(IllegalStateException.class, () -> time.continueAccelerated(2));
  }
}
