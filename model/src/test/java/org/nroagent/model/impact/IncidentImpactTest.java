package org.nroagent.model.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.Fraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.model.impact.Given.criterion;
import static org.nroagent.model.impact.Given.gap;
import static org.nroagent.model.impact.Given.impact;
import static org.nroagent.model.impact.Given.lines;
import static org.nroagent.model.impact.Given.part;

/// Worked incidents; `docs/impact.md` has their arithmetic.
class IncidentImpactTest {
  /// What a segment shows: times in UTC, period, users, total, rate.
  private static List<String> shown(Part... parts) {
    return impact(parts).services().getFirst().segments().stream().map(IncidentImpactTest::shown).toList();
  }

  private static String shown(Segment segment) {
    return "%s/%s %s %s of %s = %s".formatted(segment.from(), segment.to(),
        segment.period().map(Period::name).orElse("-"), segment.users().toDecimal(0),
        segment.totalUsers().map(Fraction::toString).orElse("-"),
        segment.ratePercent().map(rate -> rate.toDecimal(4).toPlainString()).orElse("-"));
  }

  /// 10 × 194 / 29,900, then 10 × 581 / 68,600: at least 5 % for an hour.
  @Test
  void primaryAccessOverEightInTheMorning() {
    Part outage = part(Given.VOICE, "2026-11-18T07:30+01:00", "2026-11-18T08:30+01:00", lines(10, 0, 0));
    assertEquals(List.of("2026-11-18T06:30:00Z/2026-11-18T07:00:00Z OFF_PEAK 1940 of 29900 = 6.4883",
        "2026-11-18T07:00:00Z/2026-11-18T07:30:00Z PEAK 5810 of 68600 = 8.4694"), shown(outage));
    assertEquals("5-10%/1h", criterion(outage));
  }

  /// A Tuesday, a Saturday: off peak at noon.
  @Test
  void holidaysAndWeekendsAreOffPeak() {
    assertEquals(List.of("2026-06-23T10:00:00Z/2026-06-23T11:00:00Z OFF_PEAK 1940 of 29900 = 6.4883"),
        shown(part(Given.VOICE, "2026-06-23T12:00+02:00", "2026-06-23T13:00+02:00", lines(10, 0, 0))));
    assertEquals(List.of("2026-11-20T17:00:00Z/2026-11-20T18:00:00Z PEAK 5810 of 68600 = 8.4694",
        "2026-11-20T18:00:00Z/2026-11-23T07:00:00Z OFF_PEAK 1940 of 29900 = 6.4883",
        "2026-11-23T07:00:00Z/2026-11-23T08:00:00Z PEAK 5810 of 68600 = 8.4694"),
        shown(part(Given.VOICE, "2026-11-20T18:00+01:00", "2026-11-23T09:00+01:00", lines(10, 0, 0))));
  }

  @Test
  void midnightIsNoBorder() {
    assertEquals(List.of("2026-11-18T22:00:00Z/2026-11-19T01:00:00Z OFF_PEAK 300 of 29900 = 1.0033"),
        shown(part(Given.VOICE, "2026-11-18T23:00+01:00", "2026-11-19T02:00+01:00", lines(0, 100, 200))));
  }

  /// 1 % of the users: three hours of the clock are two in March, two are three in October.
  @ParameterizedTest
  @CsvSource({"2026-03-29T01:00+01:00,2026-03-29T04:00+02:00,none",
      "2026-05-31T01:00+02:00,2026-05-31T04:00+02:00,1-2%/3h",
      "2026-10-25T01:00+02:00,2026-10-25T03:00+01:00,1-2%/3h",
      "2026-10-25T01:00+02:00,2026-10-25T02:59+01:00,none"})
  void durationsAreElapsedTimeInNightsOfClockChanges(String from, String to, String criterion) {
    assertEquals(criterion, criterion(part(Given.DATA, from, to, gap(500))));
  }

  /// [R 1(2)]: every border of rate and duration, just at it and just below.
  @ParameterizedTest
  @CsvSource({"500,180,1-2%/3h", "499,180,none", "500,179,none", "999,180,1-2%/3h", "1000,120,2-5%/2h",
      "999,120,none", "1000,119,none", "1000,1000,2-5%/2h", "2499,120,2-5%/2h", "2500,60,5-10%/1h",
      "2499,60,none",
      "2500,59,none", "4999,60,5-10%/1h", "5000,5,10%", "4999,5,none", "5000,600,10%", "50000,1,10%"})
  void bordersOfTheCriteriaAreInclusive(long gapMbps, int minutes, String criterion) {
    Instant from = Instant.parse("2026-11-18T10:00:00Z");
    assertEquals(criterion,
        criterion(new Part(Given.DATA, from, from.plusSeconds(60L * minutes), gap(gapMbps))));
  }

