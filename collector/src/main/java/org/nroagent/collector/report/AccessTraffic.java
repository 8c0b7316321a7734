package org.nroagent.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.aggregate.PartCoverage;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.TrafficPeak;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What an operator's access network carried, slot by slot. In each slot the ports that are part of it then are added up; where
/// one of them is missing there is no sum.
final class AccessTraffic {
  private final Instant from;
  private final SlotGrid grid;
  private final long[] in;
  private final long[] out;
  private final BitSet begun = new BitSet();
  private final BitSet missing = new BitSet();
  private final List<PartCoverage> parts = new ArrayList<>();

  private AccessTraffic(Instant from, SlotGrid grid, int slots) {
    this.from = from;
    this.grid = grid;
    this.in = new long[slots];
    this.out = new long[slots];
  }

  /// Reads one port after the other, so that many take no more memory than one.
  ///
  /// @param within borders of the grid
  static AccessTraffic read(StoreReader store, AccessNetwork network, SlotGrid grid, TimeRange within) {
    AccessTraffic traffic = new AccessTraffic(within.from(), grid,
        Math.toIntExact(grid.count(within.from(), within.to())));
    network.ports().forEach((port, had) -> traffic.add(port, had,
        store.series(port.agent(), port.interfaceId(), within.from(), within.to(), grid)));
    return traffic;
  }

  private void add(InterfaceRef port, TimeRanges had, SlotSeries series) {
    BitSet part = new BitSet(in.length);
    had.ranges().forEach(range -> part.set(position(range.from()), position(range.to())));
    begun.or(part);
    int known = 0;
    for (int i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
      if (series.metered(i)) {
        in[i] = Math.addExact(in[i], series.in(i));
        out[i] = Math.addExact(out[i], series.out(i));
        known++;
      } else {
        missing.set(i);
      }
    }
    parts.add(new PartCoverage(port, known));
  }

  /// The first slot that starts at an instant or later.
  private int position(Instant instant) {
    Instant start = grid.isBorder(instant) ? instant : grid.next(grid.startOf(instant));
    return Math.clamp(grid.count(from, start), 0, in.length);
  }

  /// The slot with the most octets in either direction; empty where no slot has a sum.
  Optional<TrafficPeak> peak() {
    Optional<TrafficPeak> peak = Optional.empty();
    BitSet whole = whole();
    for (int i = whole.nextSetBit(0); i >= 0; i = whole.nextSetBit(i + 1)) {
      peak = Optional.of(TrafficPeak.higher(peak, grid.plus(from, i), in[i], out[i]));
    }
    return peak;
  }

  /// How many slots have a sum.
  int valid() {
    return whole().cardinality();
  }

  private BitSet whole() {
    BitSet whole = (BitSet) begun.clone();
    whole.andNot(missing);
    return whole;
  }

  /// How many slots there are.
  int size() {
    return in.length;
  }

  /// What each port contributed.
  List<PartCoverage> parts() {
    return parts;
  }
}
