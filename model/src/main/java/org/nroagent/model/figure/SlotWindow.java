package org.nroagent.model.figure;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nroagent.model.Direction;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

/// Consecutive slots of one series: a value, *missing* with its reason, or *unrecorded* where nothing at all is
/// known. What every figure is computed from and explained by. Packed, 17 bytes a slot: a month is 150 kB.
///
/// Not thread-safe.
public final class SlotWindow {
  private static final long NO_VALUE = -1;
  private static final byte UNRECORDED = -1;
  private static final byte MEASURED = 0;
  private static final byte INTERPOLATED = -2;

  private final SlotGrid grid;
  private final Instant first;
  private final long[] in;
  private final long[] out;
  /// [#UNRECORDED], [#MEASURED], [#INTERPOLATED], or the code of a [MissingReason].
  private final byte[] quality;

  /// A window in which every slot is unrecorded so far.
  ///
  /// @param grid the slots' length
  /// @param first start of the first slot, a border of the grid
  /// @param size number of slots, 0 or more
  /// @throws IllegalArgumentException if `first` is no border
  public SlotWindow(SlotGrid grid, Instant first, int size) {
    if (!grid.isBorder(first)) {
      throw new IllegalArgumentException(first + " is no border of " + grid.seconds() + " s slots");
    }
    this.grid = grid;
    this.first = first;
    this.in = new long[size];
    this.out = new long[size];
    this.quality = new byte[size];
    Arrays.fill(in, NO_VALUE);
    Arrays.fill(out, NO_VALUE);
    Arrays.fill(quality, UNRECORDED);
  }

  private SlotWindow(SlotWindow whole, int from, int to) {
    this.grid = whole.grid;
    this.first = whole.slotStart(from);
    this.in = Arrays.copyOfRange(whole.in, from, to);
    this.out = Arrays.copyOfRange(whole.out, from, to);
    this.quality = Arrays.copyOfRange(whole.quality, from, to);
  }

  /// A copy of the slots that start in [from, to).
  ///
  /// @throws IllegalArgumentException if they are not all in this window, or the borders are none of the grid
  public SlotWindow part(Instant from, Instant to) {
    if (from.isBefore(first) || to.isAfter(end()) || to.isBefore(from) || !grid.isBorder(from)
        || !grid.isBorder(to)) {
      throw new IllegalArgumentException(
          "slots from " + from + " to " + to + " are no part of those from " + first + " to " + end());
    }
    return new SlotWindow(this, Math.toIntExact(grid.count(first, from)),
        Math.toIntExact(grid.count(first, to)));
  }

  /// The slots' length.
  public SlotGrid grid() {
    return grid;
  }

  /// The number of slots.
  public int size() {
    return quality.length;
  }

  /// The start of the first slot.
  public Instant start() {
    return first;
  }

  /// The end of the last slot.
  public Instant end() {
    return grid.plus(first, size());
  }

  /// The start of a slot.
  ///
  /// @param index 0…`size() - 1`
  public Instant slotStart(int index) {
    return grid.plus(first, index);
  }

  /// What is known of a slot; empty where it is unrecorded, and where only one direction has a value.
  ///
  /// @param index 0…`size() - 1`
  public Optional<Slot> slot(int index) {
    byte value = quality[index];
    if (value > MEASURED) {
      return Optional.of(new Slot.Missing(MissingReason.ofCode(value)));
    }
    return in[index] == NO_VALUE || out[index] == NO_VALUE
        ? Optional.empty()
        : Optional.of(new Slot.Metered(in[index], out[index], value == INTERPOLATED));
  }

  /// Sets a slot; slots outside the window change nothing.
  ///
  /// @param slotStart start of the slot, a border of the grid
  public void set(Instant slotStart, Slot slot) {
    int index = indexOf(slotStart);
    if (index >= 0) {
      switch (slot) {
        case Slot.Metered metered -> set(index, metered.inOctets(), metered.outOctets(),
            metered.interpolated() ? INTERPOLATED : MEASURED);
        case Slot.Missing missing -> set(index, NO_VALUE, NO_VALUE, (byte) missing.reason().code());
      }
    }
  }

