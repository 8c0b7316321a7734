package org.nroagent.collector.impact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.ExpectedTraffic;

/// How the users of a network's data that an incident affects are counted.
public sealed interface DataCount {
  /// By the gap of traffic over the reference speed [R 3(5), 6(3)], slot by slot. In slots without a gap that can be told users
  /// are counted by lines.
  ///
  /// @param speed of the last whole half-year before the detection
  /// @param slots ascending, those whose gap is known; at least one
  /// @param slotsByLines how many of the incident's slots have none
  record ByTraffic(ReferenceSpeed speed, List<SlotGap> slots, int slotsByLines) implements DataCount {
    public ByTraffic {
      slots = List.copyOf(slots);
    }

    /// The slot that most was missing in.
    public SlotGap highest() {
      return slots.stream().max(Comparator.comparing(SlotGap::mbps)).orElseThrow();
    }
  }

  /// By the lines that are cut off: of fixed data each is a user, as the operator estimates it; of mobile data a channel stands for
  /// its users in an hour [R 7(4)].
  ///
  /// @param reason why no traffic tells it, and what to do
  record ByLines(String reason) implements DataCount {}

  /// A slot of which is known what was carried, and what was to be expected.
  ///
  /// @param from its start
  /// @param to the first instant after it
  /// @param measuredMbps what was carried, the larger one of both directions
  record SlotGap(Instant from, Instant to, Fraction measuredMbps, ExpectedTraffic expected) {
    /// How much less was carried, at least 0.
    public Fraction mbps() {
      return expected.gapMbps(measuredMbps);
    }
  }
}
