package org.nroagent.collector.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes slots, events, figures, parked records and gaps that are older than the months to keep, once an hour and a little at a time, so that
/// acknowledgements go on meanwhile.
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int FIRST_MINUTES = 5;
  private static final int PERIOD_MINUTES = 60;
  private static final int MONTHS_AHEAD = 2;
  /// An agent's ring reaches back so far.
  private static final int MONTHS_BACK = 3;

  private final SlotStore store;
  private final int months;
  private final ZoneId zone;
  private final TimeSource time;
  private final ScheduledExecutorService executor;

  private Retention(SlotStore store, int months, ZoneId zone, TimeSource time) {
    this.store = store;
    this.months = months;
    this.zone = zone;
    this.time = time;
    this.executor = Executors
        .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("retention").factory());
  }

  /// Starts to delete what expires.
  ///
  /// @param months whole civil months that are kept before the running one
  @SuppressWarnings("FutureReturnValueIgnored") // a round says itself how it went
  public static Retention start(SlotStore store, int months, ZoneId zone, TimeSource time) {
    Retention retention = new Retention(store, months, zone, time);
    retention.executor.execute(retention::prepare);
    retention.executor.scheduleWithFixedDelay(retention::round, FIRST_MINUTES, PERIOD_MINUTES,
        TimeUnit.MINUTES);
    return retention;
  }

  /// The start of the oldest month that is kept.
  static Instant horizon(Instant now, int months, ZoneId zone) {
    return now.atZone(zone).toLocalDate().withDayOfMonth(1).minusMonths(months).atStartOfDay(zone)
        .toInstant();
  }

  /// Deletes what has expired. A wall clock that is ahead of what the agents deliver is not believed: it could delete
  /// everything, for good.
  void round() {
    try {
      Instant now = now();
      Instant horizon = horizon(now, months, zone);
      keepMonths(now);
      long records = all(() -> store.prune(horizon));
      long events = all(() -> store.pruneEvents(horizon));
      YearMonth oldest = CivilMonth.containing(horizon, zone).month();
      long figures = all(() -> store.pruneFigures(oldest));
      long refused = all(() -> store.pruneRefused(horizon));
      if (records + events + figures + refused > 0) {
        LOG.info(
            "deleted {} records of slots, {} events, {} figures, and {} parked records and gaps before {}",
            records, events, figures, refused, horizon);
      }
    } catch (StoreFailure | CompletionException e) {
      LOG.warn("expired slots are not deleted now: {}", e.getMessage());
    }
  }

  private void prepare() {
    try {
      keepMonths(now());
    } catch (StoreFailure | CompletionException e) {
      LOG.warn("{}; slots are stored all the same", e.getMessage());
    }
  }

  /// Those around now, so that what comes has its place; an agent may bring what it kept for some months. A clock that is
  /// wrong makes tables that nothing needs, and no more.
  private void keepMonths(Instant now) {
    CivilMonth oldest = CivilMonth.containing(horizon(now, months, zone), zone);
    CivilMonth end = CivilMonth.containing(now, zone);
    for (int i = 0; i <= MONTHS_AHEAD; i++) {
      end = end.next();
    }
    List<CivilMonth> kept = new ArrayList<>();
    for (CivilMonth month = oldest; month.start().isBefore(end.start()); month = month.next()) {
      kept.add(month);
    }
    CivilMonth first = kept.get(Math.max(0, kept.size() - 1 - MONTHS_AHEAD - MONTHS_BACK));
    store.keepMonths(kept, first.start(), oldest.start());
  }

  private Instant now() {
    Instant wall = time.wall();
    Instant newest = store.typicalNewestSlot().join().orElse(wall);
    return newest.isBefore(wall) ? newest : wall;
  }

  private static long all(Supplier<CompletableFuture<Integer>> some) {
    long total = 0;
    for (int deleted = some.get().join(); deleted > 0; deleted = some.get().join()) {
      total += deleted;
    }
    return total;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
