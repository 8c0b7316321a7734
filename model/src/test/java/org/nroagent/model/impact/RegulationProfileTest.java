package org.nroagent.model.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.TermsVersion;

/// Which version of a law judges.
class RegulationProfileTest {
  /// The later version first: their days order them.
  private static final RegulationProfile LAW = new RegulationProfile("law",
      List.of(version("amended", "2027-01-01"), version("original", "2014-08-28")));

  /// 23:00 UTC is midnight in Luxembourg, so the last second of the old version is 22:59:59 of the day before.
  @ParameterizedTest
  @CsvSource({"2014-08-27T21:59:59Z,none", "2014-08-27T22:00:00Z,original", "2026-12-31T22:59:59Z,original",
      "2026-12-31T23:00:00Z,amended", "2040-01-01T00:00:00Z,amended"})
  void theVersionOfTheLocalDayOfDetectionJudges(Instant detected, String id) {
    assertEquals(id, LAW.judging(detected).map(each -> each.version().id()).orElse("none"));
  }

  @Test
  void aDayHasItsVersion() {
    assertEquals(Optional.empty(), LAW.on(LocalDate.of(2014, 8, 27)));
    assertEquals("original", LAW.onOrFirst(LocalDate.of(2014, 8, 27)).version().id());
    assertEquals("amended", LAW.onOrFirst(LocalDate.of(2027, 1, 1)).version().id());
    assertEquals(ZoneId.of("Europe/Luxembourg"), LAW.zone());
    assertThrows(IllegalArgumentException.class, () -> new RegulationProfile("law", List.of()));
  }

  private static Regulation version(String id, String from) {
    Regulation given = Given.REGULATION;
    return new Regulation(new TermsVersion(id, id, LocalDate.parse(from), TermsVersion.SHIPPED),
        given.address(), given.form(), given.articles(), given.peakHours(), given.method(),
        given.thresholds(),
        given.workingDays(), given.preNotificationWorkingDays(), given.finalNotificationDays());
  }
}
