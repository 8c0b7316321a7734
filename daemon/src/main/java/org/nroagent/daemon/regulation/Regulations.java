package org.nroagent.daemon.regulation;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.Section;
import org.nroagent.model.Fraction;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.calendar.WorkingDays;
import org.nroagent.model.impact.CountingMethod;
import org.nroagent.model.impact.Criterion;
import org.nroagent.model.impact.PeakHours;
import org.nroagent.model.impact.Regulation;

/// The regulations that ship with the program, each a YAML beside this class named by its id.
public final class Regulations {
  /// The id of Luxembourg's regulation 14/181/ILR.
  public static final String LUXEMBOURG = "lu-ilr-14-181";
  /// The ids of all of them.
  public static final Set<String> IDS = Set.of(LUXEMBOURG);

  private static final int MOST = 10_000;
  private static final HolidayCalendar NO_HOLIDAYS = new HolidayCalendar("none", List.of());

  private final Map<String, HolidayCalendar> calendars;

  private Regulations(Map<String, HolidayCalendar> calendars) {
    this.calendars = calendars;
  }

  /// A regulation by its id.
  ///
  /// @param id one of [#IDS]
  /// @throws IllegalArgumentException if there is none of that id
  public static Regulation shipped(String id) {
    if (!IDS.contains(id)) {
      throw new IllegalArgumentException("there is no regulation '" + id + "'");
    }
    return ShippedText.read(id + ".yaml", new Regulations(HolidayCalendars.shipped())::regulation);
  }

  private Regulation regulation(Section root) {
    ZoneId zone = root.zone("zone").required(ZoneOffset.UTC);
    Section notification = required(root, "notification");
    return new Regulation(root.id("id").required(""), root.text("title").required(""),
        root.date("validFrom").required(LocalDate.EPOCH),
        notification.text("address").required(""), notification.text("form").required(""),
        peak(required(root, "peak"), zone), method(required(root, "method")),
        root.sections("criteria").required(List.of()).stream().map(Regulations::threshold).toList(),
        new WorkingDays(days(notification, "restDays"), holidays(notification)),
        notification.integer("preNotificationWorkingDays", 0, MOST).required(0),
        notification.integer("finalNotificationDays", 0, MOST).required(0));
  }

  private PeakHours peak(Section section, ZoneId zone) {
    return new PeakHours(section.timeOfDay("from").required(LocalTime.MIN),
        section.timeOfDay("to").required(LocalTime.MAX), days(section, "days"),
        holidays(section), zone);
  }

  private static CountingMethod method(Section section) {
    return new CountingMethod(section.integer("linesPerPra", 1, MOST).required(1),
        minutes(section, "fixedCallMinutes"), section.integer("peakRatio", 1, MOST).required(1),
        section.integer("callsPerE1", 1, MOST).required(1), minutes(section, "mobileCallMinutes"),
        section.integer("callsPerChannel", 1, MOST).required(1));
  }

  private static Criterion.Threshold threshold(Section section) {
    return new Criterion.Threshold(section.text("name").required(""),
        Fraction.of(section.decimal("percent").required(BigDecimal.ONE)),
        section.duration("duration", Duration.ZERO, Duration.ofDays(1)).required(Duration.ZERO));
  }

  private HolidayCalendar holidays(Section section) {
    Field<String> name = section.id("holidays");
    String id = name.required("");
    if (!id.isEmpty() && !calendars.containsKey(id)) {
      name.unknown("there is no calendar '" + id + "'", calendars.keySet());
    }
    return calendars.getOrDefault(id, NO_HOLIDAYS);
  }

  private static Fraction minutes(Section section, String key) {
    return Fraction.of(section.decimal(key).check(minutes -> minutes.signum() > 0, "must be above 0")
        .required(BigDecimal.ONE));
  }

  private static Set<DayOfWeek> days(Section section, String key) {
    return new TreeSet<>(section.list(key, DayOfWeek::valueOf).required(List.of()));
  }

  private static Section required(Section root, String key) {
    return root.section(key).optional()
        .orElseThrow(() -> new IllegalStateException("section '" + key + "' is missing"));
  }
}
