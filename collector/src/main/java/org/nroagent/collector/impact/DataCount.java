package org.nroagent.collector.impact;

import java.util.Comparator;
import java.util.List;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.Fraction;
import org.nroagent.model.incident.CutOffGap;

/// How the users of a network's data that an incident affects are counted.
public sealed interface DataCount {
  /// Less than any gap.
  Fraction NOT_TOLD = Fraction.of(-1);

  /// By the gap of traffic over the reference speed [R 3(5), 6(3)] while lines are cut off. In times without a gap that can be told
  /// users are counted by lines.
  ///
  /// @param speed of the last whole half-year before the detection
  /// @param gaps ascending, of all times in which lines are cut off; at least one can be told
  record ByTraffic(ReferenceSpeed speed, List<CutOffGap> gaps) implements DataCount {
    public ByTraffic {
      gaps = List.copyOf(gaps);
    }

    /// The time in which most was missing; of equals one that is all of a slot.
    public CutOffGap highest() {
      return gaps.stream().max(Comparator.comparing((CutOffGap gap) -> gap.mbps().orElse(NOT_TOLD))
          .thenComparing(CutOffGap::basis, Comparator.reverseOrder())).orElseThrow();
    }

    /// How many slots have times without a gap that can be told.
    public int slotsByLines() {
      return Math.toIntExact(gaps.stream().filter(gap -> gap.mbps().isEmpty()).map(gap -> gap.slot().from())
          .distinct().count());
    }
  }

  /// By the lines that are cut off: of fixed data each is a user, as the operator estimates it; of mobile data a channel stands for
  /// its users in an hour [R 7(4)].
  ///
  /// @param reason why no traffic tells it, and what to do
  record ByLines(String reason) implements DataCount {}
}
