package org.nroagent.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Fraction;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.availability.AvailabilityTerms.Grade;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.restoration.RestorationTerms;
import org.nroagent.model.restoration.ServiceHours;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

class PlaqueAvailabilityTest {
  private static final TimeRange YEAR = PlaqueAvailability.year(2026, CivilMonth.CONTRACT_ZONE);
  private static final AvailabilityTerms TERMS = new AvailabilityTerms(percent("99.85"),
      List.of(grade("99.85", 5), grade("99.25", 15), grade("99.75", 10)));

  @Test
  void aYearHasItsDaysInElapsedTimeWhateverTheClocksDo() {
    assertEquals(Duration.ofDays(365), YEAR.duration());
    assertEquals(Instant.parse("2025-12-31T23:00:00Z"), YEAR.from());
    assertEquals(Duration.ofDays(366), PlaqueAvailability.year(2028, CivilMonth.CONTRACT_ZONE).duration());
  }

  @ParameterizedTest
  @CsvSource({"0, 15", "99.2499999999, 15", "99.25, 10", "99.7499999999, 10", "99.75, 5", "99.8499999999, 5",
      "99.85, 0", "100, 0"})
  void anUpperBorderBelongsToTheNextGrade(String available, long due) {
    assertEquals(Fraction.of(due), TERMS.percentOfYearlyFee(percent(available)));
  }

  /// One NRO, 365 days of 1440 minutes: 0.15 % are 788.4 minutes, 0.25 % 1314, 0.75 % 3942.
  @ParameterizedTest
  @CsvSource({"47304, 0", "47305, 5", "78840, 5", "78841, 10", "236520, 10", "236521, 15"})
  void aSecondBeyondABorderIsTheNextGrade(long seconds, long due) {
    Fraction available = plaque(List.of(down(0, seconds))).availablePercent();
    assertEquals(Fraction.of(due), TERMS.percentOfYearlyFee(available));
  }

  /// The calculation by hand of docs/availability.md.
  @Test
  void theWorkedYear() {
    Instant opened = Instant.parse("2026-03-10T09:00:00Z");
    Outage first = new Outage(Cause.PROVIDER, true, Optional.of(opened),
        Optional.of(opened.minusSeconds(600)),
        opened.plus(Duration.ofHours(30)),
        TimeRanges.of(new TimeRange(opened.plusSeconds(3600), opened.plusSeconds(10_800))));
    Instant night = Instant.parse("2026-06-02T22:00:00Z");
    Outage planned = new Outage(Cause.PLANNED, true, Optional.of(night), Optional.empty(),
        night.plus(Duration.ofHours(4)), TimeRanges.NONE);
    PlaqueAvailability plaque = new PlaqueAvailability(YEAR,
        List.of(NroAvailability.of("n1", YEAR, List.of(first), Seen.CARRYING, TimeRanges.NONE),
            NroAvailability.of("n2", YEAR, List.of(planned), Seen.CARRYING, TimeRanges.NONE)));
    assertEquals(Duration.ofHours(28), plaque.sum(NroAvailability::unavailable));
    assertEquals(Duration.ofMinutes(1_810), plaque.sum(NroAvailability::measured));
    assertEquals(Duration.ofHours(4), plaque.sum(NroAvailability::excluded));
    assertEquals(Duration.ofDays(730), plaque.total());
    assertEquals(new BigDecimal("99.8402"), plaque.availablePercent().toDecimal(4));
    assertEquals(new BigDecimal("99.8278"), plaque.measuredPercent().toDecimal(4));
    assertEquals(Fraction.of(5), TERMS.percentOfYearlyFee(plaque.availablePercent()));
  }

  @Test
  void whatOverlapsCountsOnceAndPlannedTimeNever() {
    Outage planned = new Outage(Cause.PLANNED, true, at(150), Optional.empty(), instant(250),
        TimeRanges.NONE);
    NroAvailability nro = NroAvailability.of("n", YEAR, List.of(down(0, 100), down(50, 200), planned),
        new Seen(TimeRanges.NONE, TimeRanges.of(new TimeRange(instant(-50), instant(400)))), TimeRanges.NONE);
    assertEquals(Duration.ofSeconds(150), nro.unavailable().duration());
    assertEquals(Duration.ofSeconds(100), nro.excluded().duration());
    assertEquals(Duration.ofSeconds(200), nro.unknown().duration());
  }

