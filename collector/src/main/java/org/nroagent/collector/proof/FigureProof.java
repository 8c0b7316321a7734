package org.nroagent.collector.proof;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nroagent.collector.store.Committed;
import org.nroagent.collector.store.KeptFigure;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what agents tell of their closed months with the slots of the store, beside everything else and a few at a
/// time: at the first of a month thousands of agents tell theirs, and nobody waits for it.
public final class FigureProof implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FigureProof.class);
  private static final int PERIOD_SECONDS = 1;
  /// So often is looked for what is to be compared again, and for what another collector took and did not finish.
  private static final int IDLE_PERIODS = 60;

  private final SlotStore store;
  private final FigureComparer comparer;
  private final TimeSource time;
  private final ScheduledExecutorService executor;
  /// Whether events came since it looked last: figures may be among them.
  private final AtomicBoolean told = new AtomicBoolean(true);
  private int idle;

  private FigureProof(SlotStore store, FigureComparer comparer, TimeSource time) {
    this.store = store;
    this.comparer = comparer;
    this.time = time;
    this.executor = Executors
        .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("figures").factory());
  }

  /// Starts to compare.
  ///
  /// @param time tells when something is due; how often is looked is real time
  @SuppressWarnings("FutureReturnValueIgnored") // a round says itself how it went
  public static FigureProof start(SlotStore store, FigureComparer comparer, TimeSource time) {
    FigureProof proof = new FigureProof(store, comparer, time);
    store.onCommit(proof::committed);
    proof.executor.scheduleWithFixedDelay(proof::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    return proof;
  }

  private void committed(Committed committed) {
    if (committed.events().stored() > 0) {
      told.set(true);
    }
  }

  private void look() {
    idle++;
    if (told.getAndSet(false) || idle >= IDLE_PERIODS) {
      idle = 0;
      if (round()) {
        told.set(true);
      }
    }
  }

  /// Compares some of one agent's figures that are due.
  ///
  /// @return whether there may be more
  private boolean round() {
    try {
      List<KeptFigure> due = store.takeFigures(FigureComparer.AT_ONCE, time.wall()).join();
      if (due.isEmpty()) {
        return false;
      }
      var _ = store.compared(comparer.compare(due, time.wall())).join();
      return true;
    } catch (StoreFailure | CompletionException e) {
      LOG.warn("Figures of closed months are not compared now: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
