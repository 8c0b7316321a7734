package org.nroagent.collector.aggregate;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nroagent.collector.config.Sum;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.Percentile95;

/// The slots of an aggregate: per slot and direction the sum over its interfaces (M7). A slot in which any part is
/// missing or absent is missing as a whole: a part of a sum is no sum (M4). So is one in which less was counted than
/// is to be taken off.
public final class SummedSlots {
  private static final long MISSING = -1;

  private final Instant from;
  private final SlotGrid grid;
  private final long[] in;
  private final long[] out;
  private final Sum sum;
  /// Which slots each part has, so that the one that keeps a sum from being whole can be named.
  private final List<BitSet> present;

  SummedSlots(Sum sum, Instant from, SlotGrid grid, int slots) {
    this.sum = sum;
    this.from = from;
    this.grid = grid;
    this.in = new long[slots];
    this.out = new long[slots];
    this.present = sum.interfaces().stream().map(_ -> new BitSet(slots)).toList();
    Arrays.fill(in, MISSING);
    Arrays.fill(out, MISSING);
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

  /// How many slots each part has.
  public List<PartCoverage> parts() {
    List<InterfaceRef> refs = sum.interfaces();
    return IntStream.range(0, refs.size())
        .mapToObj(part -> new PartCoverage(refs.get(part), present.get(part).cardinality())).toList();
  }

  /// Takes the parts' slots from the given position of this on.
  ///
  /// @param parts in the order of the sum's interfaces, equally long
  void take(int position, List<SlotSeries> parts) {
    for (int i = 0; i < parts.getFirst().size(); i++) {
      take(position + i, i, parts);
    }
  }

  private void take(int position, int partPosition, List<SlotSeries> parts) {
    long sumIn = 0;
    long sumOut = 0;
    boolean whole = true;
    for (int part = 0; part < parts.size(); part++) {
      SlotSeries series = parts.get(part);
      boolean metered = series.metered(partPosition);
      present.get(part).set(position, metered);
      whole &= metered;
      int sign = part < sum.plus().size() ? 1 : -1;
      sumIn = Math.addExact(sumIn, sign * series.in(partPosition));
      sumOut = Math.addExact(sumOut, sign * series.out(partPosition));
    }
    boolean counted = whole && sumIn >= 0 && sumOut >= 0;
    in[position] = counted ? sumIn : MISSING;
    out[position] = counted ? sumOut : MISSING;
  }

  private static long[] values(long[] octets) {
    return Arrays.stream(octets).filter(value -> value != MISSING).toArray();
  }
}
