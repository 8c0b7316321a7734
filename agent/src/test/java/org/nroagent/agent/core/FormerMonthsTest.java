package org.nroagent.agent.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.figure.MonthOutcome;
import org.nroagent.agent.snapshot.FormerSeries;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.figure.ClosedMonth;
import org.nroagent.model.figure.MonthSlots;
import org.nroagent.model.figure.Provenance;

class FormerMonthsTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private final FormerMonths former = new FormerMonths(List.of("a", "b"));

  private static ClosedMonth closed(String series, YearMonth month) {
    Provenance provenance = new Provenance(Optional.of("gate"),
        Optional.of(new Provenance.Place("hub", "lag of " + month)), Provenance.itself(series),
        Optional.empty());
    return new ClosedMonth(series, provenance,
        new MonthSlots(new CivilMonth(month, CivilMonth.CONTRACT_ZONE), new SlotGrid(21_600)).certificate(),
        Optional.empty(), false, Optional.empty(), Optional.empty());
  }

  private List<String> ids() {
    return former.all().series().stream().map(FormerSeries::id).toList();
  }

  @Test
  void whatIsConfiguredIsNoneOfThem() {
    former.closed(closed("a", OCTOBER));
    assertEquals(FormerSeries.All.NONE, former.all());
  }

  /// The newest month is heard of first at a start, and again when the clock shows another time.
  @Test
  void theNewestMonthTellsWhereItWas() {
    for (YearMonth month : List.of(OCTOBER, OCTOBER.minusMonths(1), OCTOBER.minusMonths(2), OCTOBER)) {
      former.closed(closed("old", month));
    }
    FormerSeries old = former.all().find("old").orElseThrow();
    assertEquals("lag of 2026-10", old.provenance().place().orElseThrow().ifName());
    assertEquals(List.of(OCTOBER.minusMonths(2), OCTOBER.minusMonths(1), OCTOBER),
        old.history().months().stream().map(MonthOutcome::month).toList());
    assertEquals(Optional.empty(), former.all().find("a"));
  }

  @Test
  void areBoundedAndSaySo() {
    for (int i = 0; i < FormerMonths.MOST_SERIES; i++) {
      former.closed(closed(String.format("old-%03d", i), OCTOBER));
    }
    assertTrue(former.all().complete());
    former.closed(closed("one-more", OCTOBER.minusMonths(1)));
    former.closed(closed("old-007", OCTOBER.minusMonths(1)));
    assertEquals(FormerMonths.MOST_SERIES, former.all().series().size());
    assertFalse(former.all().complete());
    assertEquals(2, former.all().find("old-007").orElseThrow().history().size());
  }

  @Test
  void areForgottenWithTheirLastMonth() {
    former.closed(closed("old", OCTOBER));
    former.closedUpTo(OCTOBER.plusMonths(25));
    assertEquals(List.of("old"), ids());
    former.closedUpTo(OCTOBER.plusMonths(26));
    assertEquals(List.of(), ids());
  }
}