  @Test
  void theRateIsComparedBeforeItIsRounded() {
    Service large = new Service.FixedVoice("large", lines(0, 0, 9_999_999));
    Part nearly = part(large, "2026-11-18T10:00Z", "2026-11-18T13:00Z", lines(0, 0, 99_999));
    assertEquals(List.of("2026-11-18T10:00:00Z/2026-11-18T13:00:00Z PEAK 99999 of 9999999 = 1.0000"),
        shown(nearly));
    assertEquals("none", criterion(nearly));
  }

  @Test
  void usersAreRoundedHalfUpForDisplayOnly() {
    assertEquals(List.of("2026-11-18T10:00:00Z/2026-11-18T11:00:00Z - 2 of 420000 = 0.0004"),
        shown(part(Given.MOBILE_DATA, "2026-11-18T10:00Z", "2026-11-18T11:00Z", gap(3))));
  }

  /// 40 × 7 × 60 / 4 = 4,200 users [R 7(4)].
  @Test
  void mobileChannelsForThreeHours() {
    Part channels = part(Given.MOBILE, "2026-11-18T06:00Z", "2026-11-18T09:00Z",
        Amounts.of(Unit.CHANNELS, 40));
    assertEquals(List.of("2026-11-18T06:00:00Z/2026-11-18T09:00:00Z - 4200 of 420000 = 1.0000"),
        shown(channels));
    assertEquals("1-2%/3h", criterion(channels));
  }

  /// Two technologies of one base station are two parts that add up [R 6(2)]: 48 + 32 channels, 8,400 users.
  @Test
  void technologiesOfABaseStationAddUp() {
    Part secondGeneration = part(Given.MOBILE, "2026-11-18T06:00Z", "2026-11-18T08:00Z",
        Amounts.of(Unit.CHANNELS, 48));
    Part third = part(Given.MOBILE, "2026-11-18T06:00Z", "2026-11-18T08:00Z", Amounts.of(Unit.CHANNELS, 32));
    assertEquals(List.of("2026-11-18T06:00:00Z/2026-11-18T08:00:00Z - 8400 of 420000 = 2.0000"),
        shown(secondGeneration, third));
    assertEquals("2-5%/2h", criterion(secondGeneration, third));
  }

  /// Fixed: 2 × 581 in both periods, over totals that know no E1 [R 4(1)]. Mobile: 2 × 450 [R 6(5)].
  @Test
  void interconnectionWithAnotherOperator() {
    assertEquals(List.of("2026-11-18T06:30:00Z/2026-11-18T07:00:00Z OFF_PEAK 1162 of 29900 = 3.8863",
        "2026-11-18T07:00:00Z/2026-11-18T07:30:00Z PEAK 1162 of 68600 = 1.6939"),
        shown(part(Given.VOICE, "2026-11-18T06:30Z", "2026-11-18T07:30Z", Amounts.of(Unit.E1, 2))));
    assertEquals(List.of("2026-11-18T06:30:00Z/2026-11-18T07:30:00Z - 900 of 420000 = 0.2143"),
        shown(part(Given.MOBILE, "2026-11-18T06:30Z", "2026-11-18T07:30Z", Amounts.of(Unit.E1, 2))));
  }

  /// [R 1(1)]: whatever the rate, even of nothing that can be counted.
  @Test
  void emergencyServicesAreAlwaysNotifiable() {
    IncidentImpact impact = impact(
        part(Given.EMERGENCY, "2026-11-18T10:00Z", "2026-11-18T10:01Z", Amounts.NONE));
    assertEquals(Optional.of("emergency"), impact.services().getFirst().criterion().map(Criterion::name));
    assertTrue(impact.notifiable());
    assertEquals(Optional.of(LocalDate.of(2026, 11, 20)), impact.preNotificationDue());
    assertEquals(Optional.of(LocalDate.of(2026, 12, 3)), impact.finalNotificationDue());
  }

  @Test
  void emergencyLinesWeighByTheHourWithoutAPeriod() {
    assertEquals(List.of("2026-11-18T06:00:00Z/2026-11-18T07:00:00Z - 194 of - = -",
        "2026-11-18T07:00:00Z/2026-11-18T08:00:00Z - 581 of - = -"),
        shown(part(Given.EMERGENCY, "2026-11-18T06:00Z", "2026-11-18T08:00Z", lines(1, 0, 0))));
    assertEquals(List.of("2026-11-18T06:00:00Z/2026-11-18T08:00:00Z - 3 of - = -"),
        shown(part(Given.EMERGENCY, "2026-11-18T06:00Z", "2026-11-18T08:00Z", lines(0, 1, 2))));
  }

