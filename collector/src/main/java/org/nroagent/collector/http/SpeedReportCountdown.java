package org.nroagent.collector.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.report.NextReports;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.impact.DataNetwork;
import org.nroagent.model.notice.SpeedReport;
import org.nroagent.model.time.TimeSource;

/// How long it is until reference speeds are to be told to the regulator [R 3(5), 6(3)], as a metric and on the page of notices.
final class SpeedReportCountdown implements MeterBinder {
  private static final long SOON_DAYS = 7;

  private final Network network;
  private final ZoneId zone;
  private final TimeSource time;

  /// @param zone the regulation's
  SpeedReportCountdown(Network network, ZoneId zone, TimeSource time) {
    this.network = network;
    this.zone = zone;
    this.time = time;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (DataNetwork kind : DataNetwork.values()) {
      Gauge.builder("nro.collector.reference.speed.due.seconds", this, each -> each.secondsLeft(kind))
          .tag("network", kind.word())
          .description("Time until the next reference speed is late at the regulator, negative afterwards; "
              + "NaN where no operator has such a network")
          .strongReference(true).register(registry);
    }
  }

  private double secondsLeft(DataNetwork kind) {
    return Optional.ofNullable(next().get(kind))
        .map(report -> report.due().plusDays(1).atStartOfDay(zone).toInstant())
        .map(end -> (double) Duration.between(time.wall(), end).toSeconds()).orElse(Double.NaN);
  }

  private Map<DataNetwork, SpeedReport> next() {
    return NextReports.of(network, today()).map(NextReports::byNetwork).orElse(Map.of());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.wall(), zone);
  }

  /// The countdown, a paragraph for each network of which a speed is to be told; nothing where there is none.
  Html html() {
    Map<DataNetwork, SpeedReport> next = next();
    Html html = Html.fragment();
    if (!next.isEmpty()) {
      html.element("h2", "Reference speeds");
    }
    next.forEach((kind, report) -> {
      long days = report.daysLeft(today());
      Status status = days < 0 ? Status.BAD : days <= SOON_DAYS ? Status.DOUBT : Status.UNKNOWN;
      html.open("p").add(status.badge(days < 0 ? "overdue for " + -days + " days" : days + " days left"))
          .text(" The reference speed of " + kind.service().words() + " of " + report.halfYear()
              + " is to be told on " + report.due()
              + "; nro-collector reference-speed --draft fr writes the report. What was told is entered under "
              + "referenceSpeeds of the inventory.")
          .close();
    });
    return html;
  }
}
