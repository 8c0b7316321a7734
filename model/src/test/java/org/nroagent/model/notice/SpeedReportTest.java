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
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.Given;
import org.nroagent.model.impact.TrafficPeak;

/// The reference speed is told on 30 June and on 31 December [R 3(5), 6(3)].
class SpeedReportTest {
  @ParameterizedTest
  @CsvSource({"2026-11-20,,2026-H2,2026-12-31,41", "2026-12-31,,2026-H2,2026-12-31,0",
      "2026-06-30,,2026-H1,2026-06-30,0", "2026-07-01,2025-H2,2026-H1,2026-06-30,-1",
      "2026-12-31,2026-H2,2027-H1,2027-06-30,181", "2026-11-20,2026-H1,2026-H2,2026-12-31,41"})
  void theNextOneFollowsTheLastThatWasTold(LocalDate today, String told, String halfYear, LocalDate due,
      long daysLeft) {
    SpeedReport next = SpeedReport.next(told == null
        ? List.of()
        : List.of(HalfYear.parse("2024-H1"), HalfYear.parse(told)), today);
    assertEquals(new SpeedReport(HalfYear.parse(halfYear), due), next);
    assertEquals(daysLeft, next.daysLeft(today));
  }

  /// 28,000 Mbit/s by 20,200 sessions.
  @Test
  void theReportHasWhatTheSpeedRestsOn() {
    SpeedFigures figures = new SpeedFigures(new HalfYear(2026, 2), Instant.parse("2026-12-31T09:00:00Z"),
        false,
        SlotGrid.FIVE_MINUTES,
        Optional.of(new TrafficPeak(Instant.parse("2026-12-24T20:05:00Z"), Direction.OUT,
            28_000 * 37_500_000L)),
        OptionalLong.of(20_200), Optional.of(Fraction.of(28_000, 20_200)), true);
    assertEquals("""
        Vitesse de référence, 2026-H2
        Règlement 14/181/ILR, article 3(5), 6(3)

        Opérateur : Example ISP
        Contact : [à compléter]

        Transmission des données, réseau fixe
        Semestre : 2026-H2, mesures jusqu'au 2026-12-31 10:00 +01:00
        Pointe maximale de trafic : 28000,00 Mbit/s (sortant), le 2026-12-24 21:05 +01:00
        Sessions actives à ce moment : 20200
        Vitesse de référence : 1,386139 Mbit/s par session

        Transmission des données, réseau mobile
        Vitesse de référence : [à compléter]
        """, body(figures, Language.FR));
  }

  @Test
  void whatIsNotKnownIsToBeCompleted() {
    assertEquals("""
        Reference speed, 2026-H2
        Règlement 14/181/ILR, Article 3(5)

        Operator: Example ISP
        Contact: [to be completed]

        Data, fixed network
        Half-year: 2026-H2
        Highest traffic: [to be completed]
        Sessions active then: [to be completed]
        Reference speed: [to be completed]
        """, body(new SpeedFigures(new HalfYear(2026, 2), Instant.parse("2026-12-31T23:00:00Z"), true,
        SlotGrid.FIVE_MINUTES, Optional.empty(), OptionalLong.empty(), Optional.empty(), false),
        Language.EN));
  }

  private static String body(SpeedFigures figures, Language language) {
    return SpeedReportWriter
        .write(figures, Optional.of("Example ISP"), Optional.empty(), Given.REGULATION, language).body();
  }
}