  /// 1 % for 90 minutes, 2.5 % for the next 60, 1 % for 30: at least 1 % for 3 h without interruption.
  @Test
  void aRateThatVariesStaysAboveTheThreshold() {
    Part first = part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T11:30Z", gap(500));
    Part second = part(Given.DATA, "2026-11-18T11:30Z", "2026-11-18T12:30Z", gap(1250));
    Part third = part(Given.DATA, "2026-11-18T12:30Z", "2026-11-18T13:00Z", gap(500));
    assertEquals("1-2%/3h", criterion(first, second, third));
    assertEquals("1-2%/3h", criterion(third, first, second));
    assertEquals("none", criterion(first, second));
  }

  @Test
  void aGapYieldsNoSegmentAndInterrupts() {
    Part first = part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T11:30Z", gap(500));
    Part second = part(Given.DATA, "2026-11-18T11:31Z", "2026-11-18T13:30Z", gap(500));
    assertEquals(List.of("2026-11-18T10:00:00Z/2026-11-18T11:30:00Z - 1000 of 100000 = 1.0000",
        "2026-11-18T11:31:00Z/2026-11-18T13:30:00Z - 1000 of 100000 = 1.0000"), shown(first, second));
    assertEquals("none", criterion(first, second));
  }

  @Test
  void overlappingPartsAreAddedAndEqualNeighboursMerged() {
    assertEquals(List.of("2026-11-18T10:00:00Z/2026-11-18T11:00:00Z - 1000 of 100000 = 1.0000",
        "2026-11-18T11:00:00Z/2026-11-18T12:00:00Z - 3000 of 100000 = 3.0000",
        "2026-11-18T12:00:00Z/2026-11-18T14:00:00Z - 2000 of 100000 = 2.0000"),
        shown(part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T12:00Z", gap(500)),
            part(Given.DATA, "2026-11-18T11:00Z", "2026-11-18T13:00Z", gap(1000)),
            part(Given.DATA, "2026-11-18T13:00Z", "2026-11-18T14:00Z", gap(1000))));
  }

  @Test
  void servicesAreJudgedEachByItself() {
    IncidentImpact impact = impact(part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T12:00Z", gap(1000)),
        part(Given.VOICE, "2026-11-18T10:00Z", "2026-11-18T12:00Z", lines(1, 0, 0)));
    assertEquals(List.of(Given.DATA, Given.VOICE),
        impact.services().stream().map(ServiceImpact::service).toList());
    assertEquals(List.of(true, false), impact.services().stream().map(ServiceImpact::notifiable).toList());
    assertTrue(impact.notifiable());
  }

  /// [R 2(1)] within 2 working days, Saturdays included, Sundays and holidays not; [R 2(2)] within 15 days, not moved.
  @ParameterizedTest
  @CsvSource({"2026-11-18T10:00Z,2026-11-20,2026-12-03", "2026-11-20T10:00Z,2026-11-23,2026-12-05",
      "2026-12-24T10:00Z,2026-12-29,2027-01-08", "2026-06-22T10:00Z,2026-06-25,2026-07-07",
      "2026-11-18T23:30Z,2026-11-21,2026-12-04", "2026-07-01T21:59Z,2026-07-03,2026-07-16",
      "2026-07-01T22:00Z,2026-07-04,2026-07-17"})
  void deadlinesAreLocalDays(OffsetDateTime detected, LocalDate preNotification,
      LocalDate finalNotification) {
    IncidentImpact impact = IncidentImpact.of(new Incident("i", detected.toInstant(),
        List.of(part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T10:05Z", gap(5000)))), Given.REGULATION);
    assertEquals(Optional.of(preNotification), impact.preNotificationDue());
    assertEquals(Optional.of(finalNotification), impact.finalNotificationDue());
  }

  /// [R 2(3)]: pre-notified because it affects somebody, then withdrawn.
  @Test
  void anIncidentThatMeetsNoCriterionIsPreNotifiedAlone() {
    IncidentImpact impact = impact(part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T10:05Z", gap(1)));
    assertFalse(impact.notifiable());
    assertTrue(impact.preNotificationDue().isPresent());
    assertEquals(Optional.empty(), impact.finalNotificationDue());
  }

  @Test
  void whereNobodyIsAffectedNothingIsDue() {
    IncidentImpact impact = impact(part(Given.DATA, "2026-11-18T10:00Z", "2026-11-18T14:00Z", gap(0)));
    assertEquals(List.of("2026-11-18T10:00:00Z/2026-11-18T14:00:00Z - 0 of 100000 = 0.0000"),
        impact.services().getFirst().segments().stream().map(IncidentImpactTest::shown).toList());
    assertEquals(Optional.empty(), impact.preNotificationDue());
    assertEquals(Optional.empty(), impact.finalNotificationDue());
  }

  @Test
  void anIncidentWithAFaultIsNotJudged() {
    assertThrows(IllegalArgumentException.class, () -> impact(
        part(Given.VOICE, "2026-11-18T10:00Z", "2026-11-18T11:00Z", lines(101, 0, 0))));
  }
}
