package org.nroagent.agent.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.nroagent.agent.poll.PollResult.Outcome;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.model.MissingReason;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Polls one device: once at the start, then after every slot border by a small delay that is the same every time,
/// never before it. A slow or silent device delays nobody else; a stepped wall clock never mutes it, because the
/// wait is at most one slot of the monotonic clock.
public final class Poller implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final long NANOS_PER_MILLI = 1_000_000L;
  /// Delays after the border are spread over this part of a slot, so that devices are not all asked at once.
  private static final int SPREAD_DIVISOR = 30;

  private final String device;
  private final Source source;
  private final SlotGrid grid;
  private final Duration budget;
  private final TimeSource time;
  private final Sink sink;

  /// Where results go.
  public interface Sink {
    /// Takes a result. May wait while the receiver is busy, which is the bound on what is in flight.
    ///
    /// @throws InterruptedException if the polling thread is interrupted
    void accept(PollResult result) throws InterruptedException;
  }

  /// @param device the device's configured name
  /// @param source the device
  /// @param grid the slots
  /// @param budget the most real time one poll may take
  /// @param time the clocks
  /// @param sink where results go
  public Poller(String device, Source source, SlotGrid grid, Duration budget, TimeSource time, Sink sink) {
    this.device = device;
    this.source = source;
    this.grid = grid;
    this.budget = budget;
    this.time = time;
    this.sink = sink;
  }

  /// Polls until the thread is interrupted.
  @Override
  public void run() {
    try {
      sink.accept(poll(grid.startOf(time.wall())));
      while (!Thread.currentThread().isInterrupted()) {
        sink.accept(poll(awaitNextBorder()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The delay of a device's polls after the border: at least a hundredth of a slot, so that a clock that is a
  /// little early does not poll before it; stable, so that slots stay comparable.
  static Duration delay(String device, SlotGrid grid) {
    CRC32C hash = new CRC32C();
    hash.update(device.getBytes(UTF_8));
    long least = grid.millis() / 100;
    return Duration.ofMillis(least + hash.getValue() % (grid.millis() / SPREAD_DIVISOR));
  }

  private Instant awaitNextBorder() throws InterruptedException {
    long monotonicNanos = time.monotonicNanos();
    Instant wall = time.wall();
    Instant border = grid.next(grid.startOf(wall));
    Duration wait = Duration.between(wall, border).plus(delay(device, grid));
    time.sleepUntil(monotonicNanos + wait.toNanos());
    return border;
  }

  private PollResult poll(Instant border) throws InterruptedException {
    // Real time: this is how long the network took, whatever the pace of the injected clocks.
    long started = System.nanoTime();
    Outcome outcome = read();
    Duration duration = Duration.ofNanos(System.nanoTime() - started);
    Instant wall = time.wall();
    long lead = wall.toEpochMilli() - Math.floorDiv(time.monotonicNanos(), NANOS_PER_MILLI);
    return new PollResult(device, border, wall, lead, duration, outcome, source.limits());
  }

  private Outcome read() throws InterruptedException {
    try {
      return new Outcome.Answered(source.read(budget));
    } catch (SourceException e) {
      return new Outcome.Failed(e.reason(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Reading {} failed by an error of the program; the other devices go on", device, e);
      return new Outcome.Failed(MissingReason.NO_ANSWER,
          "reading " + device + " failed by an error of the program: " + e);
    }
  }
}