  /// [C CP 11.1], points 1 to 3: equipment of the client, force majeure, planned maintenance. What is excluded is available.
  @ParameterizedTest
  @CsvSource({"PROVIDER, 3600, 0", "CLIENT, 0, 3600", "FORCE_MAJEURE, 0, 3600", "PLANNED, 0, 3600"})
  void onlyWhatTheProviderAnswersForCounts(Cause cause, long unavailable, long excluded) {
    Outage hour = new Outage(cause, true, at(0), Optional.empty(), instant(3600), TimeRanges.NONE);
    PlaqueAvailability plaque = plaque(List.of(hour));
    assertEquals(Duration.ofSeconds(unavailable), plaque.sum(NroAvailability::unavailable));
    assertEquals(Duration.ofSeconds(excluded), plaque.sum(NroAvailability::excluded));
    assertEquals(unavailable == 0, plaque.availablePercent().equals(Fraction.of(100)));
  }

  @Test
  void aPartialLossLeavesTheServiceAvailableAndADetectionStandsInForATicket() {
    Outage partial = new Outage(Cause.PROVIDER, false, at(0), Optional.empty(), instant(100),
        TimeRanges.NONE);
    assertEquals(Fraction.of(100), plaque(List.of(partial)).availablePercent());
    Outage noticed = new Outage(Cause.PROVIDER, true, Optional.empty(), at(0), instant(100), TimeRanges.NONE);
    assertEquals(Duration.ofSeconds(100), plaque(List.of(noticed)).sum(NroAvailability::unavailable));
    assertThrows(IllegalArgumentException.class, () -> new Outage(Cause.PROVIDER, true, Optional.empty(),
        Optional.empty(), instant(0), TimeRanges.NONE));
  }

  @Test
  void anOutageOverNewYearCountsInEachYearWithItsPart() {
    Outage over = new Outage(Cause.PROVIDER, true, Optional.of(YEAR.to().minusSeconds(60)), Optional.empty(),
        YEAR.to().plusSeconds(30), TimeRanges.NONE);
    assertEquals(Duration.ofSeconds(60), plaque(List.of(over)).sum(NroAvailability::unavailable));
    TimeRange next = PlaqueAvailability.year(2027, CivilMonth.CONTRACT_ZONE);
    assertEquals(Duration.ofSeconds(30),
        NroAvailability.of("n", next, List.of(over), Seen.CARRYING, TimeRanges.NONE).unavailable()
            .duration());
  }

  @Test
  void whatIsUnknownIsShownAndLowersOnlyTheLeastFigure() {
    PlaqueAvailability plaque = new PlaqueAvailability(YEAR, List.of(NroAvailability.of("n", YEAR,
        List.of(), new Seen(TimeRanges.NONE, TimeRanges.of(new TimeRange(instant(0), instant(31_536)))),
        TimeRanges.NONE)));
    assertEquals(Fraction.of(100), plaque.availablePercent());
    assertEquals(percent("99.9"), plaque.leastPercent());
  }

  @Test
  void theTermsOfAYearAreTheLatestThatHoldOnItsFirstDay() {
    ServiceTerms old = terms("old", LocalDate.of(2019, 1, 1));
    ServiceTerms later = terms("later", LocalDate.of(2026, 1, 2));
    assertEquals(Optional.of(old), ServiceTerms.inForce(List.of(later, old), 2026));
    assertEquals(Optional.of(later), ServiceTerms.inForce(List.of(later, old), 2027));
    assertEquals(Optional.empty(), ServiceTerms.inForce(List.of(later, old), 2018));
  }

  /// A gate of the client fails for 30 days, the traffic goes on over the other one; within them the provider loses the NRO
  /// for 4 days: 5,760 of 525,600 minutes.
  @ParameterizedTest
  @EnumSource(value = Cause.class, mode = Mode.EXCLUDE, names = "PROVIDER")
  void aPartialLossOfAnotherCauseHidesNoTotalLossOfTheProvider(Cause cause) {
    long day = Duration.ofDays(1).toSeconds();
    Outage partial = new Outage(cause, false, at(0), Optional.empty(), instant(30 * day), TimeRanges.NONE);
    PlaqueAvailability plaque = plaque(List.of(partial, down(10 * day, 14 * day)));
    assertEquals(5_760, plaque.sum(NroAvailability::unavailable).toMinutes());
    assertEquals(Duration.ofDays(4), plaque.sum(NroAvailability::measured));
    assertEquals(Duration.ZERO, plaque.sum(NroAvailability::excluded));
    assertEquals(new BigDecimal("98.904"), plaque.availablePercent().toDecimal(3));
    assertEquals(Fraction.of(15), TERMS.percentOfYearlyFee(plaque.availablePercent()));
    Outage total = new Outage(cause, true, at(0), Optional.empty(), instant(30 * day), TimeRanges.NONE);
    assertEquals(Fraction.of(100), plaque(List.of(total, down(10 * day, 14 * day))).availablePercent());
  }

