package org.nroagent.agent.command;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.figure.ClosedMonth;

/// A month's figure with all that explains it.
///
/// @param month the figure as the slots in the ring give it, or as it was kept where the ring has none of them
/// @param includesMulticast whether multicast is part of the octets, empty where no configuration tells
/// @param kept how it stands towards what was kept when the month was closed
/// @param ringBegins where the ring begins, if that is within the month: the slots before it are gone
record Explanation(ClosedMonth month, Optional<Boolean> includesMulticast, KeptFigure kept,
    Optional<Instant> ringBegins) {
  /// Why the figure is or is not what is billed.
  String billing() {
    if (!month.figure().billable()) {
      return "not billable: below " + month.figure().billableCoveragePercent() + " %";
    }
    return includesMulticast.map(multicast -> multicast ? "not billable: includes multicast" : "billable")
        .orElse("coverage reached; --config tells whether multicast is included");
  }
}
