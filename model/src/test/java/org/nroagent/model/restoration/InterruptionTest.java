package org.nroagent.model.restoration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.restoration.Interruption.Told;
import org.nroagent.model.restoration.RestorationTerms.Grade;
import org.nroagent.model.time.TimeRange;
import org.nroagent.model.time.TimeRanges;

/// Tickets of one NRO; times are hours from midnight on.
class InterruptionTest {
  private static final Instant ZERO = Instant.parse("2026-05-01T00:00:00Z");
  private static final RestorationTerms TERMS = new RestorationTerms(1000,
      new ServiceHours(LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneOffset.UTC),
      List.of(grade(4, 20), grade(10, 40), grade(20, 80)),
      List.of(grade(8, 20), grade(16, 40), grade(24, 80)),
      Fraction.of(8));
  private static final Optional<Severity> MAJOR = Optional.of(Severity.MAJOR);
  private static final Optional<Severity> MINOR = Optional.of(Severity.MINOR);

  @Test
  void ticketsThatOverlapAreOneInterruptionAndThoseThatTouchAreTwo() {
    List<Interruption> apart = Interruption.of(List.of(told("c", MAJOR, 5, 6), told("b", MAJOR, 2, 4),
        told("a", MAJOR, 0, 5), told("d", MAJOR, 9, 10)));
    assertEquals(List.of(List.of("a", "b"), List.of("c"), List.of("d")), apart.stream()
        .map(each -> each.tickets().stream().map(Told::ticket).toList()).toList());
  }

  @Test
  void theClockIsThatOfAllTickets() {
    Interruption one = only(told("a", MAJOR, 0, 10), told("b", MAJOR, 9, 20));
    assertEquals(Optional.of(new Restoration(Severity.MAJOR, span(0, 20))), one.restoration(TERMS));
    assertEquals(Optional.of(Fraction.of(40)), one.percent(TERMS));
  }

  /// What is frozen in one ticket runs where it is not frozen in the other.
  @Test
  void theClockRunsWhileThatOfAnyTicketDoes() {
    Told frozen = new Told("a", MAJOR, new TimeRange(at(0), at(10)), span(0, 2));
    assertEquals(Optional.of(Fraction.of(20)), only(frozen, told("b", MAJOR, 6, 10)).percent(TERMS));
  }

  /// 30 hours from midnight on are ten day-hours, 20 %; an hour of a major loss is nothing.
  @Test
  void aShortMajorLossDoesNotMakeALongMinorOneMajor() {
    Interruption one = only(told("a", MINOR, 0, 30), told("b", MAJOR, 9, 10));
    assertEquals(Optional.of(new Restoration(Severity.MINOR, span(0, 30))), one.restoration(TERMS));
    assertEquals(Optional.of(Fraction.of(20)), one.percent(TERMS));
  }

  @Test
  void whatDependsOnAnUnknownSeverityIsUnknown() {
    assertEquals(Optional.empty(), only(told("a", Optional.empty(), 0, 5)).percent(TERMS));
    assertEquals(Optional.of(Fraction.ZERO), only(told("a", Optional.empty(), 0, 4)).percent(TERMS));
    assertEquals(Optional.empty(), only(told("a", Optional.empty(), 0, 4)).restoration(TERMS));
  }

  /// As one, tickets never cost more than each by itself would with the clock of all, and never less than the dearest one does
  /// alone; no hour counts twice.
  @Property(tries = 300)
  void whatIsDueIsBetweenTheDearestTicketAndAllOfThemAsMajor(@ForAll long seed) {
    Random random = new Random(seed);
    List<Told> all = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(40);
      all.add(told("t" + i, random.nextBoolean() ? MAJOR : MINOR, from, from + 1 + random.nextInt(40)));
    }
    for (Interruption each : Interruption.of(all)) {
      Fraction due = each.percent(TERMS).orElseThrow();
      for (Told ticket : each.tickets()) {
        assertTrue(due.compareTo(only(ticket).percent(TERMS).orElseThrow()) >= 0);
      }
      Instant end = each.tickets().stream().map(told -> told.time().to()).max(Instant::compareTo)
          .orElseThrow();
      TimeRanges whole = TimeRanges.of(new TimeRange(each.first().time().from(), end));
      assertTrue(due.compareTo(TERMS.percent(new Restoration(Severity.MAJOR, whole))) <= 0);
    }
  }

  private static Interruption only(Told... told) {
    List<Interruption> all = Interruption.of(List.of(told));
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private static Told told(String ticket, Optional<Severity> severity, int from, int to) {
    return new Told(ticket, severity, new TimeRange(at(from), at(to)), span(from, to));
  }

  private static TimeRanges span(int from, int to) {
    return TimeRanges.of(new TimeRange(at(from), at(to)));
  }

  private static Instant at(int hour) {
    return ZERO.plus(Duration.ofHours(hour));
  }

  private static Grade grade(int hours, int percent) {
    return new Grade(Duration.ofHours(hours), Fraction.of(percent));
  }
}
