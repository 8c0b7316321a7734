package org.nroagent.model.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.figure.CapacityState.NoFigure;
import org.nroagent.model.figure.CapacityState.UpgradeDue;
import org.nroagent.model.figure.CapacityState.Warning;
import org.nroagent.model.figure.CapacityState.Within;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Months are written as letters from September 2026 on: R reached, b below, - no figure that counts, . absent.
class CapacityStateTest {
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

  @Test
  void withoutAFigureThatCountsNothingIsSaid() {
    assertEquals(new NoFigure(), loop("", UpgradeDates.NONE));
    assertEquals(new NoFigure(), loop("-.-", UpgradeDates.NONE));
  }

  @Test
  void warnsInTheFirstMonth() {
    assertEquals(new Warning(YearMonth.of(2026, 10)), loop("bR", UpgradeDates.NONE));
    assertEquals(new Warning(YearMonth.of(2026, 9)), loop("R-", UpgradeDates.NONE));
  }

  @Test
  void aMonthBelowBreaksTheSequence() {
    assertEquals(new Within(YearMonth.of(2026, 10)), loop("Rb", UpgradeDates.NONE));
    assertEquals(new Warning(YearMonth.of(2026, 11)), loop("RbR", UpgradeDates.NONE));
  }

  @Test
  void aMonthWithoutAFigureNeitherCountsNorBreaksTheSequence() {
    assertEquals(due("2026-09", "2026-11", "2027-03-01"), loop("R-R", UpgradeDates.NONE));
    assertEquals(due("2026-09", "2026-11", "2027-03-01"), loop("R.R", UpgradeDates.NONE));
  }

  @Test
  void monthsOfDifferentSumsDoNotFollowEachOther() {
    Optional<SlotFormula> two = Optional.of(new SlotFormula(List.of("a", "b"), List.of()));
    Optional<SlotFormula> three = Optional.of(new SlotFormula(List.of("a", "b", "c"), List.of()));
    CapacityMonth september = new CapacityMonth(SEPTEMBER, Optional.of(true), two);
    CapacityMonth october = new CapacityMonth(SEPTEMBER.plusMonths(1), Optional.of(true), three);
    CapacityMonth november = new CapacityMonth(SEPTEMBER.plusMonths(2), Optional.of(true), three);
    assertEquals(new Warning(october.month()),
        CapacityState.of(new CapacityRule(80, 3), List.of(september, october), UpgradeDates.NONE));
    assertEquals(due("2026-10", "2026-11", "2027-03-01"),
        CapacityState.of(new CapacityRule(80, 3), List.of(september, october, november), UpgradeDates.NONE));
  }

  @ParameterizedTest
  @CsvSource({"70,1,2026-12-01", "80,3,2027-02-01"})
  void theDelayRunsFromTheFirstDayAfterTheSecondMonth(int threshold, int delay, LocalDate due) {
    CapacityRule rule = new CapacityRule(threshold, delay);
    assertEquals(new UpgradeDue(YearMonth.of(2026, 9), YearMonth.of(2026, 10), due, Optional.empty()),
        CapacityState.of(rule, months("RR"), UpgradeDates.NONE));
  }

  @Test
  void anUpgradeStaysDueWhateverLaterMonthsShow() {
    assertEquals(due("2026-09", "2026-10", "2027-02-01"), loop("RRbb", UpgradeDates.NONE));
    assertEquals(due("2026-09", "2026-10", "2027-02-01"), loop("RRRR", UpgradeDates.NONE));
  }

  @Test
  void aRecordOfConformityLetsTheSequenceStartAgain() {
    // December 2026 is the first month that begins after 15 November.
    UpgradeDates conformity = dates("", "2026-11-15");
    assertEquals(new NoFigure(), loop("RRR", conformity));
    assertEquals(new Warning(YearMonth.of(2026, 12)), loop("RRRR", conformity));
    assertEquals(due("2026-12", "2027-01", "2027-05-01"), loop("RRRRR", conformity));
    assertEquals(new Within(YearMonth.of(2026, 12)), loop("RRRb", conformity));
  }

  @Test
  void aMonthThatBeginsOnTheDayOfConformityDoesNotCount() {
    assertEquals(new NoFigure(), loop("RRR", dates("", "2026-11-01")));
    assertEquals(new Warning(YearMonth.of(2026, 11)), loop("RRR", dates("", "2026-10-31")));
  }

  @Test
  void onlyTheLastRecordOfConformityMatters() {
    assertEquals(new NoFigure(), loop("RRRR", dates("", "2026-10-15 2026-12-10")));
  }

  @Test
  void aLaterRecordOfConformityDoesNotChangeWhatWasDueBefore() {
    UpgradeDates dates = dates("", "2026-12-10");
    assertEquals(due("2026-09", "2026-10", "2027-02-01"),
        loop("RR", dates.asOf(LocalDate.parse("2026-12-09"))));
    assertEquals(new NoFigure(), loop("RR", dates.asOf(LocalDate.parse("2026-12-10"))));
    assertEquals(Optional.of(LocalDate.parse("2026-12-10")), dates.conformityOf(YearMonth.of(2026, 10)));
    assertEquals(Optional.empty(), dates.conformityOf(YearMonth.of(2027, 1)));
  }

  @Test
  void tellsWhenTheClientWasInformedOfThisUpgrade() {
    assertEquals(Optional.of(LocalDate.parse("2026-11-04")),
        ((UpgradeDue) loop("RR", dates("2025-03-01 2026-11-04 2027-01-09", ""))).clientInformed());
    assertEquals(Optional.empty(), ((UpgradeDue) loop("RR", dates("2026-09-30", ""))).clientInformed());
  }

  @Test
  void isOverdueFromTheDayAfter() {
    UpgradeDue due = (UpgradeDue) loop("RR", UpgradeDates.NONE);
    assertFalse(due.overdue(LocalDate.parse("2027-02-01")));
    assertTrue(due.overdue(LocalDate.parse("2027-02-02")));
  }

  private static CapacityState loop(String months, UpgradeDates dates) {
    return CapacityState.of(new CapacityRule(80, 3), months(months), dates);
  }

  /// In reverse, because the order must not matter.
  private static List<CapacityMonth> months(String letters) {
    List<CapacityMonth> months = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      YearMonth month = SEPTEMBER.plusMonths(i);
      switch (letters.charAt(i)) {
        case 'R' -> months.addFirst(new CapacityMonth(month, Optional.of(true)));
        case 'b' -> months.addFirst(new CapacityMonth(month, Optional.of(false)));
        case '-' -> months.addFirst(new CapacityMonth(month, Optional.empty()));
        default -> {
          // Absent.
        }
      }
    }
    return months;
  }

  private static UpgradeDue due(String first, String second, String due) {
    return new UpgradeDue(YearMonth.parse(first), YearMonth.parse(second), LocalDate.parse(due),
        Optional.empty());
  }

  private static UpgradeDates dates(String informed, String conformity) {
    return new UpgradeDates(days(informed), days(conformity));
  }

  private static SortedSet<LocalDate> days(String days) {
    SortedSet<LocalDate> set = new TreeSet<>();
    for (String day : days.split(" ", -1)) {
      if (!day.isEmpty()) {
        set.add(LocalDate.parse(day));
      }
    }
    return set;
  }
}
