package org.nroagent.collector.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nroagent.model.Drops;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

/// The slots of one interface over a window, one position per slot. A position nothing was received for is absent,
/// which a figure treats as missing.
public final class SlotSeries {
  private static final byte ABSENT = 0;
  private static final byte VALUE = 1;
  private static final byte INTERPOLATED = 2;
  private static final int MISSING = 64;

  private final Instant from;
  private final SlotGrid grid;
  private final long[] in;
  private final long[] out;
  private final byte[] quality;
  /// Number of the record that gave each position, so that the first one counts in whatever order they are read.
  private final long[] source;
  private final long[] amendment;
  /// What was lost where anything is known of it.
  private final Map<Integer, Drops> drops = new HashMap<>();

  /// @param from start of the first slot, a border of the grid
  /// @param slots how many slots
  SlotSeries(Instant from, SlotGrid grid, int slots) {
    this.from = from;
    this.grid = grid;
    this.in = new long[slots];
    this.out = new long[slots];
    this.quality = new byte[slots];
    this.source = new long[slots];
    this.amendment = new long[slots];
  }

  /// Start of the first slot.
  public Instant from() {
    return from;
  }

  /// The slots' length.
  public SlotGrid grid() {
    return grid;
  }

  /// How many positions there are.
  public int size() {
    return quality.length;
  }

  /// Start of the slot at a position.
  public Instant startOf(int position) {
    return grid.plus(from, position);
  }

  /// The slot at a position, empty where nothing was received.
  public Optional<Slot> slot(int position) {
    return switch (quality[position]) {
      case ABSENT -> Optional.empty();
      case VALUE, INTERPOLATED -> Optional
          .of(new Slot.Metered(in[position], out[position], quality[position] == INTERPOLATED));
      default -> Optional.of(new Slot.Missing(MissingReason.ofCode(quality[position] - MISSING)));
    };
  }

  /// Whether the position has a value.
  public boolean metered(int position) {
    return quality[position] == VALUE || quality[position] == INTERPOLATED;
  }

  /// Octets IN at a position that is [#metered].
  public long in(int position) {
    return in[position];
  }

  /// Octets OUT at a position that is [#metered].
  public long out(int position) {
    return out[position];
  }

  /// What was lost at a position, beside its octets.
  public Drops drops(int position) {
    return drops.getOrDefault(position, Drops.UNKNOWN);
  }

  /// The position of a slot start in seconds since 1970; may lie outside of [0, size).
  long position(long slotStart) {
    return Math.floorDiv(slotStart - from.getEpochSecond(), (long) grid.seconds());
  }

  /// Takes a row's slot unless an earlier record gave the position.
  void offer(long recordId, int position, Slot slot, Drops lost) {
    if (amendment[position] != 0 || (source[position] != 0 && source[position] < recordId)) {
      return;
    }
    source[position] = recordId;
    set(position, slot, lost);
  }

  /// Takes an amendment unless an earlier one gave the position.
  void amend(long recordId, int position, Slot.Metered slot, Drops lost) {
    if (amendment[position] == 0 || recordId < amendment[position]) {
      amendment[position] = recordId;
      set(position, slot, lost);
    }
  }

  /// Takes a missing range: positions in [first, end) unless an earlier record gave them.
  void offerMissing(long recordId, long first, long end, Slot.Missing missing) {
    int to = (int) Math.min(size(), end);
    for (int position = (int) Math.max(0, first); position < to; position++) {
      offer(recordId, position, missing, Drops.UNKNOWN);
    }
  }

  private void set(int position, Slot slot, Drops lost) {
    if (lost.equals(Drops.UNKNOWN)) {
      drops.remove(position);
    } else {
      drops.put(position, lost);
    }
    switch (slot) {
      case Slot.Metered(long octetsIn, long octetsOut, boolean interpolated) -> {
        in[position] = octetsIn;
        out[position] = octetsOut;
        quality[position] = interpolated ? INTERPOLATED : VALUE;
      }
      case Slot.Missing(MissingReason reason) -> {
        in[position] = 0;
        out[position] = 0;
        quality[position] = (byte) (MISSING + reason.code());
      }
    }
  }

  @Override
  public String toString() {
    return "SlotSeries[" + from + ", " + size() + " slots, quality " + Arrays.hashCode(quality) + "]";
  }
}
