package org.nroagent.agent.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the states of one device outside its rounds, when somebody asks: after a notification. Requests while it reads
/// or rests are one. A reading that fails is nobody's concern: the next round tells whether the device answers.
public final class EarlyPoller implements Runnable {
  /// The most real time that such a reading may take: a round that falls due meanwhile waits no longer.
  static final Duration BUDGET = Duration.ofSeconds(15);
  /// Between two such readings of one device.
  static final Duration REST = Duration.ofSeconds(30);
  /// What is about to be read in a round is not read before.
  static final Duration BEFORE_ROUND = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(EarlyPoller.class);
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final String device;
  private final Source source;
  private final SlotGrid grid;
  private final TimeSource time;
  private final Poller.Sink sink;
  private final Semaphore requests = new Semaphore(0);

  /// @param device the device's configured name
  /// @param source the device, which may be asked by its rounds at the same time
  /// @param grid the slots
  /// @param time the clocks
  /// @param sink where readings go
  public EarlyPoller(String device, Source source, SlotGrid grid, TimeSource time, Poller.Sink sink) {
    this.device = device;
    this.source = source;
    this.grid = grid;
    this.time = time;
    this.sink = sink;
  }

  /// Asks for a reading soon; never waits.
  public void request() {
    if (requests.availablePermits() == 0) {
      requests.release();
    }
  }

  /// Serves requests until the thread is interrupted.
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        requests.acquire();
        requests.drainPermits();
        if (!isRoundDue()) {
          read();
          time.sleepUntil(time.monotonicNanos() + REST.toNanos());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRoundDue() {
    Instant wall = time.wall();
    Instant due = grid.next(grid.startOf(wall)).plus(Poller.delay(device, grid));
    return Duration.between(wall, due).compareTo(BEFORE_ROUND) < 0;
  }

  private void read() throws InterruptedException {
    // Real time: this is how long the network took, whatever the pace of the injected clocks.
    long started = System.nanoTime();
    try {
      Outcome outcome = new Outcome.Answered(source.readStates(BUDGET));
      Instant wall = time.wall();
      long lead = wall.toEpochMilli() - Math.floorDiv(time.monotonicNanos(), NANOS_PER_MILLI);
      sink.accept(new PollResult(device, grid.startOf(wall), wall, lead,
          Duration.ofNanos(System.nanoTime() - started), outcome));
    } catch (SourceException e) {
      LOG.debug("No early reading of {}: {}", device, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Reading {} early failed by an error of the program; its rounds go on", device, e);
    }
  }
}
