package org.nroagent.model.incident;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.ExpectedTraffic;

/// A slot of an incident: what the ports of its NROs carried, and what was to be expected of them.
///
/// @param from its start
/// @param to the first instant after it
/// @param measuredMbps what was carried, the larger one of both directions; empty where that of any port is not known
/// @param expected empty where nothing fit for comparison is known
public record SlotTraffic(Instant from, Instant to, Optional<Fraction> measuredMbps,
    Optional<ExpectedTraffic> expected) {
  /// How much less was carried, at least 0; empty where either is not known.
  public Optional<Fraction> gapMbps() {
    return expected.flatMap(each -> measuredMbps.map(each::gapMbps));
  }
}
