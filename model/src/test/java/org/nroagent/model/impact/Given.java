package org.nroagent.model.impact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.model.Fraction;
import org.nroagent.model.TermsVersion;
import org.nroagent.model.calendar.HolidayCalendar;
import org.nroagent.model.calendar.HolidayRule;
import org.nroagent.model.calendar.WorkingDays;

/// The regulation 14/181 as its articles say it, an operator, and short ways to write incidents.
public final class Given {
  /// Those holidays that tests meet.
  private static final HolidayCalendar HOLIDAYS = calendar("luxembourg",
      List.of(new HolidayRule.Movable("Easter Monday", 1),
          new HolidayRule.Fixed("National Day", MonthDay.of(6, 23)),
          new HolidayRule.Fixed("Christmas", MonthDay.of(12, 25)),
          new HolidayRule.Fixed("Saint Stephen", MonthDay.of(12, 26))));

  static final CountingMethod METHOD = new CountingMethod(30, Fraction.of(31, 10), 3, 30, Fraction.of(4), 7);
  static final PeakHours PEAK_HOURS = new PeakHours(LocalTime.of(8, 0), LocalTime.of(19, 0),
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), HOLIDAYS, ZoneId.of("Europe/Luxembourg"));

  /// In an order that is not the one in which they are tried.
  public static final Regulation REGULATION = new Regulation(new TermsVersion("lu-ilr-14-181",
      "Règlement 14/181/ILR", LocalDate.of(2014, 8, 28), TermsVersion.SHIPPED), "securite@ilr.lu",
      "Notification des incidents",
      new Articles("2(1)", "2(2)", "2(3)", "1", "1(2)", "1(1)", "2(4)", "3(5)", "6(3)"), PEAK_HOURS, METHOD,
      List.of(threshold("1-2%/3h", 1, 3), threshold("2-5%/2h", 2, 2), threshold("5-10%/1h", 5, 1),
          threshold("10%", 10, 0)),
      new WorkingDays(Set.of(DayOfWeek.SUNDAY), HOLIDAYS), 2, 15);

  /// 68,600 usable lines at peak hours, 29,900 off them.
  public static final Service VOICE = new Service.FixedVoice("voice", lines(100, 500, 10_000));
  /// 1 % are 1,000 users, or 500 Mbit/s.
  public static final Service DATA = new Service.FixedData("data", 100_000, Optional.of(Fraction.of(1, 2)));
  /// 1 % are 4,200 users, or 40 channels.
  static final Service MOBILE = new Service.MobileVoice("mobile", 420_000);
  static final Service MOBILE_DATA = new Service.MobileData("mobile-data", 420_000,
      Optional.of(Fraction.of(2)));
  public static final Service EMERGENCY = new Service.Emergency("112", Optional.empty());

  private Given() {}

  private static HolidayCalendar calendar(String id, List<HolidayRule> rules) {
    return new HolidayCalendar(id, List.of(new HolidayCalendar.Version(
        new TermsVersion(id, id, LocalDate.of(2000, 1, 1), TermsVersion.SHIPPED), rules)));
  }

  private static Criterion.Threshold threshold(String name, int percent, int hours) {
    return new Criterion.Threshold(name, Fraction.of(percent), Duration.ofHours(hours));
  }

  public static Amounts lines(long pra, long bra, long analogue) {
    return new Amounts(Map.of(Unit.PRA, Fraction.of(pra), Unit.BRA, Fraction.of(bra), Unit.ANALOGUE,
        Fraction.of(analogue)));
  }

  public static Amounts gap(long mbps) {
    return Amounts.of(Unit.TRAFFIC_GAP_MBPS, mbps);
  }

  /// From and to with their offsets.
  public static Part part(Service service, String from, String to, Amounts lost) {
    return new Part(service, OffsetDateTime.parse(from).toInstant(), OffsetDateTime.parse(to).toInstant(),
        lost);
  }

  /// Detected when the first part begins.
  static Incident incident(Part... parts) {
    return new Incident("incident", parts[0].from(), List.of(parts));
  }

  public static IncidentImpact impact(Part... parts) {
    return IncidentImpact.of(incident(parts), REGULATION);
  }

  /// The only service's criterion, `none` if it meets none.
  static String criterion(Part... parts) {
    return impact(parts).services().getFirst().criterion().map(Criterion::name).orElse("none");
  }
}
