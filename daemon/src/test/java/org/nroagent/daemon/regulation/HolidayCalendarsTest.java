package org.nroagent.daemon.regulation;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nroagent.model.calendar.Easter;
import org.nroagent.model.calendar.HolidayCalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Our rules against the data of Jollyday, as sets of days: names and sub-regions are nobody's concern here.
class HolidayCalendarsTest {
  private static final List<Integer> YEARS = IntStream.rangeClosed(2014, 2060).boxed().toList();

  private static HolidayCalendar calendar(String id) {
    return Objects.requireNonNull(Terms.shipped().regulations().calendars().get(id), id);
  }

  private static SortedSet<LocalDate> others(String country, int year) {
    return HolidayManager.getInstance(ManagerParameters.create(country)).getHolidays(Year.of(year)).stream()
        .map(Holiday::getDate).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void luxembourgIsConfirmed() {
    for (int year : YEARS) {
      assertEquals(others("lu", year), calendar("luxembourg").of(year));
    }
  }

  /// Their French data lists Easter Sunday, which no law names.
  @Test
  void franceIsConfirmed() {
    for (int year : YEARS) {
      Set<LocalDate> expected = others("fr", year);
      expected.remove(Easter.sunday(year));
      assertEquals(expected, calendar("france").of(year));
    }
  }

  /// The law's own list for 2026, written out.
  @Test
  void luxembourg2026() {
    assertEquals(
        Stream.of("01-01", "04-06", "05-01", "05-09", "05-14", "05-25", "06-23", "08-15", "11-01", "12-25",
            "12-26").map(day -> LocalDate.parse("2026-" + day)).toList(),
        List.copyOf(calendar("luxembourg").of(2026)));
  }

  @Test
  void europeDayIsAHolidaySince2019() {
    assertFalse(calendar("luxembourg").contains(LocalDate.of(2018, 5, 9)));
    assertTrue(calendar("luxembourg").contains(LocalDate.of(2019, 5, 9)));
  }

  /// In 2024 Ascension is on Europe Day.
  @Test
  void twoHolidaysOnADayAreOne() {
    assertEquals(10, calendar("luxembourg").of(2024).size());
    assertEquals(11, calendar("luxembourg").of(2025).size());
  }
}
