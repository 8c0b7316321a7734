package org.nroagent.daemon.regulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.impact.CountingMethod;
import org.nroagent.model.impact.Criterion.Threshold;
import org.nroagent.model.impact.Period;
import org.nroagent.model.impact.Regulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/// The shipped data, article by article.
class RegulationsTest {
  private static final Regulation LUXEMBOURG = Regulations.shipped("lu-ilr-14-181")
      .onOrFirst(LocalDate.of(2026, 11, 21));

  /// [R 1(2)].
  @Test
  void article1Criteria() {
    assertEquals(List.of(new Threshold("10%", Fraction.of(10), Duration.ZERO),
        new Threshold("5-10%/1h", Fraction.of(5), Duration.ofHours(1)),
        new Threshold("2-5%/2h", Fraction.of(2), Duration.ofHours(2)),
        new Threshold("1-2%/3h", Fraction.of(1), Duration.ofHours(3))), LUXEMBOURG.thresholds());
  }

  /// [R 1(4), 2].
  @Test
  void article2Notification() {
    assertEquals("securite@ilr.lu", LUXEMBOURG.address());
    assertEquals("Notification des incidents", LUXEMBOURG.form());
    assertEquals(2, LUXEMBOURG.preNotificationWorkingDays());
    assertEquals(15, LUXEMBOURG.finalNotificationDays());
    assertEquals(Set.of(DayOfWeek.SUNDAY), LUXEMBOURG.workingDays().restDays());
    assertEquals("luxembourg", LUXEMBOURG.workingDays().holidays().id());
  }

  /// [R 3(4)].
  @Test
  void article3PeakHours() {
    assertEquals(LocalTime.of(8, 0), LUXEMBOURG.peakHours().from());
    assertEquals(LocalTime.of(19, 0), LUXEMBOURG.peakHours().to());
    assertEquals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LUXEMBOURG.peakHours().days());
    assertEquals(ZoneId.of("Europe/Luxembourg"), LUXEMBOURG.peakHours().zone());
    assertEquals("luxembourg", LUXEMBOURG.peakHours().holidays().id());
  }

  /// [R 3(1), 3(2), 5, 6(5), 7].
  @Test
  void articles3To7CountingMethod() {
    assertEquals(new CountingMethod(30, Fraction.of(31, 10), 3, 30, Fraction.of(4), 7), LUXEMBOURG.method());
    assertEquals(Fraction.of(581), LUXEMBOURG.method().usableLinesPerPra(Period.PEAK));
    assertEquals(Fraction.of(194), LUXEMBOURG.method().usableLinesPerPra(Period.OFF_PEAK));
    assertEquals(Fraction.of(105), LUXEMBOURG.method().usersPerChannel());
  }

  @Test
  void isDated() {
    assertEquals(LocalDate.of(2014, 8, 28), LUXEMBOURG.validFrom());
  }

  @Test
  void luxembourgsIsTheOnlyOneThatShips() {
    assertEquals(Set.of(Regulations.LUXEMBOURG), Terms.shipped().regulations().profiles().keySet());
    assertEquals("lu-ilr-14-181", LUXEMBOURG.version().id());
    assertThrows(NullPointerException.class, () -> Regulations.shipped("lu-ilr-14-182"));
  }
}
