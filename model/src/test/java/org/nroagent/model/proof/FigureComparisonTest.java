package org.nroagent.model.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.proof.FigureComparison.Outcome;
import org.nroagent.model.proof.FigureComparison.Own;
import org.nroagent.model.proof.ToldFigure.Percentile;

class FigureComparisonTest {
  private static final CivilMonth OCTOBER = new CivilMonth(YearMonth.of(2026, 10), CivilMonth.CONTRACT_ZONE);
  private static final String DIGEST = "0".repeat(64);
  private static final String OTHER = "1".repeat(64);
  private static final Optional<Percentile> IN = Optional.of(new Percentile(8_900, 8_455, 100));
  private static final Optional<Percentile> OUT = Optional.of(new Percentile(8_900, 8_455, 200));
  private static final Own SAME = new Own(8_940, IN, OUT, 2, 95, DIGEST);

  @Test
  void sameSlotsAndSameFigureAreEqual() {
    assertEquals(new FigureComparison(Outcome.EQUAL, ""), FigureComparison.of(told(2, true), SAME));
  }

  @Test
  void ofTheSameSlotsAnotherFigureIsNamed() {
    Own own = new Own(8_940, Optional.of(new Percentile(8_900, 8_456, 101)), Optional.empty(), 2, 95, DIGEST);
    assertEquals(
        new FigureComparison(Outcome.DIFFERS,
            "in: agent 100 octets at rank 8455 of 8900 slots, collector 101 octets at rank 8456 of 8900"
                + " slots; out: agent 200 octets at rank 8455 of 8900 slots, collector no figure"),
        FigureComparison.of(told(2, true), own));
  }

  /// A changed slot below the percentile leaves the figure as it is and is told all the same.
  @Test
  void otherSlotsDifferEvenWhereTheFigureDoesNot() {
    assertEquals(new FigureComparison(Outcome.DIFFERS, "slots have other octets"),
        FigureComparison.of(told(2, true), new Own(8_940, IN, OUT, 2, 95, OTHER)));
  }

  @Test
  void slotsThatAreOnOneSideOnlyAreNotCompared() {
    assertEquals(Outcome.NOT_COMPARABLE,
        FigureComparison.of(told(2, true), new Own(8_940, IN, OUT, 3, 95, OTHER)).outcome());
    assertEquals(Outcome.NOT_COMPARABLE,
        FigureComparison.of(told(2, true), new Own(8_940, IN, OUT, 1, 95, OTHER)).outcome());
    assertEquals(Outcome.NOT_COMPARABLE,
        FigureComparison.of(told(2, false), new Own(8_940, IN, OUT, 2, 95, OTHER)).outcome());
    assertEquals(Outcome.EQUAL, FigureComparison.of(told(2, false), SAME).outcome(),
        "what both lack is no difference");
  }

  @Test
  void anotherCalendarAndAnotherRuleOfCoverageAreDifferences() {
    assertEquals("the month has 8940 slots for the agent, 8928 here: another time zone database",
        FigureComparison.of(told(2, true), new Own(8_928, IN, OUT, 2, 95, DIGEST)).detail());
    assertEquals("the agent bills from 95 % coverage on, the collector from 100 %",
        FigureComparison.of(told(2, true), new Own(8_940, IN, OUT, 2, 100, DIGEST)).detail());
    assertEquals(Outcome.EQUAL,
        FigureComparison.of(told(2, true), new Own(8_940, IN, OUT, 2, 90, DIGEST)).outcome(),
        "both bill it");
  }

  private static ToldFigure told(int unrecorded, boolean whole) {
    return new ToldFigure("hub1.lag-1", OCTOBER, 1, SlotGrid.FIVE_MINUTES, 8_940, IN, OUT, unrecorded, 95,
        whole, false, Optional.empty(), DIGEST, new ToldFigure.Origin.Interface());
  }
}
