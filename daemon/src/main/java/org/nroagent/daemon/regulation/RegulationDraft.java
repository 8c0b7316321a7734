package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.calendar.WorkingDays;
import org.nroagent.model.impact.Articles;
import org.nroagent.model.impact.CountingMethod;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.PeakHours;
import org.nroagent.model.impact.Regulation;

/// A regulation as its file says it, before it is known which holidays there are.
///
/// @param profile of which it is a version
/// @param zoneField its local time
/// @param articles what notices cite
/// @param thresholds its criteria
/// @param method how users are counted
/// @param peak when peak hours are
/// @param notification what is to be sent by when
record RegulationDraft(Header header, String profile, Field<ZoneId> zoneField, Articles articles,
    List<Criterion.Threshold> thresholds, CountingMethod method, Peak peak, Notification notification) {
  private static final int MOST = 10_000;
  private static final int MOST_DAYS = 366;
  private static final int MOST_CRITERIA = 50;
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final CountingMethod ANY_METHOD = new CountingMethod(1, Fraction.of(1), 1, 1, Fraction.of(1),
      1);
  private static final Articles ANY_ARTICLES = new Articles("?", "?", "?", "?", "?", "?", "?", "?", "?");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// @param from the first time of day
  /// @param to the first time of day after the peak hours
  /// @param days of the week that have them
  /// @param holidays the calendar of the days that have none
  record Peak(LocalTime from, LocalTime to, Set<DayOfWeek> days, Optional<Field<String>> holidays) {
    /// Stands in for one that is wrong.
    static final Peak ANY = new Peak(LocalTime.of(8, 0), LocalTime.of(19, 0), Set.of(), Optional.empty());
  }

  /// @param address where notices go
  /// @param form the form they are made on
  /// @param workingDays until the pre-notification
  /// @param days until the final notification
  /// @param restDays days of the week that are no working days
  /// @param holidays the calendar of others that are none
  record Notification(String address, String form, int workingDays, int days, Set<DayOfWeek> restDays,
      Optional<Field<String>> holidays) {
    /// Stands in for one that is wrong.
    static final Notification ANY = new Notification("?", "?", 0, 0, Set.of(), Optional.empty());
  }

  /// Reads a file.
  static RegulationDraft read(Section root, Header header, Field<String> profile) {
    Field<ZoneId> zone = root.zone("zone");
    var _ = zone.required(ZoneOffset.UTC);
    return new RegulationDraft(header, profile.required("?"), zone,
        root.section("articles").map(RegulationDraft::articles).required(ANY_ARTICLES), thresholds(root),
        root.section("method").map(RegulationDraft::method).required(ANY_METHOD),
        root.section("peak").map(RegulationDraft::peak).required(Peak.ANY),
        root.section("notification").map(RegulationDraft::notification).required(Notification.ANY));
  }

  /// Its local time.
  ZoneId zone() {
    return zoneField.orElse(ZoneOffset.UTC);
  }

  /// The regulation with its holidays; what names a calendar that is not there is reported.
  Regulation complete(Map<String, HolidayCalendar> calendars) {
    return new Regulation(header.version(), notification.address(), notification.form(), articles,
        new PeakHours(peak.from(), peak.to(), peak.days(), calendar(peak.holidays(), calendars), zone()),
        method, thresholds,
        new WorkingDays(notification.restDays(), calendar(notification.holidays(), calendars)),
        notification.workingDays(), notification.days());
  }

  private HolidayCalendar calendar(Optional<Field<String>> field, Map<String, HolidayCalendar> calendars) {
    return field.flatMap(each -> calendar(each, calendars)).orElseGet(() -> new HolidayCalendar("?",
        List.of(new HolidayCalendar.Version(header.version(), List.of()))));
  }

  private Optional<HolidayCalendar> calendar(Field<String> field, Map<String, HolidayCalendar> calendars) {
    String name = field.orElse("?");
    Optional<HolidayCalendar> found = Optional.ofNullable(calendars.get(name));
    if (found.isEmpty()) {
      field.unknown("there is no calendar '" + name + "'; add a file of its holidays", calendars.keySet());
    }
    found.filter(calendar -> calendar.validFrom().isAfter(header.version().validFrom()))
        .ifPresent(calendar -> field.error("calendar '" + name + "' begins on " + calendar.validFrom()
            + ", after this version; add a file of its holidays before that day"));
    return found;
  }

  private static Peak peak(Section section) {
    LocalTime from = section.timeOfDay("from").required(Peak.ANY.from());
    Field<LocalTime> to = section.timeOfDay("to").check(from::isBefore, "is not after 'from'");
    Set<DayOfWeek> days = days(section, "days").required(Set.of());
    Optional<Field<String>> holidays = calendarName(section);
    LocalTime end = to.required(Peak.ANY.to());
    return from.isBefore(end)
        ? new Peak(from, end, days, holidays)
        : new Peak(Peak.ANY.from(), Peak.ANY.to(), days, holidays);
  }

  private static Articles articles(Section section) {
    return new Articles(line(section, "preNotification"), line(section, "finalNotification"),
        line(section, "withdrawal"), line(section, "criteria"), line(section, "thresholds"),
        line(section, "emergency"), line(section, "media"), line(section, "fixedSpeed"),
        line(section, "mobileSpeed"));
  }

  private static Notification notification(Section section) {
    Field<Set<DayOfWeek>> rest = days(section, "restDays").check(
        days -> days.size() < DayOfWeek.values().length, "leave no working day");
    return new Notification(line(section, "address"), line(section, "form"),
        section.integer("preNotificationWorkingDays", 0, MOST_DAYS).required(0),
        section.integer("finalNotificationDays", 0, MOST_DAYS).required(0), rest.required(Set.of()),
        calendarName(section));
  }

  private static Optional<Field<String>> calendarName(Section section) {
    Field<String> name = section.id("holidays");
    return name.required("?").equals("?") ? Optional.empty() : Optional.of(name);
  }

  private static CountingMethod method(Section section) {
    return new CountingMethod(section.integer("linesPerPra", 1, MOST).required(1),
        minutes(section, "fixedCallMinutes"), section.integer("peakRatio", 1, MOST).required(1),
        section.integer("callsPerE1", 1, MOST).required(1), minutes(section, "mobileCallMinutes"),
        section.integer("callsPerChannel", 1, MOST).required(1));
  }

  private static Fraction minutes(Section section, String key) {
    return Fraction.of(section.decimal(key).check(minutes -> minutes.signum() > 0, "must be above 0")
        .required(BigDecimal.ONE));
  }

  private static List<Criterion.Threshold> thresholds(Section root) {
    Set<String> names = new HashSet<>();
    return root.sections("criteria")
        .check(list -> !list.isEmpty() && list.size() <= MOST_CRITERIA,
            "needs at least one and at most " + MOST_CRITERIA)
        .required(List.of()).stream().map(section -> threshold(section, names)).toList();
  }

  private static Criterion.Threshold threshold(Section section, Set<String> names) {
    Field<String> name = lineField(section, "name").check(names::add, "is there already; names must differ");
    return new Criterion.Threshold(name.required("?"),
        Fraction.of(section.decimal("percent")
            .check(percent -> percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0,
                "must be above 0 and at most 100")
            .required(BigDecimal.ONE)),
        section.duration("duration", Duration.ZERO, LONGEST).required(Duration.ZERO));
  }

  private static Field<Set<DayOfWeek>> days(Section section, String key) {
    return section.list(key, RegulationDraft::dayOfWeek).map(TreeSet::new);
  }

  private static DayOfWeek dayOfWeek(String text) {
    try {
      return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a day of the week; write it as MONDAY", e);
    }
  }

  private static String line(Section section, String key) {
    return lineField(section, key).required("?");
  }

  /// A text that stands in mails and on terminals.
  private static Field<String> lineField(Section section, String key) {
    return section.text(key).check(text -> text.chars().noneMatch(Character::isISOControl),
        "contains control characters");
  }
}
