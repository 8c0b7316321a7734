package org.nroagent.model.figure;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MonthFigureTest {
  private static final CivilMonth NOVEMBER = new CivilMonth(YearMonth.of(2026, 11), CivilMonth.CONTRACT_ZONE);

  @Test
  void convertsOctetsToMbpsHalfUpOnTheExactDecimal() {
    assertEquals(new BigDecimal("0.01"), Mbps.ofSlot(187_500, SlotGrid.FIVE_MINUTES));
    assertEquals(new BigDecimal("0.00"), Mbps.ofSlot(187_499, SlotGrid.FIVE_MINUTES));
    assertEquals(new BigDecimal("100000.00"), Mbps.ofSlot(3_750_000_000_000L, SlotGrid.FIVE_MINUTES));
  }

  @Test
  void referenceIsTheLargerDirectionInOctetsAndInWhenEqual() {
    assertEquals(Optional.of(Direction.OUT), month(5, 6).referenceDirection());
    assertEquals(Optional.of(Direction.IN), month(6, 5).referenceDirection());
    assertEquals(Optional.of(Direction.IN), month(5, 5).referenceDirection());
  }

  @Test
  void oneEmptyDirectionLeavesTheOtherAsReferenceButNotBillable() {
    MonthFigure figure = MonthFigure.of(NOVEMBER, SlotGrid.FIVE_MINUTES, Optional.empty(), figure(8640, 7));
    assertEquals(Optional.of(Direction.OUT), figure.referenceDirection());
    assertFalse(figure.billable());
    assertEquals(new BigDecimal("0.0000"), figure.coverage());
  }

  @Test
  void nothingKnownHasNoReference() {
    MonthFigure figure = MonthFigure.of(NOVEMBER, SlotGrid.FIVE_MINUTES, Optional.empty(), Optional.empty());
    assertTrue(figure.referenceMbps().isEmpty());
    assertTrue(figure.thresholdReached(BigDecimal.TEN, BigDecimal.ONE).isEmpty());
  }

  @Test
  void isBillableFromNinetyFivePercentExactly() {
    assertTrue(MonthFigure.of(NOVEMBER, SlotGrid.FIVE_MINUTES, figure(8208, 1), figure(8640, 1)).billable());
    assertFalse(MonthFigure.of(NOVEMBER, SlotGrid.FIVE_MINUTES, figure(8207, 1), figure(8640, 1)).billable());
  }

  @Test
  void coverageIsRoundedDown() {
    assertEquals(new BigDecimal("0.9498"),
        MonthFigure.of(NOVEMBER, SlotGrid.FIVE_MINUTES, figure(8207, 1), figure(8640, 1)).coverage());
  }

  @Test
  void thresholdIsReachedOnTheTwoDecimalFigure() {
    // 262 499 900 000 octets a slot are 6 999.9973 Mbit/s, shown and compared as 7 000.00.
    MonthFigure figure = month(262_499_900_000L, 0);
    assertEquals(Optional.of(new BigDecimal("7000.00")), figure.referenceMbps());
    assertEquals(Optional.of(true), figure.thresholdReached(new BigDecimal("10000"), new BigDecimal("70")));
    assertEquals(Optional.of(new BigDecimal("70.00")), figure.utilisationPercent(new BigDecimal("10000")));
  }

  private static MonthFigure month(long in, long out) {
    return MonthFigure.of(NOVEMBER, SlotGrid.FIVE_MINUTES, figure(8640, in), figure(8640, out));
  }

  private static Optional<DirectionFigure> figure(int valid, long octets) {
    int discarded = Percentile95.discarded(valid);
    return Optional.of(new DirectionFigure(valid, discarded, valid - discarded, octets));
  }
}
