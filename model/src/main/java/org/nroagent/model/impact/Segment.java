package org.nroagent.model.impact;

import java.time.Instant;
import java.util.Optional;
import org.nroagent.model.Fraction;

/// A time over which a service is affected evenly.
///
/// @param from its first instant
/// @param to the first instant after it
/// @param period whether these are peak hours; empty for services that do not tell them apart
/// @param users users affected in an hour, exact
/// @param totalUsers all users by the same weights, above 0; empty for the emergency services and where no total
///     is known
public record Segment(Instant from, Instant to, Optional<Period> period, Fraction users,
    Optional<Fraction> totalUsers) {
  private static final Fraction HUNDRED = Fraction.of(100);

  /// The affected share in percent, exact; empty where there is no total.
  public Optional<Fraction> ratePercent() {
    return totalUsers.map(total -> users.times(HUNDRED).dividedBy(total));
  }

  /// Whether a time that follows without a gap is affected in the same way.
  boolean continuesAs(Segment next) {
    return to.equals(next.from) && period.equals(next.period) && users.equals(next.users)
        && totalUsers.equals(next.totalUsers);
  }

  /// Both as one.
  Segment until(Segment next) {
    return new Segment(from, next.to, period, users, totalUsers);
  }
}
