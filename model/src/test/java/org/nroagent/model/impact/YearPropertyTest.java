package org.nroagent.model.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.model.Fraction;

/// The engine against the count minute by minute, over all of 2026 and all kinds of services at once, with holidays, weekends,
/// changes of the clock and interconnections.
class YearPropertyTest {
  private static final Instant YEAR = Instant.parse("2025-12-31T23:00:00Z");
  private static final int MINUTES_OF_YEAR = 365 * 1_440;
  /// A little more than a day, so that parts meet each other.
  private static final int SPAN = 1_600;
  private static final int LONGEST = 400;
  private static final List<Service> SERVICES = List.of(Given.VOICE, Given.DATA, Given.MOBILE,
      Given.MOBILE_DATA, Given.EMERGENCY);

  @Property(tries = 200)
  void anyIncidentOfTheYearEqualsTheCountByMinutes(@ForAll long seed) {
    Random random = new Random(seed);
    assertSame(random, YEAR.plus(Duration.ofMinutes(random.nextInt(MINUTES_OF_YEAR - SPAN - LONGEST))));
  }

  /// Both changes of the clock, the holidays that fall on a working day, Good Friday, which is none, a weekend and the last working
  /// day: incidents that begin in the day before it or on it.
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29", "2026-10-25", "2026-04-03", "2026-04-06", "2026-06-23", "2026-12-25",
      "2026-10-26", "2026-12-30"})
  void daysThatAreUnlikeOthersEqualTheCountByMinutes(String day) {
    Instant before = Instant.parse(day + "T00:00:00Z").minus(Duration.ofHours(16));
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      assertSame(random, before.plus(Duration.ofMinutes(random.nextInt(960))));
    }
  }

  private static void assertSame(Random random, Instant from) {
    List<Part> parts = parts(random, from);
    IncidentImpact impact = IncidentImpact.of(new Incident("i", from, parts), Given.REGULATION);
    boolean anyone = false;
    for (ServiceImpact each : impact.services()) {
      CountByMinutes count = new CountByMinutes(parts, each.service(), from, SPAN + LONGEST);
      assertEquals("", count.differsFrom(each.segments()), parts::toString);
      assertEquals(count.criterion(), each.criterion().map(Criterion::name).orElse("none"), parts::toString);
      anyone |= count.affectsAnyone();
    }
    assertEquals(anyone, impact.preNotificationDue().isPresent(), parts::toString);
    assertEquals(impact.notifiable(), impact.finalNotificationDue().isPresent(), parts::toString);
  }

  private static List<Part> parts(Random random, Instant from) {
    List<Service> services = SERVICES.subList(0, 1 + random.nextInt(SERVICES.size()));
    List<Part> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(7); i > 0; i--) {
      Service service = services.get(random.nextInt(services.size()));
      Instant begin = from.plus(Duration.ofMinutes(random.nextInt(SPAN)));
      parts.add(
          new Part(service, begin, begin.plus(Duration.ofMinutes(minutes(random))), lost(service, random)));
    }
    return parts;
  }

  /// Often just as long as a criterion asks for, or a minute less.
  private static int minutes(Random random) {
    return random.nextBoolean()
        ? 1 + random.nextInt(LONGEST)
        : List.of(59, 60, 119, 120, 179, 180).get(random.nextInt(6));
  }

  /// So little that eight parts together never exceed the inventory; around the borders of the criteria.
  private static Amounts lost(Service service, Random random) {
    return switch (service.kind()) {
      case FIXED_VOICE -> lines(random).plus(Amounts.of(Unit.E1, random.nextInt(2)));
      case FIXED_DATA -> Given.gap(250L * random.nextInt(12));
      case MOBILE_VOICE -> new Amounts(Map.of(Unit.CHANNELS, Fraction.of(20L * random.nextInt(8)), Unit.E1,
          Fraction.of(random.nextInt(12))));
      case MOBILE_DATA -> random.nextBoolean()
          ? Amounts.of(Unit.CHANNELS, 20L * random.nextInt(12))
          : Given.gap(1_050L * random.nextInt(30));
      case EMERGENCY -> random.nextBoolean()
          ? Amounts.NONE
          : lines(random).plus(Amounts.of(Unit.E1, random.nextInt(2)));
    };
  }

  private static Amounts lines(Random random) {
    return Given.lines(random.nextInt(9), random.nextInt(60), random.nextInt(600));
  }
}
