package org.nroagent.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Liveness liveness = new Liveness(PushSettings.DEFAULT, 0);

  @Test
  void pingsWhenNothingIsHeardAndAgainEachTime() {
    assertFalse(liveness.isPingDue(20 * SECOND - 1));
    assertTrue(liveness.isPingDue(20 * SECOND));
    liveness.pinged(20 * SECOND);
    assertFalse(liveness.isPingDue(40 * SECOND - 1));
    assertTrue(liveness.isPingDue(40 * SECOND));
    liveness.heard(39 * SECOND);
    assertFalse(liveness.isPingDue(59 * SECOND - 1));
    assertEquals(20 * SECOND, liveness.nanosUntilDue(39 * SECOND));
  }

  @Test
  void asksACollectorThatIsHeardAllTheTimeNowAndThen() {
    for (int second = 10; second < 300; second += 10) {
      liveness.heard(second * SECOND);
      assertFalse(liveness.isPingDue(second * SECOND), second + " s");
    }
    assertTrue(liveness.isPingDue(300 * SECOND));
  }

  @Test
  void takesASilentCollectorForDeadHoweverOftenItPinged() {
    liveness.pinged(59 * SECOND);
    assertFalse(liveness.isDead(60 * SECOND - 1));
    assertTrue(liveness.isDead(60 * SECOND));
    liveness.heard(60 * SECOND);
    assertFalse(liveness.isDead(60 * SECOND));
  }

  @Test
  void missesAcknowledgementsOnlyWhileItWaitsForOne() {
    assertFalse(liveness.isAckOverdue(1_000 * SECOND));
    liveness.sent(1_000 * SECOND);
    liveness.sent(1_100 * SECOND);
    assertFalse(liveness.isAckOverdue(1_120 * SECOND - 1));
    assertTrue(liveness.isAckOverdue(1_120 * SECOND));
    liveness.acknowledged(1_120 * SECOND, true);
    assertFalse(liveness.isAckOverdue(1_240 * SECOND - 1));
    liveness.acknowledged(1_200 * SECOND, false);
    assertFalse(liveness.isAckOverdue(9_000 * SECOND));
  }
}
