package org.nroagent.agent.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.SampleTime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PollerTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant START = Instant.parse("2026-11-20T10:02:00Z");

  private final ManualTime time = new ManualTime(START);
  private final BlockingQueue<PollResult> results = new LinkedBlockingQueue<>();
  private volatile boolean answers = true;
  private Thread thread = Thread.ofVirtual().unstarted(() -> {});

  @BeforeEach
  void start() throws InterruptedException {
    Poller poller = new Poller("hub1", new FakeSource(), GRID, Duration.ofSeconds(1), time, results::put);
    thread = Thread.ofVirtual().start(poller);
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), results.take().border(), "the first poll is at once");
  }

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void pollsAfterEveryBorderAndNeverBeforeIt() throws InterruptedException {
    for (int slot = 1; slot <= 5; slot++) {
      Instant border = Instant.parse("2026-11-20T10:00:00Z").plus(GRID.length().multipliedBy(slot));
      time.awaitSleepers(1);
      time.advanceToNextWake();
      PollResult result = results.take();
      assertEquals(border, result.border());
      assertEquals(border.plus(Poller.delay("hub1", GRID)), result.wall());
    }
  }

  @Test
  void aClockSteppedBackNeverMutesIt() throws InterruptedException {
    time.awaitSleepers(1);
    time.stepWall(Duration.ofHours(-3));
    for (int poll = 0; poll < 4; poll++) {
      time.awaitSleepers(1);
      long before = time.monotonicNanos();
      time.advanceToNextWake();
      assertFalse(results.take().wall().isAfter(START), "the wall clock is back");
      assertTrue(time.monotonicNanos() - before <= GRID.length().multipliedBy(2).toNanos());
    }
  }

  @Test
  void aClockSteppedForwardIsFollowed() throws InterruptedException {
    time.awaitSleepers(1);
    time.stepWall(Duration.ofDays(2));
    time.advanceToNextWake();
    results.take();
    time.awaitSleepers(1);
    time.advanceToNextWake();
    assertTrue(results.take().border().isAfter(START.plus(Duration.ofDays(2))));
  }

  @Test
  void aFailureIsAResult() throws InterruptedException {
    answers = false;
    time.awaitSleepers(1);
    time.advanceToNextWake();
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, results.take().outcome());
    assertEquals(MissingReason.NO_ANSWER, failed.reason());
    assertEquals("127.0.0.1 does not answer", failed.message());
  }

  @Test
  void delaysAreStableSmallAndSpread() {
    List<Duration> delays = List.of("hub1", "hub2", "spoke1", "spoke2", "olt1").stream()
        .map(device -> Poller.delay(device, GRID)).toList();
    assertTrue(delays.stream().distinct().count() > 2);
    assertTrue(delays.stream().allMatch(delay -> delay.compareTo(Duration.ofSeconds(3)) >= 0
        && delay.compareTo(Duration.ofSeconds(13)) <= 0), delays::toString);
  }

  private final class FakeSource implements Source {
    @Override
    public DeviceReading read(Duration budget) throws SourceException {
      if (!answers) {
        throw new SourceException(MissingReason.NO_ANSWER, "127.0.0.1 does not answer");
      }
      SampleTime now = new SampleTime(0, time.monotonicNanos(), time.monotonicNanos());
      return new DeviceReading(new SystemReading("snmp", "hub1", "", "standard", OptionalLong.empty(), ""),
          now,
          List.of(), true, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public void close() {}
  }
}
