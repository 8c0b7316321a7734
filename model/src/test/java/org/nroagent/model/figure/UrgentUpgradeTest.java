package org.nroagent.model.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UrgentUpgradeTest {
  private static final LocalDate RECEIVED = LocalDate.parse("2026-11-30");

  private static UrgentUpgrade withConformity(String... days) {
    TreeSet<LocalDate> conformity = new TreeSet<>();
    for (String day : days) {
      conformity.add(LocalDate.parse(day));
    }
    return UrgentUpgrade.of(RECEIVED, RECEIVED.plusMonths(3),
        new UpgradeDates(new TreeSet<>(Set.of()), conformity));
  }

  @Test
  void isOverdueFromTheDayAfterItIsDue() {
    UrgentUpgrade open = withConformity();
    assertEquals(LocalDate.parse("2027-02-28"), open.due());
    assertTrue(open.open());
    assertFalse(open.overdue(LocalDate.parse("2027-02-28")));
    assertTrue(open.overdue(LocalDate.parse("2027-03-01")));
  }

  @Test
  void theFirstRecordOfConformityFromItsDayOnEndsIt() {
    assertEquals(Optional.of(RECEIVED),
        withConformity("2026-11-29", "2026-11-30", "2027-01-09").conformity());
    UrgentUpgrade ended = withConformity("2027-03-09", "2027-04-01");
    assertEquals(Optional.of(LocalDate.parse("2027-03-09")), ended.conformity());
    assertFalse(ended.overdue(LocalDate.parse("2027-05-01")));
  }

  @Test
  void anEarlierRecordOfConformityDoesNotEndIt() {
    assertTrue(withConformity("2026-11-29").open());
  }
}
