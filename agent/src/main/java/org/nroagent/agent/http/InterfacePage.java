package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.SlotPlot.Limit;
import org.nroagent.daemon.page.Status;
import org.nroagent.model.Direction;
import org.nroagent.model.HalfYear;
import org.nroagent.model.figure.RollingFigure;
import org.nroagent.model.figure.SlotWindow;

/// `/interfaces/{id}` and `/series/{id}`: one series with its months and how their figures came about. What matters
/// stands first; what explains it is folded.
final class InterfacePage implements Handler {
  private static final Duration REFRESH = Duration.ofMinutes(5);

  private final AgentView view;
  private final SeriesMonths months;

  InterfacePage(AgentView view, SeriesMonths months) {
    this.view = view;
    this.months = months;
  }

  @Override
  public Response handle(Request request) {
    SeriesSnapshot each = AgentRoutes.requested(view, request);
    Instant now = view.time().wall();
    boolean rebuilding = view.snapshots().core().rebuilding();
    Html body = Html.fragment().add(new SeriesTiles(view, each, now).html());
    findings(each, now, rebuilding).forEach(finding -> body.add(finding.html()));
    try {
      SeriesMonths.Recent recent = months.recent(each);
      body.add(MonthSection.of(each, recent.running(), rebuilding, now).html());
      body.add(day(each, recent.day()));
      if (!each.derived()) {
        body.add(new LossesSection(months.losses(each), view.zone()).html());
      }
      recent.previous()
          .ifPresent(month -> body.add(MonthSection.of(each, month, rebuilding, now).html()));
      body.add(rolling(recent.rolling()));
    } catch (IOException e) {
      body.open("p").add(Status.BAD.badge("act"))
          .text(" The ring cannot be read: " + e.getMessage() + ". Check the disk.").close();
    }
    capacity(body, each, now);
    each.config().capacityRule().ifPresent(_ -> body.add(new ForecastSection(
        each.forecast(HalfYear.containing(YearMonth.from(now.atZone(view.zone()))).next())).html()));
    body.add(new ClosedMonthsSection(each).html());
    return Response.html(Pages.frame(view, REFRESH).page(each.id(), Pages.path(each), now, body));
  }

  private List<Finding> findings(SeriesSnapshot each, Instant now, boolean rebuilding) {
    List<Finding> findings = new ArrayList<>();
    if (rebuilding) {
      findings.add(new Finding(Status.DOUBT,
          "Figures are being rebuilt from the ring and are incomplete until that is done."));
    }
    findings.addAll(new CapacityWords(each, LocalDate.ofInstant(now, view.zone())).findings());
    if (each.includesMulticast()) {
      findings.add(new Finding(each.billedAs().isPresent() ? Status.UNKNOWN : Status.DOUBT, multicast(each)));
    }
    return findings;
  }

  /// What is billed is unicast (M2).
  private static String multicast(SeriesSnapshot each) {
    return each.billedAs()
        .map(billed -> "These are all octets, multicast too, as the capacity needs them; what is billed is "
            + billed + ".")
        .orElse(
            "The octets include multicast, so this figure is not what is billed. Meter the VLANs too and name"
                + " them in the gate's configuration: 'unicast: {sumOf: [the SVLANs]}' or"
                + " 'unicast: {minus: [the multicast VLAN]}'; where the gate carries no multicast, 'unicast: all'.");
  }

  private Html day(SeriesSnapshot each, SlotWindow day) {
    List<Limit> limits = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      each.current().of(direction).ifPresent(figure -> limits.add(new Limit("95th " + direction + " so far",
          figure.mbps(view.grid()), direction == Direction.IN ? Limit.Kind.IN : Limit.Kind.OUT)));
    }
    PlottedSeries plotted = new PlottedSeries(each.id(), view.zone(),
        each.capacityMbps().filter(mbps -> mbps.signum() > 0), each.config().capacityRule(), each.windows());
    return Html.fragment().element("h2", "Last 24 hours")
        .add(plotted.withLimits("last 24 hours", day, limits));
  }

  private Html rolling(RollingFigure rolling) {
    String figure = rolling.referenceDirection()
        .map(direction -> "The reference value is that of " + direction + ", "
            + Display.number(rolling.referenceMbps().orElseThrow()) + " Mbit/s (IN "
            + side(rolling, Direction.IN)
            + ", OUT " + side(rolling, Direction.OUT) + ").")
        .orElse("No slot has a value.");
    return Html.fragment().element("h2", "Last " + RollingFigure.LENGTH.toDays() + " days").element("p",
        figure
            + " Of the " + Display.number(rolling.expectedSlots()) + " slots up to "
            + Display.time(rolling.to(), view.zone()) + ", " + Display.percent(rolling.coverage())
            + " have a value. It shows where the month is heading and is never billed.");
  }

  private static String side(RollingFigure rolling, Direction direction) {
    return rolling.of(direction).map(figure -> Display.number(figure.mbps(rolling.grid())))
        .orElse(Cells.NONE);
  }

  private void capacity(Html body, SeriesSnapshot each, Instant now) {
    CapacityWords words = new CapacityWords(each, LocalDate.ofInstant(now, view.zone()));
    boolean toldAbove = words.finding().isPresent();
    List<String> carriedOut = words.carriedOut();
    if (!toldAbove || !carriedOut.isEmpty()) {
      body.element("h2", "Promise of capacity");
    }
    if (!toldAbove) {
      body.element("p", words.sentence());
    }
    carriedOut.forEach(sentence -> body.element("p", sentence));
  }
}
