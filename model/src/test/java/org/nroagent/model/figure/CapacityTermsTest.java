package org.nroagent.model.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.figure.CapacityRule.Promise;
import org.nroagent.model.figure.CapacityState.UpgradeDue;
import org.nroagent.model.figure.CapacityState.Within;

/// The contract's 70 % and one month, 80 % and three months; from 2027 on 60 % and two months, 75 % and four, and an urgent
/// upgrade within one month.
class CapacityTermsTest {
  private static final CapacityTerms TERMS = new CapacityTerms(List.of(
      version("2027-01-01", new Promise(60, 2), new Promise(75, 4), 1),
      version("2019-01-01", new Promise(70, 1), new Promise(80, 3), 3)));
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
  private static final YearMonth JANUARY = YearMonth.of(2027, 1);

  @Test
  void theLastMonthBeforeAChangeHasTheOldThresholdAndTheFirstTheNew() {
    assertEquals(70, TERMS.gate().thresholdPercent(DECEMBER));
    assertEquals(60, TERMS.gate().thresholdPercent(JANUARY));
    assertEquals(80, TERMS.loop().thresholdPercent(DECEMBER));
    assertEquals(75, TERMS.loop().thresholdPercent(JANUARY));
    assertEquals(70, TERMS.gate().thresholdPercent(YearMonth.of(2018, 12)));
  }

  @Test
  void theDelayIsThatOfTheSecondMonth() {
    assertEquals(LocalDate.of(2027, 2, 1), TERMS.gate().dueAfter(DECEMBER));
    assertEquals(LocalDate.of(2027, 4, 1), TERMS.gate().dueAfter(JANUARY));
  }

  /// 65 % is below the gate's threshold in December and above it in January and February.
  @Test
  void eachMonthIsComparedByItsOwnVersion() {
    List<CapacityMonth> december = List.of(month(DECEMBER));
    assertEquals(new Within(DECEMBER), CapacityState.of(TERMS.gate(), december, UpgradeDates.NONE));
    List<CapacityMonth> three = List.of(month(DECEMBER), month(JANUARY), month(JANUARY.plusMonths(1)));
    assertEquals(new UpgradeDue(JANUARY, JANUARY.plusMonths(1), LocalDate.of(2027, 5, 1), Optional.empty()),
        CapacityState.of(TERMS.gate(), three, UpgradeDates.NONE));
  }

  @ParameterizedTest
  @CsvSource({"2026-09-15,2026-12-15", "2026-11-30,2027-02-28", "2026-12-31,2027-03-31",
      "2027-01-01,2027-02-01",
      "2027-01-31,2027-02-28"})
  void anUrgentUpgradeIsDueByTheVersionOfTheDayOfTheRequest(LocalDate received, LocalDate due) {
    assertEquals(due, TERMS.urgentUpgradeDue(received));
  }

  @Test
  void aRuleWithoutAVersionIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new CapacityTerms(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Promise(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Promise(70, 121));
  }

  private static CapacityMonth month(YearMonth month) {
    BigDecimal mbps = new BigDecimal("65.00");
    return new CapacityMonth(month,
        Optional.of(Mbps.reaches(mbps, new BigDecimal(100), TERMS.gate().threshold(month))));
  }

  private static CapacityTerms.Version version(String from, Promise gate, Promise loop, int urgent) {
    return new CapacityTerms.Version(
        new TermsVersion(from, from, LocalDate.parse(from), TermsVersion.SHIPPED),
        gate, loop, urgent);
  }
}
