package org.nroagent.model.restoration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.Fraction;
import org.nroagent.model.restoration.RestorationTerms.Grade;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

class RestorationTest {
  private static final ServiceHours DAY = new ServiceHours(LocalTime.of(8, 0), LocalTime.of(18, 0),
      ZoneId.of("Europe/Paris"));
  /// [C CP 11.3]; in an order that is not the one in which they are tried.
  private static final RestorationTerms TERMS = new RestorationTerms(1000, DAY,
      List.of(grade(20, 80), grade(4, 20), grade(10, 40)),
      List.of(grade(24, 80), grade(8, 20), grade(16, 40)),
      Fraction.of(8));

  private static Grade grade(int hours, int percent) {
    return new Grade(Duration.ofHours(hours), Fraction.of(percent));
  }

  private static TimeRange time(String from, String to) {
    return new TimeRange(OffsetDateTime.parse(from).toInstant(), OffsetDateTime.parse(to).toInstant());
  }

  private static Duration counted(Severity severity, String from, String to, TimeRange... frozen) {
    return new Restoration(severity, TimeRanges.of(time(from, to)).minus(TimeRanges.of(List.of(frozen))))
        .counted(DAY);
  }

  /// [C CP 1]: more than 1000 is major, strictly fewer minor; choice: 1000 is major.
  @ParameterizedTest
  @CsvSource({"true,999,MINOR", "true,1000,MAJOR", "true,1001,MAJOR", "false,5000,MINOR", "true,0,MINOR"})
  void aTotalLossForManyIsMajor(boolean total, long subscribers, Severity severity) {
    assertEquals(severity, TERMS.severity(total, subscribers));
  }

  @Test
  void aMajorIncidentCountsAroundTheClock() {
    assertEquals(Duration.ofHours(6),
        counted(Severity.MAJOR, "2026-11-20T22:00+01:00", "2026-11-21T04:00+01:00"));
    assertEquals(Duration.ofHours(3),
        counted(Severity.MAJOR, "2026-10-25T01:00+02:00", "2026-10-25T03:00+01:00"));
  }

  /// From Saturday 17:00 to Monday 09:00: an hour, ten, and one, as weekends count.
  @Test
  void aMinorIncidentCountsBetweenEightAndSixOnEveryDay() {
    assertEquals(Duration.ofHours(12),
        counted(Severity.MINOR, "2026-11-21T17:00+01:00", "2026-11-23T09:00+01:00"));
    assertEquals(Duration.ZERO, counted(Severity.MINOR, "2026-11-21T18:00+01:00", "2026-11-22T08:00+01:00"));
    assertEquals(Duration.ofMinutes(1),
        counted(Severity.MINOR, "2026-11-21T17:59+01:00", "2026-11-22T08:00+01:00"));
    assertEquals(Duration.ofHours(10),
        counted(Severity.MINOR, "2026-10-24T20:00+02:00", "2026-10-25T20:00+01:00"));
  }

  @Test
  void aFrozenTicketDoesNotCount() {
    TimeRange early = time("2026-11-20T06:00+01:00", "2026-11-20T09:00+01:00");
    TimeRange late = time("2026-11-20T08:30+01:00", "2026-11-20T10:00+01:00");
    assertEquals(Duration.ofHours(4),
        counted(Severity.MAJOR, "2026-11-20T08:00+01:00", "2026-11-20T14:00+01:00", early, late));
    assertEquals(Duration.ofHours(8),
        counted(Severity.MINOR, "2026-11-20T07:00+01:00", "2026-11-20T19:00+01:00", early, late));
  }

  /// [C CP 11.3]: every border, just at it and just above.
  @ParameterizedTest
  @CsvSource({"PT4H,0", "PT4H1S,20", "PT10H,20", "PT10H1S,40", "PT20H,40", "PT20H1S,80", "PT500H,80"})
  void penaltiesOfMajorIncidents(Duration lasted, long percent) {
    Instant from = Instant.parse("2026-11-20T06:00:00Z");
    assertEquals(Fraction.of(percent), TERMS.percent(
        new Restoration(Severity.MAJOR, TimeRanges.of(new TimeRange(from, from.plus(lasted))))));
  }

  /// Service hours begin at 08:00, so eight of them end at 16:00 and sixteen at 14:00 of the next day.
  @ParameterizedTest
  @CsvSource({"2026-11-20T16:00:00+01:00,0", "2026-11-20T16:00:01+01:00,20", "2026-11-21T14:00:00+01:00,20",
      "2026-11-21T14:00:01+01:00,40", "2026-11-22T12:00:00+01:00,40", "2026-11-22T12:00:01+01:00,80"})
  void penaltiesOfMinorIncidents(String restored, long percent) {
    assertEquals(Fraction.of(percent), TERMS.percent(
        new Restoration(Severity.MINOR, TimeRanges.of(time("2026-11-20T03:00:00+01:00", restored)))));
  }

  /// [C CP 11.3]: 8 % of the yearly fee.
  @ParameterizedTest
  @CsvSource({"7999,7999", "8000,8000", "8001,8000"})
  void thePenaltiesOfAYearAreCapped(long penalties, long due) {
    assertEquals(Fraction.of(due), TERMS.ofYear(
        Stream.of(penalties - 500, 500L).map(Fraction::of).toList(), Fraction.of(100_000)));
  }

  @Test
  void whatIsGuaranteedIsTheFirstGrade() {
    assertEquals(Duration.ofHours(4), TERMS.guaranteed(Severity.MAJOR));
    assertEquals(Duration.ofHours(8), TERMS.guaranteed(Severity.MINOR));
    assertThrows(IllegalArgumentException.class,
        () -> new RestorationTerms(1000, DAY, List.of(), List.of(grade(8, 20)), Fraction.of(8)));
  }
}
