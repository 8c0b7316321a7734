package org.nroagent.model.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.model.TermsVersion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkingDaysTest {
  private static final List<HolidayRule> OLD = List.of(
      new HolidayRule.Fixed("Christmas", MonthDay.of(12, 25)),
      new HolidayRule.Fixed("Saint Stephen", MonthDay.of(12, 26)),
      new HolidayRule.Movable("Easter Monday", 1));
  /// The later version first: their days order them.
  private static final HolidayCalendar SOME = new HolidayCalendar("some",
      List.of(from("2019-01-01", Stream.concat(OLD.stream(),
          Stream.of(new HolidayRule.Fixed("Europe Day", MonthDay.of(5, 9)),
              new HolidayRule.Once("Mourning", LocalDate.of(2019, 5, 4))))
          .toList()),
          from("2014-01-01", OLD)));
  private static final WorkingDays DAYS = new WorkingDays(Set.of(DayOfWeek.SUNDAY), SOME);

  /// From a Friday; over Sunday; over Christmas and a Sunday; over Easter Monday; before and since a day is a holiday.
  @ParameterizedTest
  @CsvSource({"2026-11-18,2,2026-11-20", "2026-11-20,2,2026-11-23", "2026-12-24,2,2026-12-29",
      "2026-04-04,1,2026-04-07", "2018-05-08,1,2018-05-09", "2019-05-08,1,2019-05-10",
      "2026-11-22,0,2026-11-22",
      "2026-12-25,1,2026-12-28", "2019-05-03,1,2019-05-06", "2018-05-03,1,2018-05-04"})
  void countFromTheDayAfter(LocalDate day, int count, LocalDate last) {
    assertEquals(last, DAYS.after(day, count));
  }

  @Test
  void holidaysOfAYearAreSorted() {
    assertEquals(List.of(LocalDate.of(2019, 4, 22), LocalDate.of(2019, 5, 4), LocalDate.of(2019, 5, 9),
        LocalDate.of(2019, 12, 25),
        LocalDate.of(2019, 12, 26)), List.copyOf(SOME.of(2019)));
  }

  @Test
  void aDayIsJudgedByTheVersionInForceOnItAndBeforeAnyByTheFirst() {
    assertEquals(Set.of(LocalDate.of(2018, 4, 2), LocalDate.of(2018, 12, 25), LocalDate.of(2018, 12, 26)),
        SOME.of(2018));
    assertEquals(LocalDate.of(2014, 1, 1), SOME.validFrom());
    assertTrue(SOME.contains(LocalDate.of(2013, 12, 25)));
    assertFalse(SOME.contains(LocalDate.of(2018, 5, 9)));
    assertTrue(SOME.contains(LocalDate.of(2019, 5, 9)));
    assertThrows(IllegalArgumentException.class, () -> new HolidayCalendar("none", List.of()));
  }

  private static HolidayCalendar.Version from(String day, List<HolidayRule> rules) {
    return new HolidayCalendar.Version(
        new TermsVersion(day, day, LocalDate.parse(day), TermsVersion.SHIPPED), rules);
  }

  @Test
  void someDayOfTheWeekMustCount() {
    assertThrows(IllegalArgumentException.class, () -> new WorkingDays(EnumSet.allOf(DayOfWeek.class), SOME));
  }
}
