package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  @Property
  void neverAllowsMoreThanTheRateAndOneBurst(@ForAll @IntRange(min = 1, max = 2_000) int perSecond,
      @ForAll @Size(max = 40) List<@LongRange(max = 3_000_000_000L) Long> pauses) {
    long start = Long.MIN_VALUE / 2;
    Throttle throttle = new Throttle(perSecond, start);
    long now = start;
    long used = 0;
    for (long pause : pauses) {
      now += pause;
      int allowed = throttle.allowed(now);
      assertTrue(allowed <= perSecond);
      throttle.use(allowed, now);
      used += allowed;
      assertEquals(0, throttle.allowed(now));
      // Each use may round down by less than a nanosecond per thing.
      assertTrue(used <= (now - start) / 1e9 * perSecond + 1, used + " in " + (now - start) + " ns");
    }
  }

  @Property
  void saysWhenTheNextIsAllowed(@ForAll @IntRange(min = 1, max = 2_000) int perSecond,
      @ForAll @IntRange(min = 1, max = 50) int uses) {
    Throttle throttle = new Throttle(perSecond, 7);
    long now = 7;
    for (int i = 0; i < uses; i++) {
      long wait = throttle.nanosUntilAllowed(1, now);
      if (wait > 1) {
        assertEquals(0, throttle.allowed(now + wait - 2));
      }
      now += wait;
      assertTrue(throttle.allowed(now) >= 1);
      throttle.use(1, now);
    }
  }

  @Test
  void makesUpForWhatWasUsedBeyondWhatWasAllowed() {
    Throttle throttle = new Throttle(1_000, 0);
    long now = 1_000_000_000L;
    throttle.use(3_000, now);
    assertTrue(throttle.allowed(now) < 0);
    assertEquals(2_250_000_000L, throttle.nanosUntilAllowed(250, now));
    assertEquals(250, throttle.allowed(now + 2_250_000_000L));
  }

  @Test
  void startsWithNothing() {
    assertEquals(0, new Throttle(500, 0).allowed(0));
  }
}
