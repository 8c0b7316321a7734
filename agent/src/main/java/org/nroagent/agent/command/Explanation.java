package org.nroagent.agent.command;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.SlotFormula;

/// A month's figure with all that explains it.
///
/// @param month the figure as the slots in the ring give it, or as it was kept where the ring has not all of them
/// @param includesMulticast whether multicast is part of the octets, empty where no configuration tells
/// @param kept how it stands towards what was kept when the month was closed
/// @param evidence which declared windows are left out of the evidence
/// @param begins the ring's first slot, if that is within the month and nothing before it was lost
/// @param configured how the configuration computes the series today, if that is another sum
record Explanation(ClosedMonth month, Optional<Boolean> includesMulticast, KeptFigure kept, Evidence evidence,
    Optional<Instant> begins, Optional<SlotFormula> configured) {
  /// Which declared windows are left out of the evidence.
  enum Evidence {
    /// Those that the configuration has today.
    OF_TODAY,
    /// Those that it had when the month was closed.
    AS_KEPT,
    /// None: no configuration tells of any.
    WITHOUT_WINDOWS
  }

  /// Whether the figure may be billed, empty where nobody tells whether multicast is included.
  Optional<Boolean> billable() {
    return month.conclusive() ? includesMulticast.map(multicast -> !multicast) : Optional.of(false);
  }

  /// Why the figure is or is not what is billed.
  String billing() {
    if (!month.figure().billable()) {
      return "not billable: below " + month.figure().billableCoveragePercent() + " %";
    }
    if (!month.whole()) {
      return "not billable: the ring had not all of the month";
    }
    return includesMulticast.map(multicast -> multicast ? "not billable: includes multicast" : "billable")
        .orElse("coverage reached; --config tells whether multicast is included");
  }
}
