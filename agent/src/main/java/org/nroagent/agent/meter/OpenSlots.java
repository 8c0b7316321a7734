package org.nroagent.agent.meter;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.nroagent.agent.meter.KeptColumn.OpenPart;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.metering.Apportionment;
import org.nroagent.model.metering.CounterDelta;

/// The slots of one interface that are not final, by their start. What falls into a slot that is final is dropped.
final class OpenSlots {
  private final SlotGrid grid;
  private final TreeMap<Long, OpenSlot> open = new TreeMap<>();
  private long fromMillis;

  /// @param grid the slots
  /// @param fromMillis start of the first slot that is not final, milliseconds since 1970
  OpenSlots(SlotGrid grid, long fromMillis) {
    this.grid = grid;
    this.fromMillis = fromMillis;
  }

  /// Start of the first slot that is not final.
  long fromMillis() {
    return fromMillis;
  }

  /// The slot with this start, empty if nothing has been gathered for it.
  Optional<OpenSlot> find(long startMillis) {
    return Optional.ofNullable(open.get(startMillis));
  }

  /// The slot with this start.
  OpenSlot slot(long startMillis) {
    return open.computeIfAbsent(startMillis, _ -> new OpenSlot());
  }

  /// Everything before the slot is final: what was gathered for it is dropped.
  void forgetBefore(long startMillis) {
    fromMillis = Math.max(fromMillis, startMillis);
    open.headMap(fromMillis, false).clear();
  }

  /// Hands over each open slot that a count falls into, with its share.
  void forEachShare(CounterDelta.Counted counted, BiConsumer<OpenSlot, Apportionment.Share> consumer) {
    for (var share : Apportionment.of(counted.count(), counted.fromMillis(), counted.toMillis(), grid)) {
      if (share.slotStartMillis() >= fromMillis) {
        consumer.accept(slot(share.slotStartMillis()), share);
      }
    }
  }

  /// Hands over each open slot that the interval touches. The device's meter has closed what lies long before now, so
  /// there are only a few.
  void forEachTouched(long oneMillis, long otherMillis, Consumer<OpenSlot> consumer) {
    long first = Math.max(fromMillis, startOf(Math.min(oneMillis, otherMillis)));
    long end = Math.max(oneMillis, otherMillis);
    for (long start = first; start < end; start += grid.millis()) {
      consumer.accept(slot(start));
    }
  }

  /// What has been gathered, for the next run.
  List<OpenPart> keep() {
    return open.entrySet().stream().map(each -> each.getValue().keep(each.getKey())).toList();
  }

  /// Takes up what an earlier run had gathered, as far as it is not final.
  void restore(List<OpenPart> kept) {
    kept.stream().filter(part -> part.startMillis() >= fromMillis)
        .forEach(part -> open.put(part.startMillis(), OpenSlot.of(part)));
  }

  /// Start of the slot that contains the instant.
  long startOf(long millis) {
    return Math.floorDiv(millis, grid.millis()) * grid.millis();
  }
}
