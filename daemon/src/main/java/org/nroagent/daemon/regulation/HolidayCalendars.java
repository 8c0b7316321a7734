package org.nroagent.daemon.regulation;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.calendar.Easter;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.calendar.HolidayRule;

/// The holiday calendars that ship with the program, by name.
public final class HolidayCalendars {
  private static final String RESOURCE = "holidays.yaml";
  private static final int LAST_YEAR = 9999;
  /// Easter is in March or April: within these days the result stays in its year.
  private static final int MOST_DAYS_FROM_EASTER = 80;

  private HolidayCalendars() {}

  /// All of them.
  public static Map<String, HolidayCalendar> shipped() {
    return ShippedText.read(RESOURCE, root -> root.names().stream()
        .collect(Collectors.toUnmodifiableMap(Function.identity(), id -> calendar(root, id))));
  }

  private static HolidayCalendar calendar(Section root, String id) {
    return new HolidayCalendar(id,
        root.sections(id).orElse(List.of()).stream().map(HolidayCalendars::rule).toList());
  }

  private static HolidayRule rule(Section section) {
    String name = section.text("name").required("");
    int since = section.integer("since", Easter.FIRST_YEAR, LAST_YEAR).orElse(Easter.FIRST_YEAR);
    Field<MonthDay> day = section.parsed("day", HolidayCalendars::monthDay);
    Field<Integer> easter = section.integer("easter", -MOST_DAYS_FROM_EASTER, MOST_DAYS_FROM_EASTER);
    if (day.isGiven() == easter.isGiven()) {
      section.error("needs one of 'day' and 'easter'");
    }
    return easter.isGiven()
        ? new HolidayRule.Movable(name, easter.orElse(0), since)
        : new HolidayRule.Fixed(name, day.orElse(MonthDay.of(1, 1)), since);
  }

  private static MonthDay monthDay(String text) {
    try {
      return MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a day of a year; write it as 12-25", e);
    }
  }
}
