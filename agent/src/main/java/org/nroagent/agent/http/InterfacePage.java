package org.nroagent.agent.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.figure.SeriesSlot;
import org.nroagent.agent.snapshot.InterfaceSnapshot;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.SlotPlot;
import org.nroagent.daemon.page.SlotPlot.Limit;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.page.Tiles;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.DirectionFigure;
import org.nroagent.model.figure.MonthFigure;
import org.nroagent.model.reading.InterfaceReading;

/// `/interfaces/{id}`: one metered interface with its last day, its running month and how the figures came about.
final class InterfacePage implements Handler {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration REFRESH = Duration.ofMinutes(5);

  private final AgentView view;

  InterfacePage(AgentView view) {
    this.view = view;
  }

  @Override
  public Response handle(Request request) {
    InterfaceSnapshot each = AgentRoutes.requested(view, request);
    Instant now = view.time().wall();
    Instant dayEnd = view.grid().next(view.grid().startOf(now));
    CivilMonth month = each.current().month();
    boolean rebuilding = view.snapshots().core().rebuilding();
    Html body = Html.fragment().add(tiles(each));
    if (rebuilding) {
      body.open("p").add(Status.DOUBT.badge("look"))
          .text(" Figures are being rebuilt from the ring and are incomplete until that is done.").close();
    }
    body.element("h2", "Last 24 hours").add(plot(each, "last 24 hours", dayEnd.minus(DAY), dayEnd));
    MonthProgress current = MonthProgress.of(each, each.current(), now);
    body.element("h2", FigureExplanation.title(current))
        .add(plot(each, month.month().toString(), month.firstSlot(view.grid()), month.end()))
        .add(new FigureExplanation(each, current, rebuilding).html());
    each.previous().ifPresent(figure -> {
      MonthProgress previous = MonthProgress.of(each, figure, now);
      body.element("h2", FigureExplanation.title(previous))
          .add(new FigureExplanation(each, previous, rebuilding).html());
    });
    return Response.html(Pages.frame(view, REFRESH).page(each.id(), Pages.path(each), now, body));
  }

  private Html tiles(InterfaceSnapshot each) {
    Optional<InterfaceReading> reading = view.snapshots().device(each.device())
        .flatMap(device -> byName(device, each.ifName()));
    int threshold = each.role().thresholdPercent();
    return new Tiles().tile("Device", each.device()).tile("ifName", each.ifName())
        .tile("ifAlias",
            reading.map(InterfaceReading::alias).filter(alias -> !alias.isEmpty()).orElse(Cells.NONE))
        .tile("ifOperStatus", reading.map(InterfaceReading::operStatus).orElse(Cells.NONE))
        .tile("Role", each.role().name().toLowerCase(Locale.ROOT)
            + (threshold == 0 ? "" : ", threshold " + threshold + " %"))
        .tile("Capacity", each.capacityMbps().map(mbps -> Display.number(mbps) + " Mbit/s").orElse("unknown"))
        .tile("Last slot", Cells.time(each.lastSlot().map(SeriesSlot::start), view.zone()))
        .tile("Its quality",
            each.lastSlot().map(last -> Cells.quality(last.slot())).orElse(Html.of(Cells.NONE)))
        .html();
  }

  private static Optional<InterfaceReading> byName(DeviceSnapshot device, String ifName) {
    return Optional.ofNullable(InterfaceDocument.byName(device).get(ifName));
  }

  private Html plot(InterfaceSnapshot each, String what, Instant from, Instant to) {
    try {
      return new SlotPlot(each.id() + ", " + what, view.grid(), from, to,
          RecentPlots.slots(view, each.id(), from, to), limits(each), view.zone()).svg();
    } catch (IOException e) {
      return Html.fragment().open("p").add(Status.BAD.badge("act"))
          .text(" The ring cannot be read: " + e.getMessage() + ". Check the disk.").close();
    }
  }

  private static List<Limit> limits(InterfaceSnapshot each) {
    MonthFigure figure = each.current();
    List<Limit> limits = new ArrayList<>();
    each.capacityMbps().ifPresent(mbps -> limits.add(new Limit("capacity", mbps, Limit.Kind.BOTH)));
    DirectionFigure in = figure.in();
    if (in != null) {
      limits.add(new Limit("95th IN so far", in.mbps(figure.grid()), Limit.Kind.IN));
    }
    DirectionFigure out = figure.out();
    if (out != null) {
      limits.add(new Limit("95th OUT so far", out.mbps(figure.grid()), Limit.Kind.OUT));
    }
    return limits;
  }
}