  /// Sets a slot from a source that tells no quality; slots outside the window change nothing.
  ///
  /// @param slotStart start of the slot, a border of the grid
  /// @param inOctets octets of IN, empty where missing
  /// @param outOctets octets of OUT, empty where missing; with both empty the slot is unrecorded
  public void set(Instant slotStart, OptionalLong inOctets, OptionalLong outOctets) {
    int index = indexOf(slotStart);
    if (index >= 0) {
      set(index, inOctets.orElse(NO_VALUE), outOctets.orElse(NO_VALUE),
          inOctets.isEmpty() && outOctets.isEmpty() ? UNRECORDED : MEASURED);
    }
  }

  /// Octets of one direction, empty where they are not known.
  ///
  /// @param index 0…`size() - 1`
  public OptionalLong octets(Direction direction, int index) {
    long value = octets(direction)[index];
    return value == NO_VALUE ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// The 95th percentile of one direction, empty where no slot has a value.
  public Optional<DirectionFigure> percentile(Direction direction) {
    return Percentile95.of(Arrays.stream(octets(direction)).filter(value -> value != NO_VALUE).toArray());
  }

  /// The number of slots that are missing, by reason; reasons without a slot are absent.
  public SortedMap<MissingReason, Integer> missing() {
    SortedMap<MissingReason, Integer> counts = new TreeMap<>();
    for (byte value : quality) {
      if (value > MEASURED) {
        counts.merge(MissingReason.ofCode(value), 1, Integer::sum);
      }
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /// The number of slots whose value bridges a missed poll.
  public int interpolated() {
    return count(INTERPOLATED);
  }

  /// The number of slots of which nothing at all is known.
  public int unrecorded() {
    return count(UNRECORDED);
  }

  /// The slot at the figure's rank when the slots of that direction are ordered by (octets, slot start): its index.
  ///
  /// @param figure this direction's percentile
  public int retained(Direction direction, DirectionFigure figure) {
    long[] octets = octets(direction);
    int smaller = 0;
    for (long value : octets) {
      smaller += value != NO_VALUE && value < figure.octets() ? 1 : 0;
    }
    int equalsToPass = figure.rank() - smaller;
    for (int index = 0; index < octets.length; index++) {
      if (octets[index] == figure.octets() && --equalsToPass == 0) {
        return index;
      }
    }
    throw new IllegalArgumentException("the figure is not of these slots: " + figure);
  }

  /// The slots after the figure's rank in the same order: their indices, ascending in time.
  ///
  /// @param figure this direction's percentile
  public IntStream discarded(Direction direction, DirectionFigure figure) {
    long[] octets = octets(direction);
    int retained = retained(direction, figure);
    return IntStream.range(0, octets.length).filter(
        index -> octets[index] > figure.octets() || (octets[index] == figure.octets() && index > retained));
  }

  /// SHA-256 over one ASCII line `slot,in,out` and a line feed per slot, ascending, empty where there is no value, in
  /// lower-case hexadecimal. Windows with the same digest have the same figure.
  public String digest() {
    return SlotDigest.of(this);
  }

  private long[] octets(Direction direction) {
    return direction == Direction.IN ? in : out;
  }

  private void set(int index, long inOctets, long outOctets, byte newQuality) {
    in[index] = inOctets;
    out[index] = outOctets;
    quality[index] = newQuality;
  }

  private int count(byte wanted) {
    int found = 0;
    for (byte value : quality) {
      found += value == wanted ? 1 : 0;
    }
    return found;
  }

  private int indexOf(Instant slotStart) {
    if (slotStart.isBefore(first) || !slotStart.isBefore(end())) {
      return -1;
    }
    return Math.toIntExact(grid.count(first, slotStart));
  }
}
