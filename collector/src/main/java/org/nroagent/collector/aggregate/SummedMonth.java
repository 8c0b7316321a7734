package org.nroagent.collector.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.Committed.Change;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;

/// One month of one aggregate, kept in memory. What the store commits marks the slots that may have changed; the next
/// reader sums only those again. Safe for any thread.
final class SummedMonth {
  private final Aggregate aggregate;
  private final CivilMonth month;
  private final SummedSlots slots;
  private final Object dirtyLock = new Object();
  private final Set<String> agents;
  private long dirtyFrom;
  private long dirtyTo;
  private AggregateFigure figure;

  SummedMonth(Aggregate aggregate, CivilMonth month, SlotGrid grid) {
    this.aggregate = aggregate;
    this.month = month;
    this.agents = aggregate.interfaces().stream().map(InterfaceRef::agent)
        .collect(Collectors.toUnmodifiableSet());
    Instant first = month.firstSlot(grid);
    int expected = month.expectedSlots(grid);
    this.slots = new SummedSlots(aggregate.sum(), first, grid, expected);
    this.dirtyFrom = first.getEpochSecond();
    this.dirtyTo = grid.plus(first, expected).getEpochSecond();
    this.figure = figureOf();
  }

  SlotGrid grid() {
    return slots.grid();
  }

  /// Notes slots that may have changed. Called by the store's writer; never waits for a reader of the store.
  void changed(Change change) {
    if (!agents.contains(change.agent())) {
      return;
    }
    markDirty(Math.max(change.from(), start()), Math.min(change.to(), end()));
  }

  /// The month's figure with all that is committed.
  synchronized AggregateFigure figure(StoreReader reader) {
    refresh(reader);
    return figure;
  }

  private void refresh(StoreReader reader) {
    long from;
    long to;
    synchronized (dirtyLock) {
      from = dirtyFrom;
      to = dirtyTo;
      dirtyFrom = 0;
      dirtyTo = 0;
    }
    if (from >= to) {
      return;
    }
    try {
      sum(reader, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
      figure = figureOf();
    } catch (RuntimeException e) {
      markDirty(from, to);
      throw e;
    }
  }

  private void sum(StoreReader reader, Instant from, Instant to) {
    List<SlotSeries> parts = new ArrayList<>();
    for (InterfaceRef ref : aggregate.interfaces()) {
      parts.add(reader.series(ref.agent(), ref.interfaceId(), from, to, slots.grid()));
    }
    slots.take(Math.toIntExact(slots.grid().count(slots.from(), from)), parts);
  }

  private void markDirty(long from, long to) {
    if (from >= to) {
      return;
    }
    synchronized (dirtyLock) {
      dirtyFrom = dirtyFrom < dirtyTo ? Math.min(dirtyFrom, from) : from;
      dirtyTo = Math.max(dirtyTo, to);
    }
  }

  private AggregateFigure figureOf() {
    return AggregateFigure.of(aggregate, month, slots);
  }

  private long start() {
    return slots.from().getEpochSecond();
  }

  private long end() {
    return slots.startOf(slots.size()).getEpochSecond();
  }
}
