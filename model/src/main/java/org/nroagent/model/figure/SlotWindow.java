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
  /// What a slot of a window takes in memory.
  public static final int BYTES_PER_SLOT = 17;

  /// Stands for the octets of a slot that has none.
  static final long NO_VALUE = -1;

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

  /// Whether nothing at all is known of a slot.
  ///
  /// @param index 0…`size() - 1`
  public boolean isUnrecorded(int index) {
    return quality[index] == UNRECORDED;
  }

  /// Whether a slot is missing for a known reason.
  ///
  /// @param index 0…`size() - 1`
  public boolean isMissing(int index) {
    return quality[index] > MEASURED;
  }

  /// Sets a slot that has a value.
  ///
  /// @param index 0…`size() - 1`
  /// @param inOctets octets of IN, 0…[Slot#MAX_OCTETS]
  /// @param outOctets octets of OUT, 0…[Slot#MAX_OCTETS]
  /// @param interpolated whether it bridges a missed poll
  public void setMetered(int index, long inOctets, long outOctets, boolean interpolated) {
    set(index, inOctets, outOctets, interpolated ? INTERPOLATED : MEASURED);
  }

  /// Sets a slot that is missing.
  ///
  /// @param index 0…`size() - 1`
  public void setMissing(int index, MissingReason reason) {
    set(index, NO_VALUE, NO_VALUE, (byte) reason.code());
  }

  /// Sets a slot; slots outside the window change nothing.
  ///
  /// @param slotStart start of the slot, a border of the grid
  public void set(Instant slotStart, Slot slot) {
    int index = indexOf(slotStart);
    if (index >= 0) {
      switch (slot) {
        case Slot.Metered metered ->
          setMetered(index, metered.inOctets(), metered.outOctets(), metered.interpolated());
        case Slot.Missing missing -> setMissing(index, missing.reason());
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
    long[] known = new long[size()];
    int valid = 0;
    for (long value : octets(direction)) {
      if (value != NO_VALUE) {
        known[valid++] = value;
      }
    }
    return valid == 0
        ? Optional.empty()
        : Optional.of(Percentile95.ofReordered(valid == known.length ? known : Arrays.copyOf(known, valid)));
  }

  /// The number of slots that are missing, by reason; reasons without a slot are absent.
  public SortedMap<MissingReason, Integer> missing() {
    int[] byCode = new int[Byte.MAX_VALUE + 1];
    for (byte value : quality) {
      if (value > MEASURED) {
        byCode[value]++;
      }
    }
    SortedMap<MissingReason, Integer> counts = new TreeMap<>();
    for (int code = 0; code < byCode.length; code++) {
      if (byCode[code] > 0) {
        counts.put(MissingReason.ofCode(code), byCode[code]);
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
    return discarded(direction, figure, retained(direction, figure));
  }

  /// As [#discarded(Direction, DirectionFigure)], where the slot at the rank is known already.
  ///
  /// @param retained its index
  IntStream discarded(Direction direction, DirectionFigure figure, int retained) {
    long[] octets = octets(direction);
    long most = figure.octets();
    int[] found = new int[figure.discarded()];
    int count = 0;
    for (int index = 0; index < octets.length; index++) {
      if (octets[index] > most || (octets[index] == most && index > retained)) {
        found[count++] = index;
      }
    }
    return IntStream.of(found);
  }

  /// SHA-256 over one ASCII line `slot,in,out` and a line feed per slot, ascending, empty where there is no value, in
  /// lower-case hexadecimal. Windows with the same digest have the same figure.
  public String digest() {
    return SlotDigest.of(this);
  }

  /// The octets of one direction where they lie, [#NO_VALUE] where they are not known.
  long[] octets(Direction direction) {
    return direction == Direction.IN ? in : out;
  }

  /// Why a slot is missing that is.
  MissingReason reason(int index) {
    return MissingReason.ofCode(quality[index]);
  }

  boolean isInterpolated(int index) {
    return quality[index] == INTERPOLATED;
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

  /// The position of a slot, -1 outside the window.
  int indexOf(Instant slotStart) {
    if (slotStart.isBefore(first) || !slotStart.isBefore(end())) {
      return -1;
    }
    return Math.toIntExact(grid.count(first, slotStart));
  }
}
