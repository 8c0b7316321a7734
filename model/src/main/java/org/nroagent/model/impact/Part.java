package org.nroagent.model.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A loss of one service over a time; an incident may have several at once, which add up.
///
/// @param service what is affected
/// @param from its first instant
/// @param to the first instant after it
/// @param lost what is lost; nothing is a loss too, as of the emergency services any impact counts
/// @param estimatedOn the day on which the operator estimated its users [R 4(2), 6(6)]; there wherever some are
public record Part(Service service, Instant from, Instant to, Amounts lost, Optional<LocalDate> estimatedOn) {
  /// @throws IllegalArgumentException if the time is empty or the service does not count what is lost
  public Part {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("part is empty: " + from + " to " + to);
    }
    if (!service.kind().units().containsAll(lost.byUnit().keySet())) {
      throw new IllegalArgumentException(service.kind() + " does not count all of " + lost.byUnit().keySet());
    }
    if (lost.byUnit().containsKey(Unit.ESTIMATED_USERS) && estimatedOn.isEmpty()) {
      throw new IllegalArgumentException("an estimate has its day");
    }
  }

  /// A loss that nobody had to estimate.
  public Part(Service service, Instant from, Instant to, Amounts lost) {
    this(service, from, to, lost, Optional.empty());
  }
}
