package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.core.ClockTrust.Verdict;

class ClockTrustTest {
  private static final Instant BUILT = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);

  private ClockTrust trust = new ClockTrust(BUILT, Optional.of(START));
  private Duration elapsed = Duration.ZERO;

  @Test
  void believesAClockThatFitsTheRingAtOnce() {
    assertEquals(new Verdict(Optional.empty(), true), poll(Duration.ZERO));
    assertEquals(new Verdict(Optional.empty(), false), poll(Duration.ZERO));
    for (Duration ahead : new Duration[]{Duration.ofDays(-1), Duration.ofDays(28)}) {
      trust = new ClockTrust(BUILT, Optional.of(START));
      elapsed = Duration.ZERO;
      assertTrue(poll(ahead).labels(), ahead::toString);
    }
    trust = new ClockTrust(BUILT, Optional.empty());
    assertTrue(poll(Duration.ofDays(4000)).labels(), "nothing is known to compare it with");
  }

  @Test
  void neverBelievesAClockBeforeTheSoftware() {
    Duration tooEarly = Duration.between(START, BUILT).minusDays(1);
    for (int poll = 0; poll < 100; poll++) {
      assertFalse(poll(tooEarly).labels());
    }
    assertEquals(new Verdict(Optional.empty(), true), poll(Duration.ZERO));
  }

  @Test
  void aStartFarFromTheRingIsBelievedOnceItStays() {
    for (Duration far : new Duration[]{Duration.ofDays(-2), Duration.ofDays(29), Duration.ofDays(4000)}) {
      trust = new ClockTrust(BUILT, Optional.of(START));
      elapsed = Duration.ZERO;
      assertHeldBackFor(ClockTrust.POLLS_TO_BELIEVE, far);
      assertEquals(new Verdict(Optional.empty(), true), poll(far), far::toString);
    }
  }

  @Test
  void aClockThatIsSetRightAfterTheStartIsBelievedAtOnce() {
    assertFalse(poll(Duration.ofDays(-90)).labels(), "that of a device without a battery");
    assertEquals(new Verdict(Optional.empty(), true), poll(Duration.ofDays(2)));
  }

  @Test
  void aJumpOfMoreThanADayIsHeldBackAndForgottenWhenItEnds() {
    poll(Duration.ZERO);
    assertTrue(poll(Duration.ofDays(1)).labels(), "a day is no jump");
    assertHeldBackFor(ClockTrust.POLLS_TO_BELIEVE - 1, Duration.ofDays(3));
    assertEquals(new Verdict(Optional.empty(), false), poll(Duration.ofDays(1)), "it is where it was");
    assertHeldBackFor(ClockTrust.POLLS_TO_BELIEVE, Duration.ofDays(3));
    assertEquals(new Verdict(Optional.empty(), true), poll(Duration.ofDays(3)));
    assertHeldBackFor(ClockTrust.POLLS_TO_BELIEVE, Duration.ZERO);
  }

  @Test
  void aClockThatMovesOnIsCountedAnew() {
    poll(Duration.ZERO);
    assertHeldBackFor(ClockTrust.POLLS_TO_BELIEVE, Duration.ofDays(10));
    assertHeldBackFor(ClockTrust.POLLS_TO_BELIEVE, Duration.ofDays(20));
    assertTrue(poll(Duration.ofDays(20)).labels());
  }

  @Test
  void theDevicesOfOneRoundCountOnce() {
    poll(Duration.ZERO);
    for (int device = 0; device < 50; device++) {
      assertFalse(judge(Duration.ofDays(10)).labels());
    }
  }

  private void assertHeldBackFor(int polls, Duration ahead) {
    for (int poll = 0; poll < polls; poll++) {
      Verdict verdict = poll(ahead);
      assertFalse(verdict.labels(), "poll " + poll);
      assertTrue(verdict.problem().orElseThrow().endsWith("after " + (polls(polls) - poll) + " more polls"),
          verdict::toString);
    }
  }

  /// A test may stop one poll before the clock is believed.
  private static int polls(int tried) {
    return Math.max(tried, ClockTrust.POLLS_TO_BELIEVE);
  }

  private Verdict poll(Duration ahead) {
    Verdict verdict = judge(ahead);
    elapsed = elapsed.plus(SLOT);
    return verdict;
  }

  private Verdict judge(Duration ahead) {
    Instant wall = START.plus(ahead).plus(elapsed);
    return trust.judge(wall, START.plus(ahead).toEpochMilli(), wall);
  }
}
