package org.nroagent.model.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.nroagent.model.Fraction;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// How available the NROs of a plaque were together: the sum of their available times ÷ the sum of their times in the
/// period [C CP 11.2]. An NRO that was not there all year still counts for the whole of it (choice).
///
/// @param period a year, or what has passed of it
/// @param nros at least one
public record PlaqueAvailability(TimeRange period, List<NroAvailability> nros) {
  private static final Fraction HUNDRED = Fraction.of(100);

  /// @throws IllegalArgumentException if there is no NRO
  public PlaqueAvailability {
    nros = List.copyOf(nros);
    if (nros.isEmpty()) {
      throw new IllegalArgumentException("a plaque without an NRO has no availability");
    }
  }

  /// The calendar year in a zone.
  public static TimeRange year(int year, ZoneId zone) {
    return new TimeRange(midnight(year, zone), midnight(year + 1, zone));
  }

  private static Instant midnight(int year, ZoneId zone) {
    return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
  }

  /// The time of all NROs together.
  public Duration total() {
    return period.duration().multipliedBy(nros.size());
  }

  /// A time of all NROs together.
  public Duration sum(Function<NroAvailability, TimeRanges> time) {
    return nros.stream().map(time).map(TimeRanges::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /// The contract's figure: by tickets, without frozen and excluded times. What is unknown counts as available; see
  /// [#leastPercent()].
  public Fraction availablePercent() {
    return without(sum(NroAvailability::unavailable));
  }

  /// The same from detection.
  public Fraction measuredPercent() {
    return without(sum(NroAvailability::measured));
  }

  /// What is left of the measured figure if nothing worked while nobody measured.
  public Fraction leastPercent() {
    return without(sum(NroAvailability::measured).plus(sum(NroAvailability::unknown)));
  }

  private Fraction without(Duration lost) {
    return seconds(total().minus(lost)).dividedBy(seconds(total())).times(HUNDRED);
  }

  private static Fraction seconds(Duration duration) {
    return Fraction.of(duration.getSeconds()).plus(Fraction.of(duration.getNano(), 1_000_000_000));
  }
}
