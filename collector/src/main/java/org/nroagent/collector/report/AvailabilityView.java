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
import org.nroagent.collector.report.YearAvailability.Ticketless;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.AvailabilityLine;
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
  static final int MINUTE_PLACES = 2;
  private static final int PERCENT_PLACES = 6;
  private static final int CENT_PLACES = 2;

  /// A client's plaque.
  ///
  /// @param availablePercent the contract's figure: by tickets, without frozen and excluded times
  /// @param targetMet whether that, not rounded, reaches the target
  /// @param measuredPercent from detection, and as agents saw it without any ticket; frozen times included
  /// @param leastPercent the measured figure if nothing worked while nobody measured
  /// @param minutes of all NROs together
  /// @param unavailableMinutes what the contract counts
  /// @param measuredUnavailableMinutes what the measured figure counts
  /// @param excludedMinutes losses for which the provider does not answer; they count as available
  /// @param measuredExcludedMinutes the same of the measured figure
  /// @param unknownMinutes when nobody measured; like leastPercent null where no slots were read
  /// @param unmeteredNros NROs without a metered port
  /// @param incidentsWithoutTicket incidents that agents told and no ticket does
  /// @param penalties null while the year runs, and where no slots were read
  public record Plaque(String client, String name, String plaque, BigDecimal availablePercent,
      boolean targetMet,
      BigDecimal measuredPercent, Optional<BigDecimal> leastPercent, BigDecimal minutes,
      BigDecimal unavailableMinutes,
      BigDecimal measuredUnavailableMinutes, BigDecimal excludedMinutes,
      BigDecimal measuredExcludedMinutes, Optional<BigDecimal> unknownMinutes,
      List<Nro> nros, List<String> unmeteredNros, List<Incident> incidentsWithoutTicket,
      List<RestorationView> restorations, Optional<Penalty> penalties) {}

  /// An NRO of it.
  ///
  /// @param lines every time that is not simply available, ascending: the minutes of each verdict add up to the total, but for
  ///     unknown times, of which only the first ones are listed
  /// @param unlistedUnknownTimes how many unknown times are not listed
  /// @param unlistedUnknownMinutes how long these last together
  public record Nro(String nro, BigDecimal unavailableMinutes, BigDecimal measuredUnavailableMinutes,
      BigDecimal excludedMinutes, BigDecimal measuredExcludedMinutes, Optional<BigDecimal> unknownMinutes,
      List<Line> lines, int unlistedUnknownTimes, BigDecimal unlistedUnknownMinutes) {}

  /// A time that is not simply available.
  ///
  /// @param byTicket what the contract's figure makes of it: `available`, `unavailable` or `excluded`
  /// @param measured what the measured figure makes of it, also `unknown`
  /// @param reasons why: tickets, what agents saw, declared windows, missing slots
  public record Line(Instant from, Instant to, BigDecimal minutes, String byTicket, String measured,
      List<String> reasons) {}

  /// An incident that agents told and no ticket does.
  ///
  /// @param incident `agent~number`
  /// @param nros NROs of the plaque that have no ticket of its time
  /// @param total whether one of these was lost as a whole
  /// @param until null while it goes on
  /// @param minutes how long it lasted within the year
  public record Incident(String incident, List<String> nros, boolean total, Instant from,
      Optional<Instant> until, BigDecimal minutes) {}

  /// What the client may claim.
  ///
  /// @param percentOfYearlyFee due for the availability
  /// @param yearlyFeeEuros null where it is not known
  /// @param yearlyFeeEntered whether it stands in the inventory; else it is the sum of the bills
  /// @param yearlyFeeMissing why it is not known
  /// @param restorationEuros null where that of any ticket is not known; the ticket says why
  /// @param totalEuros both, as far as the cap lets them, HALF_UP to the cent
  public record Penalty(BigDecimal percentOfYearlyFee, Optional<BigDecimal> yearlyFeeEuros,
      boolean yearlyFeeEntered, List<String> yearlyFeeMissing, Optional<BigDecimal> availabilityEuros,
      Optional<BigDecimal> restorationEuros, Optional<BigDecimal> totalEuros) {}

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
        minutes(availability.sum(NroAvailability::measuredExcluded)),
        only(slotsRead, minutes(availability.sum(NroAvailability::unknown))),
        plaque.nros().stream().map(nro -> nro(nro, slotsRead)).toList(),
        plaque.nros().stream().filter(nro -> !nro.metered()).map(nro -> nro.availability().nro()).toList(),
        plaque.withoutTicket().stream().map(AvailabilityView::incident).toList(),
        plaque.restorations().stream().map(RestorationView::of).toList(),
        plaque.penalties().map(AvailabilityView::penalty));
  }

  private static Nro nro(NroYear year, boolean slotsRead) {
    NroAvailability nro = year.availability();
    return new Nro(nro.nro(), minutes(nro.unavailable().duration()), minutes(nro.measured().duration()),
        minutes(nro.excluded().duration()), minutes(nro.measuredExcluded().duration()),
        only(slotsRead, minutes(nro.unknown().duration())),
        year.lines().stream().map(AvailabilityView::line).toList(), year.unlisted(),
        minutes(year.unlistedTime()));
  }

  private static Line line(AvailabilityLine line) {
    return new Line(line.time().from(), line.time().to(), minutes(line.time().duration()),
        word(line.byTicket()), word(line.bySight()), line.reasons());
  }

  private static Incident incident(Ticketless each) {
    return new Incident(each.incident().id().toString(), each.nros(), each.total(), each.incident().from(),
        each.incident().until(), minutes(each.within()));
  }

  private static Penalty penalty(Penalties penalties) {
    return new Penalty(Euros.quantity(penalties.percentOfYearlyFee()), penalties.fee().euros().map(Euros::of),
        penalties.fee().entered(), penalties.fee().missing(), penalties.availability().map(Euros::of),
        penalties.restoration().map(Euros::of), penalties.total().map(total -> total.toDecimal(CENT_PLACES)));
  }

  private static Optional<BigDecimal> only(boolean known, BigDecimal number) {
    return Optional.of(number).filter(_ -> known);
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  private static BigDecimal percent(Fraction exact) {
    return new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), PERCENT_PLACES,
        RoundingMode.DOWN);
  }

  private static BigDecimal minutes(Duration duration) {
    return Fraction.of(duration.toMillis(), Duration.ofMinutes(1).toMillis()).toDecimal(MINUTE_PLACES);
  }
}
