package org.nroagent.daemon.regulation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.calendar.HolidayRule;

/// Reads legal holidays. A version may begin on any day: each day is judged by itself.
final class HolidayReader {
  /// Fewer than the days of a year, so that there are always days that are none.
  private static final int MOST_RULES = 100;
  /// Easter is in March or April: within these days the result stays in its year.
  private static final int MOST_DAYS_FROM_EASTER = 80;
  private static final MonthDay ANY_DAY = MonthDay.of(1, 1);

  private final Versions<OfCalendar> versions = new Versions<>();

  private record OfCalendar(String calendar, HolidayCalendar.Version version) {}

  /// Takes a file.
  ///
  /// @param source where it stands
  void read(Section root, String source) {
    Header header = Header.read(root, source);
    String calendar = root.id("calendar").required("?");
    List<HolidayRule> rules = root.sections("days")
        .check(list -> list.size() <= MOST_RULES, "has more than " + MOST_RULES + " days")
        .required(List.of()).stream().map(HolidayReader::rule).toList();
    versions.addNamed(header, calendar, Optional.empty(),
        new OfCalendar(calendar, new HolidayCalendar.Version(header.version(), rules)));
  }

  /// What was read, by the calendars' names.
  Map<String, HolidayCalendar> read() {
    return versions.all().stream().map(OfCalendar::calendar).distinct()
        .collect(Collectors.toUnmodifiableMap(Function.identity(),
            id -> new HolidayCalendar(id, versions.all().stream().filter(each -> each.calendar().equals(id))
                .map(OfCalendar::version).toList())));
  }

  private static HolidayRule rule(Section section) {
    String name = section.text("name").required("");
    Field<MonthDay> day = section.parsed("day", HolidayReader::monthDay);
    Field<Integer> easter = section.integer("easter", -MOST_DAYS_FROM_EASTER, MOST_DAYS_FROM_EASTER);
    Field<LocalDate> date = section.date("date");
    if (Stream.of(day, easter, date).filter(Field::isGiven).count() != 1) {
      section.error("needs one of 'day', 'easter' and 'date'");
    }
    if (easter.isGiven()) {
      return new HolidayRule.Movable(name, easter.orElse(0));
    }
    return date.isGiven()
        ? new HolidayRule.Once(name, date.orElse(LocalDate.EPOCH))
        : new HolidayRule.Fixed(name, day.orElse(ANY_DAY));
  }

  private static MonthDay monthDay(String text) {
    try {
      return MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a day of a year; write it as 12-25", e);
    }
  }
}
