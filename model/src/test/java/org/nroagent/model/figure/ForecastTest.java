package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ForecastTest {
  private static final HalfYear FIRST_HALF = HalfYear.parse("2027-H1");
  private static final Optional<BigDecimal> TEN_GIGABITS = Optional.of(new BigDecimal("10000"));
  private static final SubscriberCounts THOUSAND = subscribers(Map.of("2026-01-01", 1000));
  private static final SortedMap<LocalDate, BigDecimal> NO_CLIENT = new TreeMap<>();

  @Test
  void looksTwelveMonthsAheadFromTheHalfYearsFirstMonth() {
    Forecast forecast = Forecast.of(FIRST_HALF, input(Map.of("2026-12", "2000"), THOUSAND, NO_CLIENT));
    assertEquals(IntStream.range(0, 12).mapToObj(YearMonth.of(2027, 1)::plusMonths).toList(),
        forecast.months().stream().map(Forecast.Month::month).toList());
  }

  @Test
  void trafficPerSubscriberGoesOnByItsMeanMonthlyDifference() {
    // 2 Mbit/s each in October, 2.2 in December: 0.1 a month. The outlier between them does not matter.
    Forecast forecast = Forecast.of(FIRST_HALF,
        input(Map.of("2026-10", "2000", "2026-11", "9000", "2026-12", "2200"), THOUSAND, NO_CLIENT));
    assertEquals(Optional.of(Fraction.of(1, 10)), forecast.monthlyChange());
    assertEquals(3, forecast.monthsUsed());
    assertEquals(List.of("2300.00", "2400.00", "2500.00"), shown(forecast).subList(0, 3));
    assertEquals("3400.00", shown(forecast).getLast());
  }

  @Test
  void monthsThatAreNotKnownYetAreBridgedByTheTrend() {
    Forecast forecast = Forecast.of(FIRST_HALF, input(Map.of("2026-08", "1000", "2026-10", "1200"), THOUSAND,
        NO_CLIENT));
    assertEquals(Optional.of(YearMonth.of(2026, 10)), forecast.lastMonth());
    assertEquals("1500.00", shown(forecast).getFirst());
  }

  @Test
  void restsOnTheLastTwelveKnownMonths() {
    Map<String, String> history = new TreeMap<>();
    history.put("2025-12", "1000000");
    IntStream.rangeClosed(1, 12).forEach(
        month -> history.put("2026-%02d".formatted(month), Integer.toString(1000 + 10 * month)));
    Forecast forecast = Forecast.of(FIRST_HALF, input(history, SubscriberCounts.NONE, NO_CLIENT));
    assertEquals(12, forecast.monthsUsed());
    assertEquals("1130.00", shown(forecast).getFirst());
  }

  @Test
  void oneMonthAloneStaysAsItIsAndAFallingTrendEndsAtZero() {
    assertEquals("2000.00",
        shown(Forecast.of(FIRST_HALF, input(Map.of("2026-12", "2000"), THOUSAND, NO_CLIENT))).getLast());
    assertEquals("0.00", shown(Forecast.of(FIRST_HALF,
        input(Map.of("2026-11", "2000", "2026-12", "1500"), THOUSAND, NO_CLIENT))).getLast());
  }

  @Test
  void monthsOfTheHalfYearItselfAndLaterAreNotThePast() {
    Forecast forecast = Forecast.of(FIRST_HALF,
        input(Map.of("2026-12", "2000", "2027-01", "7000"), THOUSAND, NO_CLIENT));
    assertEquals("2000.00", shown(forecast).getFirst());
  }

  @Test
  void subscribersChangeEvenlyBetweenEntriesAndCountAtTheMonthsEnd() {
    // 1000 on 31 December, 2100 on 20 April 110 days later: 10 a day; 31 January is 31 days later.
    SubscriberCounts growing = subscribers(Map.of("2026-12-31", 1000, "2027-04-20", 2100));
    Forecast forecast = Forecast.of(FIRST_HALF, input(Map.of("2026-12", "2000"), growing, NO_CLIENT));
    assertEquals(Optional.of(Fraction.of(1310)), forecast.months().getFirst().subscribers());
    assertEquals("2620.00", shown(forecast).getFirst());
    assertEquals(Optional.of(Fraction.of(2100)), forecast.months().getLast().subscribers());
    assertEquals(Optional.empty(), growing.of(YearMonth.of(2026, 11)));
  }

  @Test
  void subscribersMayBeFractionsAndAreNotRounded() {
    // A third of the way from 10 to 11.
    SubscriberCounts slow = subscribers(Map.of("2027-01-01", 10, "2027-04-01", 11));
    assertEquals(Optional.of(Fraction.of(31, 3)), slow.of(YearMonth.of(2027, 1)));
  }

  @Test
  void theClientsFigureComesBeforeTheTrend() {
    TreeMap<LocalDate, BigDecimal> client = new TreeMap<>();
    client.put(LocalDate.parse("2027-03-01"), new BigDecimal("3.5"));
    client.put(LocalDate.parse("2027-07-01"), new BigDecimal("2.5"));
    Forecast forecast = Forecast.of(FIRST_HALF, input(Map.of("2026-12", "2000"), THOUSAND, client));
    assertEquals(List.of("2000.00", "2000.00", "3500.00", "3500.00", "3500.00", "3500.00", "2500.00"),
        shown(forecast).subList(0, 7));
    assertEquals(Optional.of(Forecast.Source.TREND), forecast.months().get(1).source());
    assertEquals(Optional.of(Forecast.Source.CLIENT), forecast.months().get(2).source());
  }

  @Test
  void withoutSubscribersTheWholeTrafficGoesOn() {
    Forecast forecast = Forecast.of(FIRST_HALF,
        input(Map.of("2026-11", "2000", "2026-12", "2100"), SubscriberCounts.NONE, NO_CLIENT));
    assertEquals(Forecast.Basis.TOTAL, forecast.basis());
    assertEquals("2200.00", shown(forecast).getFirst());
    assertEquals(Optional.empty(), forecast.months().getFirst().mbpsPerSubscriber());
  }

  @Test
  void withoutAnyClosedMonthNothingIsSaid() {
    Forecast forecast = Forecast.of(FIRST_HALF, input(Map.of(), THOUSAND, NO_CLIENT));
    assertEquals(Optional.empty(), forecast.months().getFirst().mbps());
    assertEquals(Optional.empty(), forecast.months().getFirst().source());
    assertEquals(Optional.empty(), forecast.thresholdMonth());
  }

  @Test
  void tellsTheFirstMonthInWhichTheThresholdIsReached() {
    // 100 Mbit/s more each month: 7000 of 10 000 in March.
    Forecast forecast = Forecast.of(FIRST_HALF,
        input(Map.of("2026-11", "6600", "2026-12", "6700"), THOUSAND, NO_CLIENT));
    assertEquals(Optional.of(YearMonth.of(2027, 3)), forecast.thresholdMonth());
    assertEquals(Optional.of(new BigDecimal("70.00")),
        forecast.months().get(2).utilisationPercent(TEN_GIGABITS.orElseThrow()));
  }

  @Test
  void restsOnExactValuesOfMonthsWithEnoughCoverageMulticastOrNot() {
    CivilMonth november = CivilMonth.parse("2026-11", ZoneId.of("UTC"));
    SortedMap<YearMonth, Fraction> months = ForecastInput
        .monthlyMbps(List.of(closed(november, 8640), closed(november.next(), 8000)));
    assertEquals(Map.of(YearMonth.of(2026, 11), Fraction.of(1, 37_500_000)), months);
  }

  @Test
  void aNegativeNumberOfSubscribersIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> subscribers(Map.of("2027-01-01", -1)));
  }

  private static ClosedMonth closed(CivilMonth month, int slots) {
    MonthSlots filled = new MonthSlots(month, SlotGrid.FIVE_MINUTES);
    for (int i = 0; i < slots; i++) {
      filled.set(filled.slots().slotStart(i), new Slot.Metered(1, 0, false));
    }
    return new ClosedMonth("hub1.lag-1", filled.certificate(), Optional.empty(), true,
        filled.discarded(Direction.IN, Optional.empty(), List.of()),
        filled.discarded(Direction.OUT, Optional.empty(), List.of()));
  }

  private static ForecastInput input(Map<String, String> mbps, SubscriberCounts subscribers,
      SortedMap<LocalDate, BigDecimal> client) {
    SortedMap<YearMonth, Fraction> history = new TreeMap<>();
    mbps.forEach((month, value) -> history.put(YearMonth.parse(month), Fraction.of(new BigDecimal(value))));
    return new ForecastInput(history, subscribers, client, TEN_GIGABITS,
        Optional.of(new CapacityRule(70, 1)));
  }

  private static SubscriberCounts subscribers(Map<String, Integer> entries) {
    SortedMap<LocalDate, Integer> dated = new TreeMap<>();
    entries.forEach((day, count) -> dated.put(LocalDate.parse(day), count));
    return new SubscriberCounts(dated);
  }

  private static List<String> shown(Forecast forecast) {
    return forecast.months().stream().map(each -> each.shownMbps().orElseThrow().toPlainString()).toList();
  }
}
