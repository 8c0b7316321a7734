package org.nroagent.collector.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.HalfYear;
import org.nroagent.model.notice.SpeedReport;
import org.nroagent.model.time.TimeSource;

/// How long it is until a reference speed is to be told to the regulator [R 3(5)], as a metric and on the page of notices.
final class SpeedReportCountdown implements MeterBinder {
  private static final long SOON_DAYS = 7;

  private final List<HalfYear> told;
  private final boolean wanted;
  private final ZoneId zone;
  private final TimeSource time;

  /// @param zone the regulation's
  SpeedReportCountdown(Network network, ZoneId zone, TimeSource time) {
    this.told = network.inventory().referenceSpeeds().stream().map(ReferenceSpeed::halfYear).toList();
    this.wanted = network.gates().stream().anyMatch(gate -> gate.operator().isPresent());
    this.zone = zone;
    this.time = time;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("nro.collector.reference.speed.due.seconds", this, SpeedReportCountdown::secondsLeft)
        .description("Time until the next reference speed is late at the regulator, negative afterwards; "
            + "NaN where no gate names an operator")
        .register(registry);
  }

  private double secondsLeft() {
    return next().map(report -> report.due().plusDays(1).atStartOfDay(zone).toInstant())
        .map(end -> (double) Duration.between(time.wall(), end).toSeconds()).orElse(Double.NaN);
  }

  /// Empty where no gate names an operator.
  private Optional<SpeedReport> next() {
    return wanted ? Optional.of(SpeedReport.next(told, today())) : Optional.empty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.wall(), zone);
  }

  /// The countdown as a paragraph; nothing where no gate names an operator.
  Html html() {
    Html html = Html.fragment();
    next().ifPresent(report -> {
      long days = report.daysLeft(today());
      Status status = days < 0 ? Status.BAD : days <= SOON_DAYS ? Status.DOUBT : Status.UNKNOWN;
      html.open("p").add(status.badge(days < 0 ? "overdue for " + -days + " days" : days + " days left"))
          .text(" The reference speed of " + report.halfYear() + " is to be told on " + report.due()
              + "; nro-collector reference-speed --draft fr writes the report.")
          .close();
    });
    return html;
  }
}
