package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.DeviceReading.SampleClock;
import org.nroagent.model.reading.SampleTime;

class DeviceTicksTest {
  private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");
  private static final Duration POLL = Duration.ofMinutes(5);

  private final DeviceTicks ticks = new DeviceTicks();
  private Instant wall = NOW;
  private long nanos = -77_000_000_000L;

  private SampleTime poll(Optional<Instant> start) {
    wall = wall.plus(POLL);
    nanos += POLL.toNanos();
    ticks.heard(start, wall, nanos);
    return ticks.sample(nanos, nanos);
  }

  private static boolean restarted(SampleTime before, SampleTime after) {
    return UpTime.restarted(before.upTimeTicks(), after.upTimeTicks(),
        after.sentNanos() - before.sentNanos());
  }

  @Test
  void aDeviceThatTellsItsStartRunsSinceThen() {
    SampleTime first = poll(Optional.of(NOW.minusSeconds(3600)));
    assertEquals((3600 + 300) * 100, first.upTimeTicks());
    SampleTime second = poll(Optional.of(NOW.minusSeconds(3600)));
    assertEquals(first.upTimeTicks() + 30_000, second.upTimeTicks());
    assertFalse(restarted(first, second));
    assertEquals(SampleClock.REQUEST_SINCE_START, ticks.clock());
  }

  @Test
  void aLaterStartIsARestartWhateverTheDevicesClockSays() {
    for (Duration ahead : new Duration[]{Duration.ZERO, Duration.ofDays(2), Duration.ofDays(-900)}) {
      SampleTime before = poll(Optional.of(wall.plus(ahead).minus(Duration.ofDays(3))));
      SampleTime after = poll(Optional.of(wall.plus(ahead).plusSeconds(200)));
      assertTrue(restarted(before, after), ahead + ": " + before + " " + after);
      assertFalse(restarted(after, poll(Optional.of(wall.plus(ahead).minusSeconds(100)))), ahead.toString());
    }
  }

  @Test
  void aStartThatIsToldALittleDifferentlyIsTheSame() {
    Instant start = NOW.minusSeconds(10_000);
    SampleTime before = poll(Optional.of(start));
    SampleTime after = poll(Optional.of(start.plusSeconds(2)));
    assertEquals(before.upTimeTicks() + 30_000, after.upTimeTicks());
  }

  @Test
  void aStepOfTheAgentsWallClockIsNoRestart() {
    SampleTime before = poll(Optional.of(NOW.minusSeconds(10_000)));
    wall = wall.minusSeconds(86_400);
    assertFalse(restarted(before, poll(Optional.of(NOW.minusSeconds(10_000)))));
  }

  @Test
  void aDeviceThatDoesNotTellItsStartHasTheSameTicksAfterARestartOfTheAgent() {
    SampleTime before = poll(Optional.empty());
    assertEquals(SampleClock.REQUEST, ticks.clock());
    DeviceTicks again = new DeviceTicks();
    again.heard(Optional.empty(), wall.plus(POLL), 5);
    SampleTime after = again.sample(5, 5);
    assertEquals(30_000, UpTime.advance(before.upTimeTicks(), after.upTimeTicks()));
  }

  @Test
  void pointsInTimeAreCountedFromTheStart() {
    poll(Optional.of(NOW));
    assertEquals(4250, ticks.of(Optional.of(NOW.plusMillis(42_505))));
    assertEquals(0, ticks.of(Optional.of(NOW.minusSeconds(1))));
    assertNull(ticks.of(Optional.empty()));
  }

  @Test
  void theSampleIsInTheMiddleOfItsRequest() {
    ticks.heard(Optional.of(NOW), NOW, 0);
    assertEquals(500, ticks.sample(0, 10_000_000_000L).upTimeTicks());
  }
}
