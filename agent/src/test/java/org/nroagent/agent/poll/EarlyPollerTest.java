package org.nroagent.agent.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SampleTime;

@Timeout(60)
class EarlyPollerTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T10:02:00Z"));
  private final BlockingQueue<PollResult> results = new LinkedBlockingQueue<>();
  private volatile boolean answers = true;
  private final EarlyPoller poller = new EarlyPoller("hub1", new SerialSource(new StatesOnly()),
      SlotGrid.FIVE_MINUTES, time, results::put);
  private Thread thread = Thread.ofVirtual().unstarted(poller);

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void readsOnRequestAndRestsBetween() throws InterruptedException {
    poller.request();
    assertEquals(Instant.parse("2026-11-20T10:00:00Z"), results.take().border());
    time.awaitSleepers(1);
    poller.request();
    poller.request();
    assertTrue(results.isEmpty(), "it rests");
    time.advance(EarlyPoller.REST);
    assertEquals(time.wall(), results.take().wall());
    time.awaitSleepers(1);
    time.advance(EarlyPoller.REST);
    poller.request();
    results.take();
    time.awaitSleepers(1);
    assertTrue(results.isEmpty(), "requests while it rested were one");
  }

  @Test
  void aReadingThatFailsIsNobodysConcern() throws InterruptedException {
    answers = false;
    poller.request();
    time.awaitSleepers(1);
    assertTrue(results.isEmpty());
    answers = true;
    poller.request();
    time.advance(EarlyPoller.REST);
    results.take();
  }

  private final class StatesOnly implements Source {
    @Override
    public DeviceReading read(Duration budget) {
      throw new AssertionError("counters are read in rounds");
    }

    @Override
    public DeviceReading readStates(Duration budget) throws SourceException {
      if (!answers) {
        throw new SourceException(MissingReason.NO_ANSWER, "127.0.0.1 does not answer");
      }
      return new DeviceReading(
          new DeviceReading.SystemReading("snmp", "hub1", "", "standard", OptionalLong.empty(), ""),
          new SampleTime(0, time.monotonicNanos(), time.monotonicNanos()), List.of(), true, List.of(),
          List.of(),
          List.of(), List.of(), List.of());
    }

    @Override
    public void close() {}
  }
}
