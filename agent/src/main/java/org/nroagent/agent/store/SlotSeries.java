package org.nroagent.agent.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.nroagent.model.DropCounter;
import org.nroagent.model.Drops;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotWindow;

/// What a ring knows of one interface over a span of time: a slot, or nothing, for each slot of the grid, and what was
/// lost in it. Packed, 49 bytes a slot whatever was lost: a month is 440 kB. Who needs no drops reads windows.
public final class SlotSeries {
  private static final long UNKNOWN = -1;

  private final SlotWindow window;
  /// What each counter says of each slot, or [#UNKNOWN].
  private final Map<DropCounter, long[]> lost = new EnumMap<>(DropCounter.class);

  /// A series of which no drops are known so far.
  ///
  /// @param window its slots; shared, not copied
  SlotSeries(SlotWindow window) {
    this.window = window;
    for (DropCounter counter : DropCounter.values()) {
      long[] counts = new long[window.size()];
      Arrays.fill(counts, UNKNOWN);
      lost.put(counter, counts);
    }
  }

  /// The number of slots of the grid that start in the span asked for.
  public int size() {
    return window.size();
  }

  /// The start of a slot.
  ///
  /// @param index 0…`size() - 1`
  public Instant slotStart(int index) {
    return window.slotStart(index);
  }

  /// What is known of a slot; empty where the ring has no record that speaks of it.
  ///
  /// @param index 0…`size() - 1`
  public Optional<Slot> slot(int index) {
    return window.slot(index);
  }

  /// What was lost in a slot; unknown where the ring says nothing of it.
  ///
  /// @param index 0…`size() - 1`
  public Drops drops(int index) {
    return Drops.of(counter -> {
      long count = counts(counter)[index];
      return count == UNKNOWN ? null : count;
    });
  }

  /// Hands over every known slot, ascending.
  public void forEach(BiConsumer<Instant, Slot> consumer) {
    for (int index = 0; index < size(); index++) {
      Instant start = slotStart(index);
      slot(index).ifPresent(slot -> consumer.accept(start, slot));
    }
  }

  void setDrops(int index, Drops drops) {
    for (DropCounter counter : DropCounter.values()) {
      Long count = drops.count(counter);
      counts(counter)[index] = count == null ? UNKNOWN : count;
    }
  }

  private long[] counts(DropCounter counter) {
    return Objects.requireNonNull(lost.get(counter));
  }
}
