package org.nroagent.collector.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.inventory.ReferenceSpeed;
import org.nroagent.model.HalfYear;
import org.nroagent.model.notice.SpeedReport;
import org.nroagent.model.time.TimeSource;

/// How long it is until a reference speed is to be told to the regulator [R 3(5)].
final class SpeedReportMetric implements MeterBinder {
  private final List<HalfYear> told;
  private final boolean wanted;
  private final ZoneId zone;
  private final TimeSource time;

  /// @param zone the regulation's
  SpeedReportMetric(Network network, ZoneId zone, TimeSource time) {
    this.told = network.inventory().referenceSpeeds().stream().map(ReferenceSpeed::halfYear).toList();
    this.wanted = network.gates().stream().anyMatch(gate -> gate.operator().isPresent());
    this.zone = zone;
    this.time = time;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("nro.collector.reference.speed.due.seconds", this, SpeedReportMetric::secondsLeft)
        .description("Time until the next reference speed is late at the regulator, negative afterwards; "
            + "NaN where no gate names an operator")
        .register(registry);
  }

  private double secondsLeft() {
    if (!wanted) {
      return Double.NaN;
    }
    LocalDate due = SpeedReport.next(told, LocalDate.ofInstant(time.wall(), zone)).due();
    return Duration.between(time.wall(), due.plusDays(1).atStartOfDay(zone).toInstant()).toSeconds();
  }
}
