package org.nroagent.collector.http;

import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.nroagent.collector.report.Availabilities;
import org.nroagent.collector.report.AvailabilityView;
import org.nroagent.collector.report.BillView;
import org.nroagent.collector.report.Bills;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.availability.PlaqueAvailability;
import org.nroagent.model.time.TimeSource;

/// Bills and availability for pages and API. Safe for any thread.
final class Reports {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9998;

  private final ZoneId zone;
  private final TimeSource time;
  private final Recent<YearMonth, Optional<BillView>> bills;
  private final Recent<Integer, Optional<AvailabilityView>> years;

  Reports(Bills bills, Availabilities availabilities, ZoneId zone, TimeSource time) {
    this.zone = zone;
    this.time = time;
    this.bills = new Recent<>(time,
        month -> bills.of(new CivilMonth(month, zone), time.wall()).map(BillView::of));
    this.years = new Recent<>(time,
        year -> availabilities.withoutSlots(year, time.wall()).map(AvailabilityView::of));
  }

  /// The bills of the month that a request asks for, of the running one by default.
  ///
  /// @throws HttpProblem if it is none, or no prices were in force
  BillView bills(Request request) {
    YearMonth month = request.query("month", text -> CivilMonth.parse(text, zone).month())
        .orElseGet(() -> CivilMonth.containing(time.wall(), zone).month());
    return bills.get(month).orElseThrow(() -> HttpProblem.notFound("a price on the first day of " + month));
  }

  /// The availability of the year that a request asks for, of the running one by default.
  ///
  /// @throws HttpProblem if it has not begun, or nothing was promised
  AvailabilityView availability(Request request) {
    int running = Year.from(time.wall().atZone(zone)).getValue();
    int year = request.integer("year", FIRST_YEAR, LAST_YEAR).map(Math::toIntExact).orElse(running);
    if (!PlaqueAvailability.year(year, zone).from().isBefore(time.wall())) {
      throw HttpProblem.badParameter("year", "has not begun");
    }
    return years.get(year).orElseThrow(() -> HttpProblem.notFound("a promise on the first day of " + year));
  }
}
