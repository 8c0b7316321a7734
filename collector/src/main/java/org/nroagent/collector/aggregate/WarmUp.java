package org.nroagent.collector.aggregate;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.model.CivilMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the months that the pages show first, once after the start and one after the other, so that no visitor waits for all
/// of them. Whoever comes meanwhile waits for those that are not read yet.
public final class WarmUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  /// The rest of the memory for months is left to those that somebody asks for.
  private static final int MOST_MONTHS = Figures.CACHED_MONTHS / 2;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final Thread thread;
  private volatile boolean stopping;

  private WarmUp(List<Runnable> steps) {
    this.thread = Thread.ofPlatform().daemon(true).name("warm-up").unstarted(() -> run(steps));
  }

  /// Starts with the gates, of which the overview shows two months; then come the plaques.
  public static WarmUp start(Figures figures, Network network) {
    CivilMonth current = figures.current();
    Stream<Runnable> gates = network.gates().stream().map(Aggregate::of)
        .flatMap(gate -> Stream.of(current, current.previous())
            .map(month -> () -> figures.figure(gate, month)));
    Stream<Runnable> plaques = Aggregates.of(network).all(Aggregate.Kind.PLAQUE).stream()
        .map(plaque -> () -> figures.figure(plaque, current));
    return start(Stream.concat(gates, plaques).limit(MOST_MONTHS).toList());
  }

  static WarmUp start(List<Runnable> steps) {
    WarmUp warmUp = new WarmUp(steps);
    warmUp.thread.start();
    return warmUp;
  }

  private void run(List<Runnable> steps) {
    for (Runnable step : steps) {
      if (stopping) {
        return;
      }
      try {
        step.run();
      } catch (StoreFailure e) {
        LOG.debug("a month is left to whoever asks for it: {}", e.getMessage());
      }
    }
  }

  /// Ends with the month that is being read.
  @Override
  public void close() {
    stopping = true;
    try {
      if (!thread.join(LONGEST_STOP)) {
        LOG.warn("a month is still being read after {}", LONGEST_STOP);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