  /// The client's equipment is out from 0 to 100, its ticket waits for the client from 40 to 60; the provider's ticket runs
  /// from 20 to 80.
  @Test
  void whileATicketIsFrozenItExcludesNothing() {
    Outage client = new Outage(Cause.CLIENT, true, at(0), Optional.empty(), instant(100),
        TimeRanges.of(new TimeRange(instant(40), instant(60))));
    PlaqueAvailability plaque = plaque(List.of(client, down(20, 80)));
    assertEquals(Duration.ofSeconds(20), plaque.sum(NroAvailability::unavailable));
    assertEquals(Duration.ZERO, plaque.sum(NroAvailability::measured), "which knows of no ticket's clock");
  }

  /// Against a count second by second that asks what the contract's sentences ask.
  @Property(tries = 400)
  void theSetsAreThoseOfANaiveCount(@ForAll long seed) {
    Random random = new Random(seed);
    int length = 60;
    List<Told> tickets = Stream.generate(() -> Told.random(random, length)).limit(random.nextInt(6)).toList();
    long unavailable = IntStream.range(0, length).filter(second -> !deemedAvailable(tickets, second)).count();
    long measured = IntStream.range(0, length)
        .filter(second -> tickets.stream().anyMatch(ticket -> ticket.isStoppedByProvider(second))
            && tickets.stream().noneMatch(ticket -> ticket.isStoppedByAnother(second)))
        .count();
    PlaqueAvailability plaque = plaque(tickets.stream().map(Told::outage).toList());
    assertEquals(Duration.ofSeconds(unavailable), plaque.sum(NroAvailability::unavailable));
    assertEquals(Duration.ofSeconds(measured), plaque.sum(NroAvailability::measured));
  }

  /// "réputé disponible si les flux transitent du NRO à au moins l'une des deux Portes …, à l'exclusion" of three points;
  /// "calculés à partir de l'ouverture du ticket … jusqu'au rétablissement … en dehors des périodes de gel".
  private static boolean deemedAvailable(List<Told> tickets, int second) {
    boolean claimed = tickets.stream().filter(ticket -> ticket.isStoppedByProvider(second))
        .anyMatch(ticket -> second >= ticket.opened() && !ticket.isFrozen(second));
    boolean ofAnotherCause = tickets.stream()
        .anyMatch(ticket -> ticket.isStoppedByAnother(second) && !ticket.isFrozen(second));
    return !claimed || ofAnotherCause;
  }

  /// A ticket by seconds.
  private record Told(Cause cause, boolean total, int detected, int opened, int restored, int frozenFrom,
      int frozenTo) {
    static Told random(Random random, int length) {
      int[] times = random.ints(3, 0, length).sorted().toArray();
      int[] frozen = random.ints(2, 0, length).sorted().toArray();
      return new Told(List.of(Cause.values()).get(random.nextInt(4)), random.nextInt(3) > 0, times[0],
          times[1],
          times[2] + 1,
          frozen[0], frozen[1] + 1);
    }

    /// Whether the traffic reaches no gate for a cause that the provider answers for.
    boolean isStoppedByProvider(int second) {
      return isStopped(second) && cause == Cause.PROVIDER;
    }

    /// Whether it does for another one.
    boolean isStoppedByAnother(int second) {
      return isStopped(second) && cause != Cause.PROVIDER;
    }

    private boolean isStopped(int second) {
      return total && second >= detected && second < restored;
    }

    boolean isFrozen(int second) {
      return second >= frozenFrom && second < frozenTo;
    }

    Outage outage() {
      return new Outage(cause, total, at(opened), at(detected), instant(restored),
          TimeRanges.of(new TimeRange(instant(frozenFrom), instant(frozenTo))));
    }
  }

  private static ServiceTerms terms(String id, LocalDate from) {
    return new ServiceTerms(new TermsVersion(id, id, from, TermsVersion.SHIPPED), TERMS,
        new RestorationTerms(1000,
            new ServiceHours(LocalTime.of(8, 0),
                LocalTime.of(18, 0), CivilMonth.CONTRACT_ZONE),
            List.of(restored()), List.of(restored()), Fraction.of(8)));
  }

  private static RestorationTerms.Grade restored() {
    return new RestorationTerms.Grade(Duration.ofHours(4), Fraction.of(20));
  }

  private static PlaqueAvailability plaque(List<Outage> outages) {
    return new PlaqueAvailability(YEAR,
        List.of(NroAvailability.of("n", YEAR, outages, Seen.CARRYING, TimeRanges.NONE)));
  }

  private static Outage down(long from, long to) {
    return new Outage(Cause.PROVIDER, true, at(from), Optional.empty(), instant(to), TimeRanges.NONE);
  }

  private static Optional<Instant> at(long second) {
    return Optional.of(instant(second));
  }

  private static Instant instant(long second) {
    return Instant.parse("2026-05-01T00:00:00Z").plusSeconds(second);
  }

  private static Grade grade(String below, long due) {
    return new Grade(percent(below), Fraction.of(due));
  }

  private static Fraction percent(String number) {
    return Fraction.of(new BigDecimal(number));
  }
}
