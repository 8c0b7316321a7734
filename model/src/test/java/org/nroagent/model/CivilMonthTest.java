package org.nroagent.model;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CivilMonthTest {
  @ParameterizedTest
  @CsvSource({"2026-02,Europe/Paris,8064", "2028-02,Europe/Paris,8352", "2026-11,Europe/Paris,8640",
      "2026-03,Europe/Paris,8916", "2026-10,Europe/Paris,8940", "2026-12,Europe/Paris,8928",
      "2026-10,Asia/Kolkata,8928", "2026-04,Australia/Lord_Howe,8646"})
  void expectsTheSlotsThatStartInIt(String month, String zone, int expected) {
    assertEquals(expected, CivilMonth.parse(month, ZoneId.of(zone)).expectedSlots(SlotGrid.FIVE_MINUTES));
  }

  @Test
  void startsAtLocalMidnightAndIsHalfOpen() {
    CivilMonth october = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
    assertEquals(Instant.parse("2026-09-30T22:00:00Z"), october.start());
    assertEquals(Instant.parse("2026-10-31T23:00:00Z"), october.end());
    assertTrue(october.contains(october.start()));
    assertFalse(october.contains(october.end()));
    assertEquals(october, CivilMonth.containing(october.end().minusMillis(1), CivilMonth.CONTRACT_ZONE));
  }

  @Test
  void refusesATextThatIsNoMonth() {
    assertThrows(IllegalArgumentException.class, () -> CivilMonth.parse("10/2026", CivilMonth.CONTRACT_ZONE));
  }

  @Test
  void refusesASlotLengthThatDoesNotDivideADay() {
    assertThrows(IllegalArgumentException.class, () -> new SlotGrid(7));
    assertThrows(IllegalArgumentException.class, () -> new SlotGrid(0));
  }
}
