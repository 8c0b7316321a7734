package org.nroagent.daemon.regulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.availability.AvailabilityTerms;
import org.nroagent.model.availability.ServiceTerms;
import org.nroagent.model.restoration.RestorationTerms;
import org.nroagent.model.restoration.ServiceHours;

/// The shipped promises against the contract's text.
class ServiceLevelsTest {
  private static final ServiceTerms V19_01 = Terms.shipped().service().getFirst();

  /// [C CP 11.1, 11.3].
  @Test
  void availability() {
    assertEquals(new AvailabilityTerms(percent("99.85"), List.of(below("99.25", 15), below("99.75", 10),
        below("99.85", 5))), V19_01.availability());
  }

  /// [C CP 1, 11.1, 11.3].
  @Test
  void restoration() {
    assertEquals(new RestorationTerms(1_000,
        new ServiceHours(LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneId.of("Europe/Paris")),
        List.of(longer(4, 20), longer(10, 40), longer(20, 80)),
        List.of(longer(8, 20), longer(16, 40), longer(24, 80)),
        Fraction.of(8)), V19_01.restoration());
  }

  private static AvailabilityTerms.Grade below(String percent, long due) {
    return new AvailabilityTerms.Grade(percent(percent), Fraction.of(due));
  }

  private static RestorationTerms.Grade longer(long hours, long due) {
    return new RestorationTerms.Grade(Duration.ofHours(hours), Fraction.of(due));
  }

  private static Fraction percent(String number) {
    return Fraction.of(new BigDecimal(number));
  }
}
