package org.nroagent.agent.figure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.figure.SlotParts;

/// The slots of one derived series of which not every part has a value yet. Parts come from several devices at
/// different moments, and an amendment may turn a missing part into a value; a slot that is older than the backlog can
/// delay its parts is given up as it is. Bounded.
///
/// Not thread-safe: it belongs to one owner.
final class OpenSlots {
  /// How many slots behind the newest one parts are waited for: a backlog that is being written, one that waits, and
  /// the slots that a meter bridges.
  static final int WAITED_FOR = 28;
  /// How many are kept while what the ring holds is still being read: their other parts may be there.
  static final int MOST_WHILE_REBUILDING = 4 * WAITED_FOR;

  private final SlotFormula formula;
  private final SlotGrid grid;
  private final SeriesFigures target;
  /// By start of the slot; empty once the slot has been counted for good, which must be known as long as another
  /// part of it may come.
  private final TreeMap<Instant, Optional<SlotParts>> open = new TreeMap<>();
  private Instant oldest = Instant.MAX;
  private Instant newest = Instant.MIN;
  private Instant givenUpBefore = Instant.MIN;
  private boolean rebuilt;

  /// @param target where the slots go
  OpenSlots(SlotFormula formula, SlotGrid grid, SeriesFigures target) {
    this.formula = formula;
    this.grid = grid;
    this.target = target;
  }

  /// Takes a final slot of a part.
  ///
  /// @param part its position in the formula
  void put(int part, Instant slotStart, Slot slot) {
    if (!slotStart.isBefore(givenUpBefore) || open.containsKey(slotStart)) {
      touch(slotStart);
      target.rollTo(slotStart);
      Optional<SlotParts> parts = partsOf(slotStart);
      if (parts.isPresent()) {
        parts.get().put(part, slot);
        settle(slotStart, parts.get());
      }
      advance();
    }
  }

  /// Takes a range that is missing of a part. Of a long one only the end is kept slot by slot: without this part the
  /// slots before are missing whatever the others are.
  void putMissing(int part, Instant from, Instant to, MissingReason reason) {
    Slot missing = new Slot.Missing(reason);
    Instant kept = grid.plus(to, -WAITED_FOR);
    Instant first = from.isBefore(givenUpBefore) ? givenUpBefore : from;
    if (first.isBefore(kept)) {
      touch(first);
      target.rollTo(kept);
      Map<Instant, Optional<SlotParts>> known = open.subMap(first, kept);
      known.values().forEach(parts -> parts.ifPresent(each -> each.put(part, missing)));
      target.addMissing(first, kept, reason);
      known.keySet().forEach(slotStart -> target.correctMissing(slotStart, -1, reason));
      giveUp(known);
      givenUpBefore = kept;
      first = kept;
    }
    for (Instant slot = first; slot.isBefore(to); slot = grid.next(slot)) {
      put(part, slot, missing);
    }
  }

  /// Adds what another one gathered from other records, of which the newest are about as old as the oldest of this
  /// one's.
  void addAll(OpenSlots other) {
    open.headMap(other.givenUpBefore, false).clear();
    other.open.forEach((slotStart, others) -> {
      if (!slotStart.isBefore(givenUpBefore) || open.containsKey(slotStart)) {
        merge(slotStart, others);
      } else if (slotStart.isBefore(oldest)) {
        others.flatMap(SlotParts::slot).ifPresent(slot -> target.add(slotStart, slot));
      }
    });
    oldest = oldest.isAfter(other.oldest) ? other.oldest : oldest;
    newest = newest.isBefore(other.newest) ? other.newest : newest;
    givenUpBefore = givenUpBefore.isBefore(other.givenUpBefore) ? other.givenUpBefore : givenUpBefore;
  }

  /// From now on nothing but new records come.
  void rebuilt() {
    rebuilt = true;
    advance();
  }

  /// The newest slot of which anything can be said and that may still change, empty where there is none.
  Optional<SeriesSlot> newest() {
    return open.descendingMap().entrySet().stream()
        .flatMap(entry -> entry.getValue().flatMap(SlotParts::slot).stream()
            .map(slot -> new SeriesSlot(entry.getKey(), slot)))
        .findFirst();
  }

  /// Counts the slots of a month that are missing as far as is known, though they may still change.
  void countInto(SlotCounts counts, MonthSpan span) {
    open.subMap(span.start(), span.end()).values()
        .forEach(parts -> parts.flatMap(SlotParts::slot).ifPresent(counts::add));
  }

  private Optional<SlotParts> partsOf(Instant slotStart) {
    return open.computeIfAbsent(slotStart, _ -> Optional.of(new SlotParts(formula)));
  }

  private void merge(Instant slotStart, Optional<SlotParts> others) {
    if (others.isEmpty()) {
      open.put(slotStart, others);
      return;
    }
    Optional<SlotParts> parts = partsOf(slotStart);
    if (parts.isPresent()) {
      parts.get().putAll(others.get());
      settle(slotStart, parts.get());
    }
  }

  private void settle(Instant slotStart, SlotParts parts) {
    if (parts.decided()) {
      if (rebuilt && parts.settled()) {
        open.remove(slotStart);
      } else {
        open.put(slotStart, Optional.empty());
      }
      target.add(slotStart, parts.slot().orElseThrow());
    }
  }

  private void touch(Instant slotStart) {
    oldest = slotStart.isBefore(oldest) ? slotStart : oldest;
    newest = slotStart.isAfter(newest) ? slotStart : newest;
  }

  private void advance() {
    if (rebuilt && newest.isAfter(Instant.MIN)) {
      Instant end = grid.plus(newest, -WAITED_FOR);
      giveUp(open.headMap(end, false));
      givenUpBefore = givenUpBefore.isBefore(end) ? end : givenUpBefore;
    }
    while (!rebuilt && open.size() > MOST_WHILE_REBUILDING) {
      Instant first = grid.next(open.firstKey());
      giveUp(open.headMap(first, false));
      givenUpBefore = givenUpBefore.isBefore(first) ? first : givenUpBefore;
    }
  }

  private void giveUp(Map<Instant, Optional<SlotParts>> old) {
    old.forEach((start, parts) -> parts.flatMap(SlotParts::slot).ifPresent(slot -> target.add(start, slot)));
    old.clear();
  }
}
