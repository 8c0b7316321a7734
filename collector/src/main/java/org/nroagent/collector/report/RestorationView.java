package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.collector.report.TicketRestoration.Counted;
import org.nroagent.model.Fraction;
import org.nroagent.model.restoration.Severity;

/// A ticket for which the provider answers, in JSON; the components are its keys.
///
/// @param severity `major` or `minor`, null where the lines concerned are not known
/// @param guaranteedMinutes within which the service is to be back, by the clock of that severity; null where it is not known
/// @param countedMinutes the longest of its NROs; null where it is not known, or all count with other tickets
/// @param monthlyFeeEuros monthly fixed fee of the plaque's lines that count with it; null where it is not known
/// @param penaltyEuros for what counts with it; null where it is not known
/// @param parts each NRO of the plaque that it concerns
/// @param missing what is not known and where it is entered
public record RestorationView(String ticket, List<String> nros, Instant begin, Optional<Instant> restored,
    Optional<String> severity, Optional<BigDecimal> guaranteedMinutes, Optional<BigDecimal> countedMinutes,
    Optional<BigDecimal> monthlyFeeEuros,
    Optional<BigDecimal> penaltyEuros, List<Part> parts, List<String> missing) {
  /// An NRO of a ticket. Of one that counts with another ticket all numbers are null.
  ///
  /// @param tickets all that tell of the same loss of the NRO, by their beginning: it counts with the first one
  /// @param severity by which it counts
  /// @param countedMinutes by the clock of that severity, while that of any of the tickets runs
  /// @param excludedMinutes what declared windows and tickets of other causes take of the tickets' time
  public record Part(String nro, List<String> tickets, Optional<String> severity,
      Optional<BigDecimal> countedMinutes, Optional<BigDecimal> excludedMinutes,
      Optional<BigDecimal> monthlyFeeEuros, Optional<BigDecimal> penaltyEuros) {}

  static RestorationView of(TicketRestoration restoration) {
    return new RestorationView(restoration.ticket().id(), restoration.ticket().nros(),
        restoration.ticket().begin(), restoration.ticket().restored(),
        restoration.severity().map(RestorationView::word),
        restoration.guaranteed().map(RestorationView::minutes),
        restoration.longest().map(RestorationView::minutes), restoration.monthlyFee().map(Euros::of),
        restoration.penalty().map(Euros::of),
        restoration.parts().stream().map(RestorationView::part).toList(),
        restoration.missing());
  }

  private static Part part(TicketRestoration.Part part) {
    Optional<Counted> counted = part.counted();
    return new Part(part.nro(), part.tickets(), counted.flatMap(Counted::severity).map(RestorationView::word),
        counted.flatMap(Counted::time).map(RestorationView::minutes),
        counted.map(Counted::excluded).map(RestorationView::minutes),
        counted.flatMap(Counted::monthlyFee).map(Euros::of),
        counted.flatMap(Counted::penalty).map(Euros::of));
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static BigDecimal minutes(Duration duration) {
    return Fraction.of(duration.toMillis(), Duration.ofMinutes(1).toMillis())
        .toDecimal(AvailabilityView.MINUTE_PLACES);
  }
}
