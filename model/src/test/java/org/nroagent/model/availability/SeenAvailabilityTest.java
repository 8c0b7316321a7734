package org.nroagent.model.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.model.availability.AvailabilityLine.Reason;
import org.nroagent.model.availability.AvailabilityLine.Verdict;
import org.nroagent.model.availability.Outage.Cause;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// What agents saw, and what was declared, beside the tickets. Times are minutes of an hour.
class SeenAvailabilityTest {
  private static final Instant ZERO = Instant.parse("2026-05-01T00:00:00Z");
  private static final int LENGTH = 60;
  private static final TimeRange HOUR = new TimeRange(at(0), at(LENGTH));

  @Test
  void whatAgentsSawIsMeasuredWithoutATicketAndIsNotInTheContractsFigure() {
    NroAvailability nro = NroAvailability.of("n", HOUR, List.of(), new Seen(span(10, 30), TimeRanges.NONE),
        TimeRanges.NONE);
    assertEquals(span(10, 30), nro.measured());
    assertEquals(TimeRanges.NONE, nro.unavailable());
  }

  @Test
  void aDeclaredWindowTakesItsMinutesOfATicketAndOfWhatWasSeenAndNoOthers() {
    NroAvailability nro = NroAvailability.of("n", HOUR, List.of(ticket(Cause.PROVIDER, 15, 40)),
        new Seen(span(10, 40), TimeRanges.NONE), span(20, 50));
    assertEquals(span(15, 20), nro.unavailable());
    assertEquals(span(20, 40), nro.excluded());
    assertEquals(span(10, 20), nro.measured());
    assertEquals(span(20, 40), nro.measuredExcluded(), "from 40 on it carried");
  }

  @Test
  void whatNobodySawIsUnknownUnlessNothingWouldCountThen() {
    NroAvailability nro = NroAvailability.of("n", HOUR, List.of(), new Seen(span(10, 20), span(0, 40)),
        span(30, 50));
    assertEquals(span(10, 20), nro.measured());
    assertEquals(TimeRanges.of(List.of(range(0, 10), range(20, 30))), nro.unknown());
    assertEquals(span(30, 40), nro.measuredExcluded());
  }

  @Test
  void eachMinuteThatIsNotSimplyAvailableHasALineThatSaysWhy() {
    NroAvailability nro = NroAvailability.of("n", HOUR, List.of(ticket(Cause.PROVIDER, 15, 40)),
        new Seen(span(10, 40), TimeRanges.NONE), span(20, 50));
    assertEquals(List.of(
        new AvailabilityLine(range(10, 15), Verdict.AVAILABLE, Verdict.UNAVAILABLE, List.of("seen")),
        new AvailabilityLine(range(15, 20), Verdict.UNAVAILABLE, Verdict.UNAVAILABLE,
            List.of("seen", "ticket")),
        new AvailabilityLine(range(20, 40), Verdict.EXCLUDED, Verdict.EXCLUDED,
            List.of("seen", "ticket", "window"))),
        AvailabilityLine.of(nro, List.of(new Reason("ticket", span(15, 40)), new Reason("seen", span(10, 40)),
            new Reason("window", span(20, 50)))));
  }

  /// Against a count minute by minute that asks of each one what is known of it.
  @Property(tries = 400)
  void everyTotalIsThatOfANaiveCountAndTheSumOfItsLines(@ForAll long seed) {
    Random random = new Random(seed);
    List<Outage> tickets = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(LENGTH);
      Outage ticket = ticket(List.of(Cause.values()).get(random.nextInt(4)), from,
          from + 1 + random.nextInt(LENGTH - from));
      tickets.add(ticket);
      reasons.add(new Reason("ticket " + i, ticket.byDetection()));
    }
    TimeRanges down = random(random);
    TimeRanges blind = random(random);
    TimeRanges windows = random(random);
    reasons
        .addAll(List.of(new Reason("down", down), new Reason("blind", blind), new Reason("window", windows)));
    NroAvailability nro = NroAvailability.of("n", HOUR, tickets, new Seen(down, blind), windows);
    List<AvailabilityLine> lines = AvailabilityLine.of(nro, reasons);

    Verdict[] byTicket = new Verdict[LENGTH];
    Verdict[] bySight = new Verdict[LENGTH];
    for (int minute = 0; minute < LENGTH; minute++) {
      Instant now = at(minute);
      boolean another = tickets.stream().anyMatch(each -> each.cause() != Cause.PROVIDER && runs(each, now));
      boolean provider = tickets.stream().anyMatch(each -> each.cause() == Cause.PROVIDER && runs(each, now));
      boolean declared = holds(windows, now);
      byTicket[minute] = another || (declared && provider)
          ? Verdict.EXCLUDED
          : provider ? Verdict.UNAVAILABLE : Verdict.AVAILABLE;
      boolean lost = provider || holds(down, now);
      bySight[minute] = another || (declared && (lost || holds(blind, now)))
          ? Verdict.EXCLUDED
          : lost ? Verdict.UNAVAILABLE : holds(blind, now) ? Verdict.UNKNOWN : Verdict.AVAILABLE;
    }
    same(byTicket, Verdict.UNAVAILABLE, nro.unavailable(), lines, AvailabilityLine::byTicket);
    same(byTicket, Verdict.EXCLUDED, nro.excluded(), lines, AvailabilityLine::byTicket);
    same(bySight, Verdict.UNAVAILABLE, nro.measured(), lines, AvailabilityLine::bySight);
    same(bySight, Verdict.EXCLUDED, nro.measuredExcluded(), lines, AvailabilityLine::bySight);
    same(bySight, Verdict.UNKNOWN, nro.unknown(), lines, AvailabilityLine::bySight);
    assertTrue(lines.stream().noneMatch(line -> line.reasons().isEmpty()), lines::toString);
  }

  private static void same(Verdict[] minutes, Verdict verdict, TimeRanges total, List<AvailabilityLine> lines,
      Function<AvailabilityLine, Verdict> figure) {
    long expected = IntStream.range(0, LENGTH).filter(minute -> minutes[minute] == verdict).count();
    assertEquals(Duration.ofMinutes(expected), total.duration(), verdict::name);
    assertEquals(total, TimeRanges.of(lines.stream().filter(line -> figure.apply(line) == verdict)
        .map(AvailabilityLine::time).toList()), "the lines of " + verdict);
  }

  private static boolean runs(Outage ticket, Instant now) {
    return holds(ticket.byDetection(), now);
  }

  private static boolean holds(TimeRanges times, Instant now) {
    return times.ranges().stream().anyMatch(range -> !now.isBefore(range.from()) && now.isBefore(range.to()));
  }

  private static TimeRanges random(Random random) {
    List<TimeRange> ranges = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(LENGTH);
      ranges.add(range(from, from + 1 + random.nextInt(LENGTH - from)));
    }
    return TimeRanges.of(ranges);
  }

  private static Outage ticket(Cause cause, int from, int to) {
    return new Outage(cause, true, Optional.of(at(from)), Optional.empty(), at(to), TimeRanges.NONE);
  }

  private static TimeRanges span(int from, int to) {
    return TimeRanges.of(range(from, to));
  }

  private static TimeRange range(int from, int to) {
    return new TimeRange(at(from), at(to));
  }

  private static Instant at(int minute) {
    return ZERO.plus(Duration.ofMinutes(minute));
  }
}
