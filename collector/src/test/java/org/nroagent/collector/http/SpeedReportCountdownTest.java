package org.nroagent.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.MobileNetworkConfig;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.OperatorTotals;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.impact.Amounts;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.impact.DataNetwork;

/// The reference speed of a half-year is late when its last day is over in Luxembourg [R 3(5)].
class SpeedReportCountdownTest {
  private static final GateConfig GATE = new GateConfig("g1", Optional.empty(), Optional.of("X"),
      BigDecimal.ONE, List.of());

  private static double seconds(DataNetwork kind, Network network, String now) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new SpeedReportCountdown(network, ZoneId.of("Europe/Luxembourg"), new SettableTime(Instant.parse(now)))
        .bindTo(registry);
    return registry.get("nro.collector.reference.speed.due.seconds").tag("network", kind.word()).gauge()
        .value();
  }

  @Test
  void thePageSaysItInDays() {
    String today = html("2026-12-31T22:00:00Z");
    assertTrue(today.contains("0 days left"), today);
    String late = html("2027-01-01T11:00:00Z");
    assertTrue(
        late.contains("overdue for 1 days") && late.contains("The reference speed of fixed data of 2026-H2"),
        late);
  }

  private static String html(String now) {
    Network network = network(
        List.of(new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1), Fraction.of(1))));
    return new SpeedReportCountdown(network, ZoneId.of("Europe/Luxembourg"),
        new SettableTime(Instant.parse(now))).html().toString();
  }

  private static Network network(List<ReferenceSpeed> told) {
    return new Network(List.of(), List.of(), List.of(GATE), List.of(), List.of(),
        new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), told));
  }

  @Test
  void countsDownToTheEndOfTheDayAndBeyond() {
    List<ReferenceSpeed> told = List
        .of(new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 1), Fraction.of(1)));
    assertEquals(3_600, seconds(DataNetwork.FIXED, network(List.of()), "2026-12-31T22:00:00Z"));
    assertEquals(3_600, seconds(DataNetwork.FIXED, network(told), "2026-12-31T22:00:00Z"));
    assertEquals(-60, seconds(DataNetwork.FIXED, network(told), "2026-12-31T23:01:00Z"));
    assertEquals(Double.NaN, seconds(DataNetwork.FIXED, Network.EMPTY, "2026-12-31T22:00:00Z"));
  }

  /// Of a mobile network what was told of fixed data is no answer.
  @Test
  void eachNetworkCountsByItself() {
    List<ReferenceSpeed> told = List.of(
        new ReferenceSpeed(DataNetwork.FIXED, new HalfYear(2026, 2), Fraction.of(1)),
        new ReferenceSpeed(DataNetwork.MOBILE, new HalfYear(2026, 1), Fraction.of(1)));
    Network both = new Network(List.of(), List.of(), List.of(GATE), List.of(),
        List.of(new MobileNetworkConfig("X", List.of())), network(told).inventory());
    assertEquals(3_600, seconds(DataNetwork.MOBILE, both, "2026-12-31T22:00:00Z"));
    assertEquals(181 * 86_400, seconds(DataNetwork.FIXED, both, "2026-12-31T22:00:00Z"));
    assertEquals(Double.NaN, seconds(DataNetwork.MOBILE, network(told), "2026-12-31T22:00:00Z"));
    String page = new SpeedReportCountdown(both, ZoneId.of("Europe/Luxembourg"),
        new SettableTime(Instant.parse("2026-12-31T22:00:00Z"))).html().toString();
    assertTrue(page.contains("0 days left") && page.contains("The reference speed of mobile data of 2026-H2")
        && page.contains("The reference speed of fixed data of 2027-H1"), page);
  }

  /// Who has SIM cards has a mobile network, metered or not.
  @Test
  void simCardsAskForASpeedOfMobileData() {
    Network cards = new Network(List.of(), List.of(), List.of(GATE), List.of(), List.of(),
        new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(new OperatorTotals(LocalDate.of(2026, 7, 1), Amounts.NONE, OptionalLong.empty(),
                OptionalLong.of(9))),
            List.of()));
    assertEquals(3_600, seconds(DataNetwork.MOBILE, cards, "2026-12-31T22:00:00Z"));
    assertEquals(-60, seconds(DataNetwork.MOBILE, cards, "2026-12-31T23:01:00Z"), "until it is told");
    assertEquals(-60, seconds(DataNetwork.FIXED, cards, "2026-12-31T23:01:00Z"));
  }
}
