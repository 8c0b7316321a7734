package org.nroagent.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EasterTest {
  /// Among them the earliest and the latest day there is, and both exceptions of other computations (1954, 1981).
  @ParameterizedTest
  @ValueSource(strings = {"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
      "2014-04-20", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25",
      "2049-04-18",
      "2076-04-19"})
  void knownYears(LocalDate sunday) {
    assertEquals(sunday, Easter.sunday(sunday.getYear()));
  }

  @Property
  void isASundayFrom22MarchTo25April(@ForAll @IntRange(min = Easter.FIRST_YEAR, max = 9999) int year) {
    LocalDate sunday = Easter.sunday(year);
    assertEquals(DayOfWeek.SUNDAY, sunday.getDayOfWeek());
    assertFalse(sunday.isBefore(LocalDate.of(year, 3, 22)) || sunday.isAfter(LocalDate.of(year, 4, 25)),
        sunday::toString);
  }

  @Test
  void knowsNoYearBeforeTheGregorianCalendar() {
    assertThrows(IllegalArgumentException.class, () -> Easter.sunday(1582));
  }
}
