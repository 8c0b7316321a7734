package org.nroagent.model;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class HalfYearTest {
  @Test
  void isWrittenAsItIsRead() {
    assertEquals(new HalfYear(2027, 1), HalfYear.parse("2027-H1"));
    assertEquals("2026-H2", HalfYear.parse("2026-H2").toString());
    assertThrows(IllegalArgumentException.class, () -> HalfYear.parse("2027-H3"));
    assertThrows(IllegalArgumentException.class, () -> HalfYear.parse("0000-H1"));
  }

  @Test
  void containsSixMonths() {
    assertEquals(HalfYear.parse("2026-H1"), HalfYear.containing(YearMonth.of(2026, 6)));
    assertEquals(HalfYear.parse("2026-H2"), HalfYear.containing(YearMonth.of(2026, 7)));
    assertEquals(YearMonth.of(2026, 7), HalfYear.parse("2026-H2").firstMonth());
    assertEquals(HalfYear.parse("2027-H1"), HalfYear.parse("2026-H2").next());
    assertEquals(YearMonth.of(2027, 6), HalfYear.parse("2026-H2").months(12).getLast());
  }
}
