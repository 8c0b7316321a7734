package org.nroagent.model.impact;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.nroagent.model.impact.Given.METHOD;
import static org.nroagent.model.impact.Given.gap;
import static org.nroagent.model.impact.Given.lines;

/// Every number of articles 5, 6 and 7.
class CountingMethodTest {
  private static long users(Service service, Amounts lost, Period period) {
    Fraction users = METHOD.users(service, lost, period);
    assertEquals(Fraction.of(users.toDecimal(0)), users, "is a whole number");
    return users.toDecimal(0).longValueExact();
  }

  /// [R 5(1)]: 30 × 60 / 3.1 = 580.6… → 581.
  @Test
  void article5Paragraph1PrimaryAccessAtPeakHours() {
    assertEquals(Fraction.of(581), METHOD.usableLinesPerPra(Period.PEAK));
    assertEquals(581, users(Given.VOICE, lines(1, 0, 0), Period.PEAK));
  }

  /// [R 5(2)]: 581 / 3 = 193.6… → 194.
  @Test
  void article5Paragraph2PrimaryAccessOffPeak() {
    assertEquals(Fraction.of(194), METHOD.usableLinesPerPra(Period.OFF_PEAK));
    assertEquals(194, users(Given.VOICE, lines(1, 0, 0), Period.OFF_PEAK));
  }

  /// [R 5(3)]: one usable line each, whatever the period.
  @Test
  void article5Paragraph3BasicAccessAndAnalogueLines() {
    for (Period period : Period.values()) {
      assertEquals(1, users(Given.VOICE, lines(0, 1, 0), period));
      assertEquals(1, users(Given.VOICE, lines(0, 0, 1), period));
    }
  }

  /// [R 5(4)]: 2 × 581 + 3 + 4 = 1169; off peak 2 × 194 + 3 + 4 = 395.
  @Test
  void article5Paragraph4UsersAreTheSumOfTheLines() {
    assertEquals(1169, users(Given.VOICE, lines(2, 3, 4), Period.PEAK));
    assertEquals(395, users(Given.VOICE, lines(2, 3, 4), Period.OFF_PEAK));
  }

  /// [R 5(5)]: the total by the same weights, 100 × 581 + 10,500 and 100 × 194 + 10,500.
  @Test
  void article5Paragraph5TotalOfUsableLines() {
    assertEquals(Optional.of(Fraction.of(68_600)), METHOD.totalUsers(Given.VOICE, Period.PEAK));
    assertEquals(Optional.of(Fraction.of(29_900)), METHOD.totalUsers(Given.VOICE, Period.OFF_PEAK));
  }

  /// [R 4(1)]: 30 × 60 / 3.1 → 581 users per E1 between fixed networks, in both periods.
  @Test
  void article4InterconnectionOfFixedNetworks() {
    assertEquals(1162, users(Given.VOICE, Amounts.of(Unit.E1, 2), Period.PEAK));
    assertEquals(1162, users(Given.VOICE, Amounts.of(Unit.E1, 2), Period.OFF_PEAK));
    assertEquals(581, users(Given.EMERGENCY, Amounts.of(Unit.E1, 1), Period.OFF_PEAK));
  }

  /// [R 6(5)]: 30 × 60 / 4 = 450 users per E1 between mobile networks.
  @Test
  void article6InterconnectionOfMobileNetworks() {
    assertEquals(450, users(Given.MOBILE, Amounts.of(Unit.E1, 1), Period.PEAK));
  }

  /// [R 6(1), 7(4)]: X × 7 × 60 / 4 = 105 X.
  @Test
  void article7Channels() {
    assertEquals(105, users(Given.MOBILE, Amounts.of(Unit.CHANNELS, 1), Period.OFF_PEAK));
    assertEquals(2520, users(Given.MOBILE_DATA, Amounts.of(Unit.CHANNELS, 24), Period.PEAK));
  }

  /// [R 7(5)]: over active SIM cards.
  @Test
  void article7TotalIsSimCards() {
    assertEquals(Optional.of(Fraction.of(420_000)), METHOD.totalUsers(Given.MOBILE, Period.PEAK));
    assertEquals(Optional.of(Fraction.of(420_000)), METHOD.totalUsers(Given.MOBILE_DATA, Period.OFF_PEAK));
  }

  /// [R 3(5), 6(3)]: traffic gap / reference speed.
  @Test
  void dataByReferenceSpeed() {
    assertEquals(2000, users(Given.DATA, gap(1000), Period.PEAK));
    assertEquals(Fraction.of(7, 2), METHOD.users(Given.MOBILE_DATA, gap(7), Period.OFF_PEAK), "not rounded");
    assertEquals(Optional.of(Fraction.of(100_000)), METHOD.totalUsers(Given.DATA, Period.PEAK));
  }

  /// [R 4(2), 6(6)]: international links, by the operator's own estimate.
  @Test
  void anEstimateIsTakenAsItIs() {
    assertEquals(1234, users(Given.MOBILE, Amounts.of(Unit.ESTIMATED_USERS, 1234), Period.PEAK));
    assertEquals(1234, users(Given.VOICE, Amounts.of(Unit.ESTIMATED_USERS, 1234), Period.OFF_PEAK));
  }

  @Test
  void emergencyServicesHaveNoTotal() {
    assertEquals(Optional.empty(), METHOD.totalUsers(Given.EMERGENCY, Period.PEAK));
    assertEquals(194, users(Given.EMERGENCY, lines(1, 0, 0), Period.OFF_PEAK));
  }

  @Test
  void countsNothingThatIsForeignToTheKind() {
    assertThrows(IllegalArgumentException.class, () -> METHOD.users(Given.DATA, lines(1, 0, 0), Period.PEAK));
    assertThrows(IllegalArgumentException.class,
        () -> METHOD.users(new Service.FixedData("d", 1, Optional.empty()), gap(1), Period.PEAK));
  }
}
