package org.nroagent.agent.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.SlotWindow;

/// What a ring knows of one interface over a span of time: a slot, or nothing, for each slot of the grid, and what was
/// lost in it. Packed, 17 bytes a slot: a month is 150 kB; a slot that lost anything takes some 150 bytes more.
public final class SlotSeries {
  /// What a slot takes in memory.
  public static final int BYTES_PER_SLOT = 17;

  private static final byte UNKNOWN = -1;
  private static final byte PROBABLY_DAMAGED = -2;

  private final SlotGrid grid;
  private final boolean keepsDrops;
  private final long firstSeconds;
  private final long[] inOctets;
  private final long[] outOctets;
  private final byte[] quality;
  /// The slots that are known to have lost nothing, and those of which there is more to say; the others are unknown.
  private final BitSet lostNothing = new BitSet();
  private final Map<Integer, Drops> lost = new HashMap<>();

  /// @param keepsDrops whether what was lost is of interest
  SlotSeries(SlotGrid grid, Instant from, Instant to, boolean keepsDrops) {
    this.grid = grid;
    this.keepsDrops = keepsDrops;
    Instant first = grid.isBorder(from) ? from : grid.next(grid.startOf(from));
    this.firstSeconds = first.getEpochSecond();
    int count = Math.toIntExact(Math.max(0, grid.count(from, to)));
    inOctets = new long[count];
    outOctets = new long[count];
    quality = new byte[count];
    Arrays.fill(quality, UNKNOWN);
  }

  /// The number of slots of the grid that start in the span asked for.
  public int size() {
    return quality.length;
  }

  /// The start of a slot.
  ///
  /// @param index 0…`size() - 1`
  public Instant slotStart(int index) {
    return Instant.ofEpochSecond(firstSeconds + (long) index * grid.seconds());
  }

  /// What is known of a slot; empty where the ring has no record that speaks of it.
  ///
  /// @param index 0…`size() - 1`
  public Optional<Slot> slot(int index) {
    int value = quality[index];
    if (value == UNKNOWN) {
      return Optional.empty();
    }
    if (value == PROBABLY_DAMAGED) {
      return Optional.of(new Slot.Missing(MissingReason.DAMAGED_RECORD));
    }
    if ((value & RingFormat.QUALITY_MISSING) != 0) {
      return Optional.of(new Slot.Missing(MissingReason.ofCode(value & ~RingFormat.QUALITY_MISSING)));
    }
    return Optional
        .of(new Slot.Metered(inOctets[index], outOctets[index], value == RingFormat.QUALITY_INTERPOLATED));
  }

  /// Whether it takes what was lost.
  boolean keepsDrops() {
    return keepsDrops;
  }

  /// What was lost in a slot; unknown where the ring says nothing of it.
  ///
  /// @param index 0…`size() - 1`
  public Drops drops(int index) {
    return lostNothing.get(index) ? Drops.NONE : lost.getOrDefault(index, Drops.UNKNOWN);
  }

  /// Hands over every known slot, ascending.
  public void forEach(BiConsumer<Instant, Slot> consumer) {
    for (int index = 0; index < size(); index++) {
      Instant start = slotStart(index);
      slot(index).ifPresent(slot -> consumer.accept(start, slot));
    }
  }

  /// The same slots as figures are computed from.
  public SlotWindow window() {
    SlotWindow window = new SlotWindow(grid, Instant.ofEpochSecond(firstSeconds), size());
    forEach(window::set);
    return window;
  }

  /// Takes a slot from a row or range. A slot is final once: the first record that speaks of it counts.
  void put(long startSeconds, Slot slot, Drops drops) {
    int index = indexOf(startSeconds);
    if (index >= 0 && quality[index] < 0) {
      set(index, slot);
      setDrops(index, drops);
    }
  }

  /// Changes a slot from missing to what an amendment says, the only change there is.
  void amend(long startSeconds, Slot slot, Drops drops) {
    int index = indexOf(startSeconds);
    if (index >= 0 && (quality[index] < 0 || (quality[index] & RingFormat.QUALITY_MISSING) != 0)) {
      set(index, slot);
      setDrops(index, drops);
    }
  }

  /// Takes one value for a span of slots.
  void putAll(SlotSpan span, Slot slot) {
    for (int index = firstIndex(span); index < size() && slotEnd(index) <= span.toSeconds(); index++) {
      if (quality[index] < 0) {
        set(index, slot);
      }
    }
  }

  /// Notes that a record about some of these slots was damaged.
  void putDamaged(SlotSpan span) {
    for (int index = firstIndex(span); index < size() && slotEnd(index) <= span.toSeconds(); index++) {
      if (quality[index] == UNKNOWN) {
        quality[index] = PROBABLY_DAMAGED;
      }
    }
  }

  private int firstIndex(SlotSpan span) {
    long index = Math.ceilDiv(span.fromSeconds() - firstSeconds, grid.seconds());
    return (int) Math.clamp(index, 0, (long) size());
  }

  private long slotEnd(int index) {
    return firstSeconds + (index + 1L) * grid.seconds();
  }

  private int indexOf(long startSeconds) {
    long offset = startSeconds - firstSeconds;
    boolean within = offset >= 0 && offset / grid.seconds() < size() && offset % grid.seconds() == 0;
    return within ? (int) (offset / grid.seconds()) : -1;
  }

  private void setDrops(int index, Drops drops) {
    lostNothing.set(index, drops.equals(Drops.NONE));
    if (drops.equals(Drops.NONE) || drops.equals(Drops.UNKNOWN)) {
      lost.remove(index);
    } else {
      lost.put(index, drops);
    }
  }

  private void set(int index, Slot slot) {
    switch (slot) {
      case Slot.Metered metered -> {
        inOctets[index] = metered.inOctets();
        outOctets[index] = metered.outOctets();
        quality[index] = (byte) (metered.interpolated()
            ? RingFormat.QUALITY_INTERPOLATED
            : RingFormat.QUALITY_MEASURED);
      }
      case Slot.Missing missing ->
        quality[index] = (byte) (RingFormat.QUALITY_MISSING | missing.reason().code());
    }
  }
}
