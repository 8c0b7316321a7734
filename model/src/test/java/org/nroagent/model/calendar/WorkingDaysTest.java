package org.nroagent.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class WorkingDaysTest {
  private static final HolidayCalendar SOME = new HolidayCalendar("some",
      List.of(new HolidayRule.Fixed("Christmas", MonthDay.of(12, 25), 1900),
          new HolidayRule.Fixed("Saint Stephen", MonthDay.of(12, 26), 1900),
          new HolidayRule.Movable("Easter Monday", 1, 1900),
          new HolidayRule.Fixed("Europe Day", MonthDay.of(5, 9), 2019)));
  private static final WorkingDays DAYS = new WorkingDays(Set.of(DayOfWeek.SUNDAY), SOME);

  /// From a Friday; over Sunday; over Christmas and a Sunday; over Easter Monday; before and since a day is a holiday.
  @ParameterizedTest
  @CsvSource({"2026-11-18,2,2026-11-20", "2026-11-20,2,2026-11-23", "2026-12-24,2,2026-12-29",
      "2026-04-04,1,2026-04-07", "2018-05-08,1,2018-05-09", "2019-05-08,1,2019-05-10",
      "2026-11-22,0,2026-11-22",
      "2026-12-25,1,2026-12-28"})
  void countFromTheDayAfter(LocalDate day, int count, LocalDate last) {
    assertEquals(last, DAYS.after(day, count));
  }

  @Test
  void holidaysOfAYearAreSorted() {
    assertEquals(List.of(LocalDate.of(2019, 4, 22), LocalDate.of(2019, 5, 9), LocalDate.of(2019, 12, 25),
        LocalDate.of(2019, 12, 26)), List.copyOf(SOME.of(2019)));
  }

  @Test
  void someDayOfTheWeekMustCount() {
    assertThrows(IllegalArgumentException.class, () -> new WorkingDays(EnumSet.allOf(DayOfWeek.class), SOME));
  }
}
