package org.nroagent.model.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Combinators;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.nroagent.model.Fraction;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.impact.ExpectedTraffic;
import org.nroagent.model.impact.ExpectedTraffic.Basis;
import org.nroagent.model.incident.CutOffGap.Lines;

/// What is missing while lines are cut off, of slots that are cut off in part [R 1(2), 3(5)], choice.
class CutOffGapsTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final Instant NINE = Instant.parse("2026-11-18T09:00:00Z");
  private static final Fraction EXPECTED = Fraction.of(3_000);

  private final List<SlotTraffic> slots = new ArrayList<>();

  private void slot(long measured) {
    slot(Optional.of(Fraction.of(measured)), EXPECTED);
  }

  private void slot(Optional<Fraction> measured, Fraction expected) {
    Instant from = GRID.plus(NINE, slots.size());
    slots.add(new SlotTraffic(from, GRID.next(from), measured,
        Optional.of(new ExpectedTraffic(expected, Basis.EARLIER_WEEKS, 4))));
  }

  private static Lines lines(long from, long to, long count) {
    return new Lines(NINE.plusSeconds(from), NINE.plusSeconds(to), count);
  }

  /// Such as `120-300 3000 SLOT_BESIDE`, in seconds and Mbit/s.
  private List<String> gaps(Lines... lines) {
    return CutOffGaps.of(slots, List.of(lines)).stream()
        .map(gap -> (gap.from().getEpochSecond() - NINE.getEpochSecond()) + "-"
            + (gap.to().getEpochSecond() - NINE.getEpochSecond()) + " "
            + gap.mbps().map(mbps -> mbps.toDecimal(0) + " ").orElse("") + gap.basis())
        .toList();
  }

  /// From 09:02 to 09:14: the first and the last slot are diluted, those beside them are not.
  @Test
  void bordersAreAsTheSlotBesideThem() {
    slot(1_200);
    slot(0);
    slot(600);
    assertEquals(
        List.of("120-300 3000 SLOT_BESIDE", "300-600 3000 SLOT", "600-840 3000 SLOT_BESIDE"),
        gaps(lines(120, 840, 800)));
  }

  /// Seen two seconds late, it goes on into a slot in which nothing is missing.
  @Test
  void aSlotThatIsTouchedByAMomentIsAsTheOneBefore() {
    slot(0);
    slot(3_000);
    assertEquals(List.of("0-300 3000 SLOT", "300-302 3000 SLOT_BESIDE"), gaps(lines(0, 302, 800)));
  }

  @Test
  void moreThanIsExpectedIsNeverMissing() {
    slot(0);
    slot(Optional.of(Fraction.of(900)), Fraction.of(1_000));
    assertEquals(List.of("0-300 3000 SLOT", "300-302 1000 SLOT_BESIDE"), gaps(lines(0, 302, 800)));
    slots.clear();
    slot(1_000);
    assertEquals(List.of("0-160 3000 SHARE"), gaps(lines(0, 160, 800)), "3750 would be");
  }

  /// What is missing in five minutes was missing in four of them.
  @Test
  void withoutAWholeSlotTheGapIsOverTheTimeThatIsCutOff() {
    slot(600);
    assertEquals(List.of("30-270 3000 SHARE"), gaps(lines(30, 270, 800)));
  }

  /// Three percent of what is carried always are more or less; over 20 seconds of 300 they would be nearly half of it.
  @Test
  void aShortTimeIsNotToldByWhatAlwaysVaries() {
    slot(2_910);
    assertEquals(List.of("30-50 UNKNOWN"), gaps(lines(30, 50, 800)));
    assertEquals(List.of("30-179 UNKNOWN"), gaps(lines(30, 179, 800)));
    assertEquals(List.of("30-180 180 SHARE"), gaps(lines(30, 180, 800)));
  }

  /// At 09:08 there are 12,000 more: what they miss is not spread over the slot in which they went.
  @Test
  void whereTheNumberOfLinesChangesEachHasItsOwnSlot() {
    slot(2_800);
    slot(1_720);
    slot(100);
    assertEquals(List.of("0-300 200 SLOT", "300-480 200 SLOT_BESIDE", "480-600 2900 SLOT_BESIDE",
        "600-900 2900 SLOT"), gaps(lines(0, 480, 800), lines(480, 900, 12_800)));
  }

  /// 1,000 lines for two minutes, then 1,500 for two, of two Mbit/s for each thousand.
  @Test
  void withoutAWholeSlotEachLineMissesTheSame() {
    slot(Optional.of(Fraction.of(2_998)), EXPECTED);
    assertEquals(List.of("0-120 2 SHARE", "120-240 3 SHARE"),
        gaps(lines(0, 120, 1_000), lines(120, 240, 1_500)));
  }

  @Test
  void whatIsNotKnownOfItsSlotOrTheOneBesideIsNotKnown() {
    slot(1_200);
    slot(Optional.empty(), EXPECTED);
    slot(0);
    assertEquals(List.of("120-300 3000 SHARE", "300-600 UNKNOWN", "600-900 3000 SLOT"),
        gaps(lines(120, 900, 800)));
  }

  @Test
  void equalNeighboursAreOneAndAGapBetweenThemIsNone() {
    slot(0);
    slot(100);
    slot(0);
    assertEquals(List.of("0-300 3000 SLOT", "300-400 3000 SLOT_BESIDE", "410-600 3000 SLOT_BESIDE",
        "600-900 3000 SLOT"), gaps(lines(0, 350, 800), lines(350, 400, 800), lines(410, 900, 800)));
  }

  /// Where each line misses the same all the time, that is found of any times, wherever it is told at all.
  @Property(tries = 200)
  void whatEachLineMissesIsFound(@ForAll("outages") List<Lines> lines) {
    for (int i = 0; i < 6; i++) {
      Instant from = GRID.plus(NINE, i);
      long lineSeconds = lines.stream().mapToLong(each -> each.count() * overlap(each, from)).sum();
      slot(Optional.of(EXPECTED.minus(Fraction.of(lineSeconds, 300))), EXPECTED);
    }
    long seconds = 0;
    for (CutOffGap gap : CutOffGaps.of(slots, lines)) {
      Lines cutOff = lines.stream().filter(each -> !gap.from().isBefore(each.from())
          && gap.from().isBefore(each.to())).findFirst().orElseThrow();
      gap.mbps().ifPresent(mbps -> assertEquals(Fraction.of(cutOff.count()), mbps, gap::toString));
      assertTrue(gap.basis() != CutOffGap.Basis.UNKNOWN || overlap(cutOff, gap.slot().from()) <= 150,
          gap::toString);
      seconds += gap.to().getEpochSecond() - gap.from().getEpochSecond();
    }
    assertEquals(lines.stream().mapToLong(each -> each.to().getEpochSecond() - each.from().getEpochSecond())
        .sum(), seconds);
    slots.clear();
  }

  private static long overlap(Lines lines, Instant slot) {
    long from = Math.max(lines.from().getEpochSecond(), slot.getEpochSecond());
    return Math.max(0, Math.min(lines.to().getEpochSecond(), slot.getEpochSecond() + 300) - from);
  }

  /// Ascending times of half an hour, each with lines of one Mbit/s.
  @Provide
  Arbitrary<List<Lines>> outages() {
    Arbitrary<long[]> step = Combinators.combine(Arbitraries.longs().between(0, 200),
        Arbitraries.longs().between(1, 900), Arbitraries.longs().between(1, 3_000))
        .as((pause, length, count) -> new long[]{pause, length, count});
    return step.list().ofMinSize(1).ofMaxSize(6).map(CutOffGapsTest::outages);
  }

  private static List<Lines> outages(List<long[]> steps) {
    List<Lines> lines = new ArrayList<>();
    long from = 0;
    for (long[] step : steps) {
      from += step[0];
      long to = Math.min(1_800, from + step[1]);
      if (from < to) {
        lines.add(lines(from, to, step[2]));
      }
      from = to;
    }
    return lines;
  }
}
