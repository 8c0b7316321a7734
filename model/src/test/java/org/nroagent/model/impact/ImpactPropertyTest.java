package org.nroagent.model.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.nroagent.model.Fraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// The engine against a count minute by minute that knows no segments, over a weekend with a change of the clock and
/// the working days around it.
class ImpactPropertyTest {
  private static final Instant START = Instant.parse("2026-10-23T14:00:00Z");
  private static final int MINUTES = 4_000;
  private static final int LONGEST = 500;

  /// So few that eight parts together never exceed the inventory.
  @Provide
  static Arbitrary<List<Part>> voice() {
    return parts(Given.VOICE, Combinators
        .combine(numbers(8), numbers(60), numbers(600), numbers(1)).as((pra, bra, analogue, e1) -> Given
            .lines(pra, bra, analogue).plus(Amounts.of(Unit.E1, e1))));
  }

  /// So many that some exceed the inventory.
  @Provide
  static Arbitrary<List<Part>> manyLines() {
    return parts(Given.VOICE,
        Combinators.combine(numbers(60), numbers(300), numbers(6_000)).as(Given::lines));
  }

  @Provide
  static Arbitrary<List<Part>> data() {
    return parts(Given.DATA, numbers(3_000).map(Given::gap));
  }

  private static Arbitrary<Integer> numbers(int most) {
    return Arbitraries.integers().between(0, most);
  }

