package org.nroagent.collector.aggregate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.Percentile95;

/// The slots of a gate: per slot and direction the sum over its interfaces (M7). A slot in which any part is
/// missing or absent is missing as a whole: a part of a sum is no sum (M4).
public final class GateSlots {
  private static final long MISSING = -1;

  private final Instant from;
  private final SlotGrid grid;
  private final long[] in;
  private final long[] out;

  GateSlots(Instant from, SlotGrid grid, int slots) {
    this.from = from;
    this.grid = grid;
    this.in = new long[slots];
    this.out = new long[slots];
    Arrays.fill(in, MISSING);
    Arrays.fill(out, MISSING);
  }

  private GateSlots(Instant from, SlotGrid grid, long[] in, long[] out) {
    this.from = from;
    this.grid = grid;
    this.in = in;
    this.out = out;
  }

  /// A copy that later changes leave alone.
  GateSlots copy() {
    return new GateSlots(from, grid, in.clone(), out.clone());
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
    return in.length;
  }

  /// Start of the slot at a position.
  public Instant startOf(int position) {
    return grid.plus(from, position);
  }

  /// Whether the slot has a sum.
  public boolean metered(int position) {
    return in[position] != MISSING;
  }

  /// Octets IN of a slot that is [#metered].
  public long in(int position) {
    return in[position];
  }

  /// Octets OUT of a slot that is [#metered].
  public long out(int position) {
    return out[position];
  }

  /// The 95th percentile of IN, empty where no slot has a sum.
  public Optional<DirectionFigure> figureIn() {
    return Percentile95.of(values(in));
  }

  /// The 95th percentile of OUT, empty where no slot has a sum.
  public Optional<DirectionFigure> figureOut() {
    return Percentile95.of(values(out));
  }

  /// Adds up parts that begin at the given position of this and are equally long.
  ///
  /// @param parts at least one
  void sum(int position, List<SlotSeries> parts) {
    for (int i = 0; i < parts.getFirst().size(); i++) {
      sumAt(position + i, i, parts);
    }
  }

  private void sumAt(int position, int partPosition, List<SlotSeries> parts) {
    long sumIn = 0;
    long sumOut = 0;
    for (SlotSeries part : parts) {
      if (!part.metered(partPosition)) {
        in[position] = MISSING;
        out[position] = MISSING;
        return;
      }
      sumIn = Math.addExact(sumIn, part.in(partPosition));
      sumOut = Math.addExact(sumOut, part.out(partPosition));
    }
    in[position] = sumIn;
    out[position] = sumOut;
  }

  private static long[] values(long[] octets) {
    return Arrays.stream(octets).filter(value -> value != MISSING).toArray();
  }
}
