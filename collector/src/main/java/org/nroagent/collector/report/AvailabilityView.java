package org.nroagent.collector.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.collector.report.YearAvailability.Penalties;
import org.nroagent.collector.report.YearAvailability.PlaqueYear;
import org.nroagent.collector.report.YearAvailability.TicketRestoration;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.NroAvailability;
import org.nroagent.model.availability.PlaqueAvailability;

/// A year's availability in JSON; the components are its keys. Percentages have six decimals, rounded down, so that none
/// seems to reach a border that it misses; minutes have two, amounts are euros without tax.
///
/// @param from the year's first instant
/// @param to the first instant after what was counted
/// @param preview whether the year is not over
/// @param terms id of what is promised
public record AvailabilityView(int year, Instant from, Instant to, Instant asOf, boolean preview,
    String terms,
    BigDecimal targetPercent, List<Plaque> plaques) {
  private static final int PERCENT_PLACES = 6;
  private static final int MINUTE_PLACES = 2;
  private static final int CENT_PLACES = 2;

  /// A client's plaque.
  ///
  /// @param availablePercent the contract's figure: by tickets, without frozen and excluded times
  /// @param targetMet whether that, not rounded, reaches the target
  /// @param measuredPercent from detection, frozen times included
  /// @param leastPercent the measured figure if nothing worked while nobody measured
  /// @param minutes of all NROs together
  /// @param unavailableMinutes what the contract counts
  /// @param excludedMinutes losses for which the provider does not answer; they count as available
  /// @param unknownMinutes when nobody measured; like leastPercent null where no slots were read
  /// @param unmeteredNros NROs without a metered port
  /// @param penalties null while the year runs, and where no slots were read
  public record Plaque(String client, String name, String plaque, BigDecimal availablePercent,
      boolean targetMet,
      BigDecimal measuredPercent, Optional<BigDecimal> leastPercent, BigDecimal minutes,
      BigDecimal unavailableMinutes,
      BigDecimal measuredUnavailableMinutes, BigDecimal excludedMinutes, Optional<BigDecimal> unknownMinutes,
      List<Nro> nros, List<String> unmeteredNros, List<Restoration> restorations,
      Optional<Penalty> penalties) {}

  /// An NRO of it.
  public record Nro(String nro, BigDecimal unavailableMinutes, BigDecimal measuredUnavailableMinutes,
      BigDecimal excludedMinutes, Optional<BigDecimal> unknownMinutes) {}

  /// A ticket for which the provider answers.
  ///
  /// @param severity `major` or `minor`, null where the lines concerned are not known
  /// @param countedMinutes by the clock of its severity
  /// @param monthlyFeeEuros monthly fixed fee of the plaque's lines concerned
  public record Restoration(String ticket, List<String> nros, Instant begin, Optional<Instant> restored,
      Optional<String> severity, BigDecimal countedMinutes, BigDecimal monthlyFeeEuros,
      BigDecimal penaltyEuros) {}

  /// What the client may claim.
  ///
  /// @param percentOfYearlyFee due for the availability
  /// @param yearlyFeeEuros null where it is not known
  /// @param yearlyFeeEntered whether it stands in the inventory; else it is the sum of the bills
  /// @param yearlyFeeMissing why it is not known
  /// @param totalEuros both, as far as the cap lets them, HALF_UP to the cent
  public record Penalty(BigDecimal percentOfYearlyFee, Optional<BigDecimal> yearlyFeeEuros,
      boolean yearlyFeeEntered, List<String> yearlyFeeMissing, Optional<BigDecimal> availabilityEuros,
      BigDecimal restorationEuros, Optional<BigDecimal> totalEuros) {}

  /// The view of a year.
  public static AvailabilityView of(YearAvailability year) {
    Fraction target = year.terms().availability().targetPercent();
    return new AvailabilityView(year.year(), year.whole().from(),
        year.over() ? year.whole().to() : year.asOf(), year.asOf(), !year.over(), year.terms().id(),
        Euros.quantity(target),
        year.plaques().stream().map(plaque -> plaque(plaque, target, year.slotsRead())).toList());
  }

  private static Plaque plaque(PlaqueYear plaque, Fraction target, boolean slotsRead) {
    PlaqueAvailability availability = plaque.availability();
    return new Plaque(plaque.client().trigramme(), plaque.client().name(), plaque.plaque(),
        percent(availability.availablePercent()), availability.availablePercent().compareTo(target) >= 0,
        percent(availability.measuredPercent()), only(slotsRead, percent(availability.leastPercent())),
        minutes(availability.total()), minutes(availability.sum(NroAvailability::unavailable)),
        minutes(availability.sum(NroAvailability::measured)),
        minutes(availability.sum(NroAvailability::excluded)),
        only(slotsRead, minutes(availability.sum(NroAvailability::unknown))),
        availability.nros().stream().map(nro -> nro(nro, slotsRead)).toList(), plaque.unmetered(),
        plaque.restorations().stream().map(AvailabilityView::restoration).toList(),
        plaque.penalties().map(AvailabilityView::penalty));
  }

  private static Nro nro(NroAvailability nro, boolean slotsRead) {
    return new Nro(nro.nro(), minutes(nro.unavailable().duration()), minutes(nro.measured().duration()),
        minutes(nro.excluded().duration()), only(slotsRead, minutes(nro.unknown().duration())));
  }

  private static Restoration restoration(TicketRestoration restoration) {
    return new Restoration(restoration.ticket().id(), restoration.ticket().nros(),
        restoration.ticket().begin(),
        restoration.ticket().restored(),
        restoration.severity().map(severity -> severity.name().toLowerCase(Locale.ROOT)),
        minutes(restoration.counted()), Euros.of(restoration.monthlyFee()), Euros.of(restoration.penalty()));
  }

  private static Penalty penalty(Penalties penalties) {
    return new Penalty(Euros.quantity(penalties.percentOfYearlyFee()), penalties.fee().euros().map(Euros::of),
        penalties.fee().entered(), penalties.fee().missing(), penalties.availability().map(Euros::of),
        Euros.of(penalties.restoration()), penalties.total().map(total -> total.toDecimal(CENT_PLACES)));
  }

  private static Optional<BigDecimal> only(boolean known, BigDecimal number) {
    return Optional.of(number).filter(_ -> known);
  }

  private static BigDecimal percent(Fraction exact) {
    return new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), PERCENT_PLACES,
        RoundingMode.DOWN);
  }

  private static BigDecimal minutes(Duration duration) {
    return Fraction.of(duration.toMillis(), Duration.ofMinutes(1).toMillis()).toDecimal(MINUTE_PLACES);
  }
}
