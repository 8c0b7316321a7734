package org.nroagent.collector.store;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/// What the store has done since it was opened. Counted after the commit. Safe for any thread.
public final class StoreCounters {
  private final LongAdder records = new LongAdder();
  private final LongAdder repeats = new LongAdder();
  private final LongAdder conflicts = new LongAdder();
  private final LongAdder parked = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder commits = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final AtomicReference<EventCounts> events = new AtomicReference<>(EventCounts.NONE);

  void add(Committed committed) {
    records.add(committed.records());
    repeats.add(committed.repeats());
    conflicts.add(committed.conflicts());
    parked.add(committed.parked());
    lost.add(committed.lost());
    commits.increment();
    events.accumulateAndGet(committed.events(), EventCounts::plus);
  }

  void failed() {
    failures.increment();
  }

  /// Records stored.
  public long records() {
    return records.sum();
  }

  /// Records that said what was stored already.
  public long repeats() {
    return repeats.sum();
  }

  /// Records that contradicted what was stored first.
  public long conflicts() {
    return conflicts.sum();
  }

  /// Records that could not be stored as data.
  public long parked() {
    return parked.sum();
  }

  /// Sequences that will never come.
  public long lost() {
    return lost.sum();
  }

  /// What became of events.
  public EventCounts events() {
    return events.get();
  }

  /// Transactions made durable.
  public long commits() {
    return commits.sum();
  }

  /// Transactions that failed.
  public long failures() {
    return failures.sum();
  }
}
