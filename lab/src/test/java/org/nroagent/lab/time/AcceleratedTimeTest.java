package org.nroagent.lab.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AcceleratedTimeTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final ManualTime real = new ManualTime(Instant.EPOCH);

  @Test
  void runsSpeedTimesAsFastAsTheRealClock() {
    AcceleratedTime time = new AcceleratedTime(START, 0, 60, real);
    real.advance(Duration.ofSeconds(5));
    assertEquals(START.plusSeconds(300), time.wall());
    assertEquals(Duration.ofMinutes(5).toNanos(), time.monotonicNanos());
  }

  @Test
  void ignoresStepsOfTheRealWallClock() {
    AcceleratedTime time = new AcceleratedTime(START, 0, 60, real);
    real.stepWall(Duration.ofDays(1));
    assertEquals(START, time.wall());
  }

  @Test
  @Timeout(60)
  void sleepsTheRealEquivalent() throws Exception {
    AcceleratedTime time = new AcceleratedTime(START, 0, 60, real);
    CompletableFuture<Long> woken = new CompletableFuture<>();
    Thread sleeper = Thread.ofVirtual().start(() -> {
      try {
        time.sleepUntil(Duration.ofMinutes(5).toNanos());
        woken.complete(time.monotonicNanos());
      } catch (InterruptedException e) {
        woken.completeExceptionally(e);
      }
    });
    real.awaitSleepers(1);
    real.advance(Duration.ofMillis(4_999));
    assertEquals(1, real.sleepers());
    real.advance(Duration.ofMillis(1));
    assertEquals(Duration.ofMinutes(5).toNanos(), woken.get(30, TimeUnit.SECONDS));
    sleeper.join();
  }

  @Property
  void neverWakesEarlyWhateverTheSpeed(@ForAll @DoubleRange(min = 0.01, max = 100_000) double speed,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long target) throws InterruptedException {
    // A real clock that jumps to where it is asked to sleep until.
    ManualTime ground = new ManualTime(Instant.EPOCH);
    AcceleratedTime time = new AcceleratedTime(START, 0, speed, new JumpingTime(ground));
    time.sleepUntil(target);
    assertTrue(time.monotonicNanos() >= target);
  }

  @Test
  void refusesASpeedThatIsNone() {
    for (double speed : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new AcceleratedTime(START, speed));
    }
  }
}
