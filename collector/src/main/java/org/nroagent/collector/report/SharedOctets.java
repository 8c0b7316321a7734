package org.nroagent.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nroagent.collector.aggregate.Aggregate;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.Share;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.billing.GateTraffic;

/// How a month of a gate divides among the plaques that share it (choice): by the octets of their SVLANs in the direction
/// that is billed, over the slots for which every plaque's octets are known, so that each slot is divided as a whole.
///
/// @param plaque of the plaque
/// @param gate of all plaques
/// @param slots the slots that were counted
public record SharedOctets(long plaque, long gate, int slots) {
  /// The share; nothing of nothing.
  public Fraction fraction() {
    return GateTraffic.shareOf(plaque, gate).orElse(Fraction.ZERO);
  }

  /// Reads how a gate divides; empty where the plaque has no share of it or no slot is known of all.
  ///
  /// @param direction the one that is billed
  static Optional<SharedOctets> of(Figures figures, GateConfig gate, String plaque, CivilMonth month,
      Direction direction) {
    List<SummedSlots> parts = gate.shares().stream().map(share -> slots(figures, share, month)).toList();
    int own = gate.shares().stream().map(Share::plaque).toList().indexOf(plaque);
    if (own < 0) {
      return Optional.empty();
    }
    int[] whole = IntStream.range(0, parts.getFirst().size())
        .filter(slot -> parts.stream().allMatch(part -> part.metered(slot))).toArray();
    long all = parts.stream().mapToLong(part -> octets(part, whole, direction)).reduce(0, Math::addExact);
    return whole.length == 0
        ? Optional.empty()
        : Optional.of(new SharedOctets(octets(parts.get(own), whole, direction), all, whole.length));
  }

  private static SummedSlots slots(Figures figures, Share share, CivilMonth month) {
    Aggregate part = new Aggregate(Kind.PLAQUE, share.plaque(), share.unicast());
    SlotGrid grid = figures.grid(part);
    return figures.slots(part, month.firstSlot(grid),
        grid.plus(month.firstSlot(grid), month.expectedSlots(grid)));
  }

  private static long octets(SummedSlots part, int[] slots, Direction direction) {
    return IntStream.of(slots).mapToLong(slot -> direction == Direction.IN ? part.in(slot) : part.out(slot))
        .reduce(0, Math::addExact);
  }
}
