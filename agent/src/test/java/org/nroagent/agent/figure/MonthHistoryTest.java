package org.nroagent.agent.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.CapacityMonth;
import org.nroagent.model.figure.CapacityRule;
import org.nroagent.model.figure.Certificate;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.DiscardedSlots;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.figure.Provenance;
import org.nroagent.model.figure.SlotFormula;

class MonthHistoryTest {
  private static final SlotGrid GRID = SlotGrid.FIVE_MINUTES;
  private static final MonthHistory EMPTY = MonthHistory.empty(GRID, CivilMonth.CONTRACT_ZONE);

  @Property(tries = 200)
  void whatIsPackedComesOutAgain(@ForAll @LongRange(max = Slot.MAX_OCTETS) long octets,
      @ForAll @IntRange(min = 1, max = 8928) int valid,
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long kbps,
      @ForAll boolean known, @ForAll boolean includesMulticast) {
    Optional<BigDecimal> capacity = known ? Optional.of(BigDecimal.valueOf(kbps, 3)) : Optional.empty();
    ClosedMonth closed = closed("a", "2026-10", octets, valid, capacity, includesMulticast);
    MonthOutcome outcome = EMPTY.with(closed).months().getFirst();
    assertEquals(YearMonth.of(2026, 10), outcome.month());
    assertEquals(OptionalLong.of(octets), outcome.referenceOctets());
    assertEquals(closed.figure().referenceMbps(), outcome.referenceMbps());
    assertEquals(closed.figure().coverage(), outcome.coverage());
    assertEquals(closed.billable(), outcome.billable());
    assertEquals(capacity.map(BigDecimal::stripTrailingZeros),
        outcome.capacityMbps().map(BigDecimal::stripTrailingZeros));
    assertEquals(CapacityMonth.of(closed, new CapacityRule(70, 1)),
        outcome.capacityMonth(new CapacityRule(70, 1)));
  }

  @Test
  void aMonthWithoutAValueHasNoReference() {
    CivilMonth month = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
    MonthFigure figure = MonthFigure.of(month, GRID, Optional.empty(), Optional.empty());
    TreeMap<MissingReason, Integer> missing = new TreeMap<>();
    missing.put(MissingReason.NO_ANSWER, figure.expectedSlots());
    MonthOutcome outcome = EMPTY.with(new ClosedMonth("a",
        new Certificate(figure, 0, missing, 0, null, null, "0".repeat(64)), Optional.empty(), false,
        Optional.empty(), Optional.empty())).months().getFirst();
    assertEquals(Optional.empty(), outcome.referenceMbps());
    assertEquals(new BigDecimal("0.0000"), outcome.coverage());
  }

  @Test
  void aMonthOfWhichRecordsWereLostAndTheSumOfADerivedSeriesAreRemembered() {
    SlotFormula sum = new SlotFormula(List.of("a", "b"), List.of());
    ClosedMonth october = closed("client", "2026-10", 5, 8940, Optional.of(BigDecimal.TEN), false);
    ClosedMonth summed = new ClosedMonth("client", new Provenance(Optional.empty(), Optional.empty(), sum,
        Optional.of(october.figure().month().start().plusSeconds(300))), october.certificate(),
        october.capacityMbps(), false, october.in(), october.out());
    MonthHistory history = EMPTY
        .with(closed("client", "2026-12", 5, 8928, Optional.of(BigDecimal.TEN), false))
        .with(summed).with(closed("client", "2026-11", 5, 8640, Optional.of(BigDecimal.TEN), false));
    assertEquals(List.of(Optional.of(sum), Optional.empty(), Optional.empty()),
        history.months().stream().map(MonthOutcome::sum).toList());
    assertEquals(List.of(true, false, false), history.months().stream().map(MonthOutcome::partLost).toList());
    assertEquals(List.of(false, true, true), history.months().stream().map(MonthOutcome::billable).toList());
    MonthOutcome first = history.months().getFirst();
    assertEquals(YearMonth.of(2026, 10), first.month());
    assertEquals(OptionalLong.of(5), first.referenceOctets());
    assertEquals(CapacityMonth.of(summed, new CapacityRule(70, 1)),
        first.capacityMonth(new CapacityRule(70, 1)));
    for (int month = 0; month < 30; month++) {
      history = history.with(
          closed("client", YearMonth.of(2027, 1).plusMonths(month).toString(), 1, 10, Optional.empty(),
              false));
    }
    assertEquals(MonthHistory.MOST_MONTHS, history.months().size());
    assertEquals(Optional.empty(), history.months().getFirst().sum());
  }

  @Test
  void monthsStandInOrderEachOnceAndTheOldestGiveWay() {
    MonthHistory history = EMPTY;
    YearMonth first = YearMonth.of(2024, 1);
    for (int month = 0; month < 40; month += 2) {
      history = history
          .with(closed("a", first.plusMonths(month).toString(), month, 10, Optional.empty(), false));
    }
    for (int month = 39; month > 0; month -= 2) {
      history = history
          .with(closed("a", first.plusMonths(month).toString(), month, 10, Optional.empty(), false));
    }
    history = history.with(closed("a", first.plusMonths(30).toString(), 777, 10, Optional.empty(), false));
    assertEquals(MonthHistory.MOST_MONTHS, history.size());
    for (int i = 0; i < MonthHistory.MOST_MONTHS; i++) {
      int month = 40 - MonthHistory.MOST_MONTHS + i;
      assertEquals(first.plusMonths(month), history.months().get(i).month());
      assertEquals(OptionalLong.of(month == 30 ? 777 : month), history.months().get(i).referenceOctets());
    }
  }

  static ClosedMonth closed(String series, String month, long octets, int valid,
      Optional<BigDecimal> capacityMbps,
      boolean includesMulticast) {
    CivilMonth civil = CivilMonth.parse(month, CivilMonth.CONTRACT_ZONE);
    int discarded = valid * 5 / 100;
    DirectionFigure figure = new DirectionFigure(valid, discarded, valid - discarded, octets);
    MonthFigure both = MonthFigure.of(civil, GRID, Optional.of(figure), Optional.of(figure));
    DiscardedSlots evidence = new DiscardedSlots(discarded, discarded, Collections.nCopies(24, 0),
        new TreeMap<>());
    return new ClosedMonth(series,
        new Certificate(both, 0, new TreeMap<>(),
            both.expectedSlots() - Math.min(valid, both.expectedSlots()),
            civil.start(), civil.start(), "0".repeat(64)),
        capacityMbps, includesMulticast, Optional.of(evidence), Optional.of(evidence));
  }
}
