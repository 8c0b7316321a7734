package org.nroagent.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.Fraction;
import org.nroagent.model.HalfYear;

/// The reference speed of a half-year is late when its last day is over in Luxembourg [R 3(5)].
class SpeedReportCountdownTest {
  private static final GateConfig GATE = new GateConfig("g1", Optional.empty(), Optional.of("X"),
      BigDecimal.ONE, List.of());

  private static double seconds(Network network, String now) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new SpeedReportCountdown(network, ZoneId.of("Europe/Luxembourg"), new SettableTime(Instant.parse(now)))
        .bindTo(registry);
    return registry.get("nro.collector.reference.speed.due.seconds").gauge().value();
  }

  @Test
  void thePageSaysItInDays() {
    String today = html("2026-12-31T22:00:00Z");
    assertTrue(today.contains("0 days left"), today);
    String late = html("2027-01-01T11:00:00Z");
    assertTrue(late.contains("overdue for 1 days") && late.contains("The reference speed of 2026-H2"), late);
  }

  private static String html(String now) {
    Network network = network(List.of(new ReferenceSpeed(new HalfYear(2026, 1), Fraction.of(1))));
    return new SpeedReportCountdown(network, ZoneId.of("Europe/Luxembourg"),
        new SettableTime(Instant.parse(now))).html().toString();
  }

  private static Network network(List<ReferenceSpeed> told) {
    return new Network(List.of(), List.of(), List.of(GATE), List.of(),
        new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), told));
  }

  @Test
  void countsDownToTheEndOfTheDayAndBeyond() {
    List<ReferenceSpeed> told = List.of(new ReferenceSpeed(new HalfYear(2026, 1), Fraction.of(1)));
    assertEquals(3_600, seconds(network(List.of()), "2026-12-31T22:00:00Z"));
    assertEquals(3_600, seconds(network(told), "2026-12-31T22:00:00Z"));
    assertEquals(-60, seconds(network(told), "2026-12-31T23:01:00Z"));
    assertEquals(Double.NaN, seconds(Network.EMPTY, "2026-12-31T22:00:00Z"));
  }
}