  private static Arbitrary<List<Part>> parts(Service service, Arbitrary<Amounts> lost) {
    Arbitrary<Integer> from = Arbitraries.integers().between(0, MINUTES - 1);
    Arbitrary<Integer> length = Arbitraries.oneOf(Arbitraries.integers().between(1, LONGEST),
        Arbitraries.of(59, 60, 119, 120, 180));
    return Combinators.combine(from, length, lost)
        .as((start, minutes, amounts) -> new Part(service, at(start), at(start + minutes), amounts)).list()
        .ofMinSize(1).ofMaxSize(8);
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static Stream<Instant> minutes() {
    return IntStream.range(0, MINUTES + LONGEST).mapToObj(ImpactPropertyTest::at);
  }

  private static ServiceImpact judged(List<Part> parts) {
    return IncidentImpact.of(new Incident("i", START, parts), Given.REGULATION).services().getFirst();
  }

  /// What is lost in a minute; empty if no part lasts then.
  private static Optional<Amounts> lost(List<Part> parts, Instant minute) {
    return parts.stream().filter(part -> !minute.isBefore(part.from()) && minute.isBefore(part.to()))
        .map(Part::lost).reduce(Amounts::plus);
  }

  /// The rate of a minute in percent; below 0 if no part lasts then.
  private static Fraction rate(List<Part> parts, Instant minute) {
    Service service = parts.getFirst().service();
    Period period = Given.PEAK_HOURS.at(minute);
    return lost(parts, minute).map(amounts -> Given.METHOD.users(service, amounts, period)
        .dividedBy(Given.METHOD.totalUsers(service, period).orElseThrow()).times(Fraction.of(100)))
        .orElse(Fraction.of(-1));
  }

  private static String counted(List<Part> parts) {
    List<Fraction> rates = minutes().map(minute -> rate(parts, minute)).toList();
    if (longest(rates, 10) > 0) {
      return "10%";
    }
    if (longest(rates, 5) >= 60) {
      return "5-10%/1h";
    }
    if (longest(rates, 2) >= 120) {
      return "2-5%/2h";
    }
    return longest(rates, 1) >= 180 ? "1-2%/3h" : "none";
  }

  private static int longest(List<Fraction> rates, int percent) {
    int longest = 0;
    int running = 0;
    for (Fraction rate : rates) {
      running = rate.compareTo(Fraction.of(percent)) >= 0 ? running + 1 : 0;
      longest = Math.max(longest, running);
    }
    return longest;
  }

  private static String criterion(List<Part> parts) {
    return judged(parts).criterion().map(Criterion::name).orElse("none");
  }

  @Property(tries = 150)
  void classificationOfVoiceEqualsTheCountByMinutes(@ForAll("voice") List<Part> parts) {
    assertEquals(counted(parts), criterion(parts));
  }

  @Property(tries = 150)
  void classificationOfDataEqualsTheCountByMinutes(@ForAll("data") List<Part> parts) {
    assertEquals(counted(parts), criterion(parts));
  }

  @Property(tries = 150)
  void segmentsSayOfEveryMinuteWhatTheCountSays(@ForAll("voice") List<Part> parts) {
    List<Segment> segments = judged(parts).segments();
    minutes().forEach(minute -> assertEquals(rate(parts, minute), segments.stream()
        .filter(segment -> !minute.isBefore(segment.from()) && minute.isBefore(segment.to())).findFirst()
        .flatMap(Segment::ratePercent).orElse(Fraction.of(-1)), minute::toString));
  }

  @Property(tries = 150)
  void segmentsAreAsFewAsPossible(@ForAll("voice") List<Part> parts) {
    List<Segment> segments = judged(parts).segments();
    for (int i = 1; i < segments.size(); i++) {
      assertTrue(!segments.get(i - 1).to().isAfter(segments.get(i).from()), "ascending");
      assertTrue(!segments.get(i - 1).continuesAs(segments.get(i)), "adjacent equal ones are merged");
    }
  }

  /// Either the parts are refused, or no minute loses more lines than there are.
  @Property(tries = 200)
  void overlappingPartsNeverCountMoreThanThereIs(@ForAll("manyLines") List<Part> parts) {
    Amounts all = Given.VOICE.lines().orElseThrow();
    boolean tooMany = minutes().map(minute -> lost(parts, minute).orElse(Amounts.NONE)).anyMatch(
        lost -> Stream.of(Unit.values()).anyMatch(unit -> lost.of(unit).compareTo(all.of(unit)) > 0));
    boolean refused = !PartFault.of(new Incident("i", START, parts)).isEmpty();
    assertEquals(tooMany, refused);
    if (!refused) {
      assertTrue(judged(parts).segments().stream()
          .allMatch(segment -> segment.ratePercent().orElseThrow().compareTo(Fraction.of(100)) <= 0));
    }
  }

  @Property(tries = 150)
  void splittingAPartInTimeChangesNothing(@ForAll("voice") List<Part> parts,
      @ForAll @IntRange(min = 1, max = LONGEST) int minute) {
    assertSame(parts, part -> {
      Instant border = part.from().plus(Duration.ofMinutes(minute));
      return border.isBefore(part.to())
          ? List.of(new Part(part.service(), border, part.to(), part.lost()),
              new Part(part.service(), part.from(), border, part.lost()))
          : List.of(part);
    });
  }

  @Property(tries = 150)
  void splittingAPartInNumberChangesNothing(@ForAll("voice") List<Part> parts) {
    assertSame(parts, part -> {
      Amounts some = new Amounts(Given.lines(1, 1, 1).byUnit().entrySet().stream()
          .filter(each -> part.lost().of(each.getKey()).compareTo(each.getValue()) >= 0)
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
      return List.of(new Part(part.service(), part.from(), part.to(), some),
          new Part(part.service(), part.from(), part.to(), part.lost().minus(some)));
    });
  }

  @Property(tries = 150)
  void moreLinesNeverLowerARate(@ForAll("voice") List<Part> parts, @ForAll("voice") List<Part> more) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(more);
    Assume.that(PartFault.of(new Incident("i", START, all)).isEmpty()); // else there are not as many lines
    ServiceImpact fewer = judged(parts);
    ServiceImpact together = judged(all);
    minutes().forEach(minute -> assertTrue(rateOf(together, minute).compareTo(rateOf(fewer, minute)) >= 0,
        minute::toString));
    List<String> order = List.of("none", "1-2%/3h", "2-5%/2h", "5-10%/1h", "10%");
    assertTrue(order.indexOf(criterion(all)) >= order.indexOf(criterion(parts)));
  }

  private static Fraction rateOf(ServiceImpact impact, Instant minute) {
    return impact.segments().stream()
        .filter(segment -> !minute.isBefore(segment.from()) && minute.isBefore(segment.to())).findFirst()
        .flatMap(Segment::ratePercent).orElse(Fraction.ZERO);
  }

  private static void assertSame(List<Part> parts, Function<Part, List<Part>> split) {
    ServiceImpact whole = judged(parts);
    ServiceImpact pieces = judged(parts.stream().map(split).flatMap(List::stream).toList());
    assertEquals(whole.segments(), pieces.segments());
    assertEquals(whole.criterion(), pieces.criterion());
  }
}
