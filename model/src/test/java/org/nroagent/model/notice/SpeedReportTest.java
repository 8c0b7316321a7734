package org.nroagent.model.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.Direction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.impact.Given;
import org.nroagent.model.impact.TrafficPeak;
import org.nroagent.model.notice.SpeedFigures.Speed;

/// The reference speed is told on 30 June and on 31 December [R 3(5), 6(3)].
class SpeedReportTest {
  @ParameterizedTest
  @CsvSource({"2026-11-20,,2026-H2,2026-12-31,41", "2026-12-31,,2026-H2,2026-12-31,0",
      "2026-06-30,,2026-H1,2026-06-30,0", "2026-07-01,2025-H2,2026-H1,2026-06-30,-1",
      "2026-12-31,2026-H2,2027-H1,2027-06-30,181",
      "2026-11-20,2027-H1,2024-H2,2024-12-31,-689", "2026-11-20,2026-H1,2026-H2,2026-12-31,41"})
  void theNextOneFollowsTheLastThatWasTold(LocalDate today, String told, String halfYear, LocalDate due,
      long daysLeft) {
    SpeedReport next = SpeedReport.next(told == null
        ? List.of()
        : List.of(HalfYear.parse("2024-H1"), HalfYear.parse(told)), Optional.empty(), today);
    assertEquals(new SpeedReport(HalfYear.parse(halfYear), due), next);
    assertEquals(daysLeft, next.daysLeft(today));
  }

  /// Incidents of the second half-year are counted by the speed of the first [R 3(5)]: it stays until it was told.
  @ParameterizedTest
  @CsvSource({"2026-06-30,2026-03-01,2026-H1,0", "2026-07-01,2026-03-01,2026-H1,-1",
      "2026-12-31,2026-06-30,2026-H1,-184", "2026-07-01,2026-07-01,2026-H2,183",
      "2026-07-01,2019-01-01,2026-H1,-1", "2027-01-01,2026-03-01,2026-H2,-1",
      "2026-07-01,2027-03-01,2026-H2,183", "2026-07-01,,2026-H2,183"})
  void whereNoneWasToldTheOneOfTheHalfYearBeforeIsLate(LocalDate today, LocalDate since, String halfYear,
      long daysLeft) {
    SpeedReport next = SpeedReport.next(List.of(), Optional.ofNullable(since), today);
    assertEquals(HalfYear.parse(halfYear), next.halfYear());
    assertEquals(daysLeft, next.daysLeft(today));
  }

  /// 28,000 Mbit/s by 20,200 sessions, and 1,250 by 500.
  @Test
  void theReportHasWhatTheSpeedsRestOn() {
    Speed fixed = speed(DataNetwork.FIXED, "2026-12-24T20:05:00Z", Direction.OUT, 28_000, 20_200);
    Speed mobile = speed(DataNetwork.MOBILE, "2026-12-22T17:15:00Z", Direction.IN, 1_250, 500);
    assertEquals("""
        Vitesse de référence, 2026-H2
        Règlement 14/181/ILR, version du 2014-08-28, article 3(5), 6(3)

        Opérateur : Example ISP
        Contact : [à compléter]

        Transmission des données, réseau fixe
        Semestre : 2026-H2, mesures jusqu'au 2026-12-31 10:00 +01:00
        Pointe maximale de trafic : 28000,00 Mbit/s (sortant), le 2026-12-24 21:05 +01:00
        Sessions actives à ce moment : 20200
        Vitesse de référence : 1,386139 Mbit/s par session

        Transmission des données, réseau mobile
        Semestre : 2026-H2, mesures jusqu'au 2026-12-31 10:00 +01:00
        Pointe maximale de trafic : 1250,00 Mbit/s (entrant), le 2026-12-22 18:15 +01:00
        Sessions actives à ce moment : 500
        Vitesse de référence : 2,500000 Mbit/s par session
        """, body("2026-12-31T09:00:00Z", false, Language.FR, fixed, mobile));
    assertEquals("""
        Reference speed, 2026-H2
        Règlement 14/181/ILR, version of 2014-08-28, Article 6(3)

        Operator: Example ISP
        Contact: [to be completed]

        Data, mobile network
        Half-year: 2026-H2
        Highest traffic: 1250.00 Mbit/s (in), on 2026-12-22 18:15 +01:00
        Sessions active then: 500
        Reference speed: 2.500000 Mbit/s per session
        """, body("2026-12-31T23:00:00Z", true, Language.EN, mobile));
  }

  @Test
  void whatIsNotKnownIsToBeCompleted() {
    assertEquals("""
        Reference speed, 2026-H2
        Règlement 14/181/ILR, version of 2014-08-28, Article 3(5), 6(3)

        Operator: Example ISP
        Contact: [to be completed]

        Data, fixed network
        Half-year: 2026-H2
        Highest traffic: [to be completed]
        Sessions active then: [to be completed]
        Reference speed: [to be completed]

        Data, mobile network
        Half-year: 2026-H2
        Highest traffic: [to be completed]
        Sessions active then: [to be completed]
        Reference speed: [to be completed]
        """, body("2026-12-31T23:00:00Z", true, Language.EN, Speed.notMetered(DataNetwork.FIXED),
        Speed.notMetered(DataNetwork.MOBILE)));
  }

  private static Speed speed(DataNetwork network, String slot, Direction direction, long mbps,
      long sessions) {
    TrafficPeak peak = new TrafficPeak(Instant.parse(slot), direction, mbps * 37_500_000);
    return new Speed(network, SlotGrid.FIVE_MINUTES, Optional.of(peak), OptionalLong.of(sessions),
        Optional.of(peak.referenceSpeedMbps(SlotGrid.FIVE_MINUTES, sessions)));
  }

  private static String body(String until, boolean over, Language language, Speed... speeds) {
    SpeedFigures figures = new SpeedFigures(new HalfYear(2026, 2), Instant.parse(until), over,
        List.of(speeds));
    return SpeedReportWriter
        .write(figures, Optional.of("Example ISP"), Optional.empty(), Given.REGULATION, language).body();
  }
}
