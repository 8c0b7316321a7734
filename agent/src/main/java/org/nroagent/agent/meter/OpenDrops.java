package org.nroagent.agent.meter;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.meter.KeptColumn.OpenCount;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;

/// What has been gathered so far of the packets that one interface lost in one slot that is not final. A count is known
/// only if it covers the whole of the slot; each stands for itself.
final class OpenDrops {
  private final Map<DropCounter, Tally> tallies = new EnumMap<>(DropCounter.class);

  /// Takes up what an earlier run had gathered.
  static OpenDrops of(Map<DropCounter, OpenCount> kept) {
    OpenDrops drops = new OpenDrops();
    kept.forEach((counter, count) -> {
      Tally tally = drops.tally(counter);
      tally.packets = count.packets();
      tally.coveredMillis = count.coveredMillis();
      tally.spoilt = count.spoilt();
    });
    return drops;
  }

  /// What has been gathered, for the next run.
  Map<DropCounter, OpenCount> keep() {
    Map<DropCounter, OpenCount> kept = new EnumMap<>(DropCounter.class);
    tallies.forEach((counter, tally) -> kept.put(counter,
        new OpenCount(tally.packets, tally.coveredMillis, tally.spoilt)));
    return kept;
  }

  /// Adds packets that a delta has for a part of this slot.
  void add(DropCounter counter, long packets, long coveredMillis) {
    Tally tally = tally(counter);
    tally.packets += packets;
    tally.coveredMillis += coveredMillis;
  }

  /// Records that a part of this slot has no trustworthy count.
  void spoil(DropCounter counter) {
    tally(counter).spoilt = true;
  }

  /// The counts as they are known now.
  Drops close(long slotMillis) {
    return tallies.isEmpty() ? Drops.UNKNOWN : Drops.of(counter -> count(tallies.get(counter), slotMillis));
  }

  private static @Nullable Long count(@Nullable Tally tally, long slotMillis) {
    boolean known = tally != null && !tally.spoilt && tally.coveredMillis >= slotMillis
        && tally.packets >= 0 && tally.packets <= Drops.MOST;
    return known && tally != null ? tally.packets : null;
  }

  private Tally tally(DropCounter counter) {
    return tallies.computeIfAbsent(counter, _ -> new Tally());
  }

  private static final class Tally {
    private long packets;
    private long coveredMillis;
    private boolean spoilt;
  }
}
