package org.nroagent.agent.notification;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EngineClockTest {
  private static final long SECOND = 1_000_000_000L;

  private final EngineClock clock = new EngineClock();

  @Test
  void aMessageIsTimelyFor150SecondsAndNotLonger() {
    assertTrue(clock.isTimely(3, 1_000, 0));
    assertTrue(clock.isTimely(3, 1_000, 150 * SECOND));
    assertFalse(clock.isTimely(3, 1_000, 151 * SECOND), "replayed");
    assertTrue(clock.isTimely(3, 1_151, 151 * SECOND));
    assertTrue(clock.isTimely(3, 1_001, 151 * SECOND), "overtaken by the other");
    assertFalse(clock.isTimely(3, 1_000, 151 * SECOND));
  }

  @Test
  void anEarlierStartIsNeverTimely() {
    assertTrue(clock.isTimely(3, 1_000, 0));
    assertTrue(clock.isTimely(4, 5, SECOND));
    assertFalse(clock.isTimely(3, 1_001, SECOND));
  }

  @Test
  void whatAPollLearntCountsFromTheFirstMessageOn() {
    clock.polled(7, 0);
    assertFalse(clock.isTimely(6, 1_000_000, SECOND));
    assertTrue(clock.isTimely(7, 1_000_000, SECOND));
  }

  @Test
  void aDeviceThatLostCountIsBelievedOnceAPollSaysSo() {
    assertTrue(clock.isTimely(7, 1_000, 0));
    assertFalse(clock.isTimely(1, 10, SECOND));
    clock.polled(1, SECOND);
    assertTrue(clock.isTimely(1, 10, SECOND));
  }

  @Test
  void theLastBootsAreNeverTimely() {
    assertFalse(clock.isTimely(Integer.MAX_VALUE, 1, 0), "RFC 3414 §3.2.7");
  }
}
