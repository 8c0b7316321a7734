package org.nroagent.collector.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.impact.ServiceKind;

/// An incident that no agent tells, as a person entered it: of international links [R 4(2), 6(6)], a third party's equipment
/// [R 6(4)], an interconnection [R 4(1), 6(5)].
///
/// @param number names it as `entered~number`
/// @param what failed, one line for people
/// @param detected when it was detected; deadlines run from that day
/// @param ended when it ended; empty while it goes on
/// @param losses what it takes from services; at least one
public record EnteredIncident(long number, String what, Instant detected, Optional<Instant> ended,
    List<Loss> losses) {
  /// What stands in the place of an agent's name; no agent may be called so.
  public static final String AGENT = "entered";

  public EnteredIncident {
    losses = List.copyOf(losses);
  }

  /// What is lost of a service over a time. Several at once add up.
  ///
  /// @param service of which kind
  /// @param from its first instant
  /// @param to the first instant after it; empty where it lasts as long as the incident
  /// @param lost what is lost; of the emergency services it may be nothing, as any impact counts
  /// @param estimatedOn the day on which the operator estimated its users; there wherever some are
  public record Loss(ServiceKind service, Instant from, Optional<Instant> to, Amounts lost,
      Optional<LocalDate> estimatedOn) {}
}
