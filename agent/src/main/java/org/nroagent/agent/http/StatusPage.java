package org.nroagent.agent.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nroagent.agent.snapshot.CoreSnapshot;
import org.nroagent.agent.snapshot.DeviceSnapshot;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.agent.store.RecordLog.Extent;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.Tiles;

/// `/`: everything that operations staff need at a glance. Of many interfaces a page lists [#INTERFACES_PER_PAGE],
/// and the first [#PLOTS] of all have a small plot, so that the page stays small however large the agent is.
final class StatusPage implements Handler {
  static final int INTERFACES_PER_PAGE = 100;
  static final int PLOTS = 24;
  private static final Duration REFRESH = Duration.ofSeconds(30);
  private static final int MOST_PAGES = 10_000;

  private final AgentView view;
  private final RecentPlots plots;

  StatusPage(AgentView view) {
    this.view = view;
    this.plots = new RecentPlots(view);
  }

  @Override
  public Response handle(Request request) {
    int page = request.integer("page", 1, MOST_PAGES).orElse(1L).intValue();
    Instant now = view.time().wall();
    List<DeviceSnapshot> devices = view.snapshots().devices();
    Html body = Html.fragment();
    Findings.of(view).forEach(finding -> body.add(finding.html()));
    body.add(tiles(devices, now));
    body.element("h2", "Devices").add(DeviceTable.html(devices, view.zone()));
    body.add(ServicesSection.html(view));
    body.element("h2", "Metered interfaces and derived series").add(interfaces(page, now));
    body.add(FormerTable.html(view.snapshots().former()));
    body.add(new StateTables(devices).html());
    body.add(EventsSection.html(view));
    view.audit().get().ifPresent(report -> body.add(AuditSection.summary(report)));
    body.add(DeliverySection.html(view));
    body.add(new NotificationsSection(view.snapshots().notifications()).html());
    body.add(new SnmpServerSection(view.snmpServer().get()).html());
    return Response.html(Pages.frame(view, REFRESH).page("Status", "/", now, body));
  }

  private Html tiles(List<DeviceSnapshot> devices, Instant now) {
    CoreSnapshot core = view.snapshots().core();
    Extent ring = view.extent().get();
    return new Tiles()
        .tile("Devices answering",
            devices.stream().filter(PollState::isAnswering).count() + " of " + devices.size())
        .tile("Last round", Cells.time(core.lastRoundBorder(), view.zone()))
        .tile("Slots are", view.grid().seconds() + " s")
        .tile("Running for", Display.duration(Duration.between(core.startedAt(), now)))
        .tile("Clock steps", Display.number(core.clockSteps()))
        .tile("Ring", Display.number(Math.max(0, ring.head() - ring.oldest() + 1)) + " records, up to "
            + Display.number(ring.head()))
        .tile("Commits refused", Display.number(core.batchesRefused()) + " of "
            + Display.number(core.batchesStored() + core.batchesRefused()))
        .html();
  }

  private Html interfaces(int page, Instant now) {
    List<SeriesSnapshot> all = InterfaceTable.rows(view.snapshots());
    int pages = Math.max(1, Math.ceilDiv(all.size(), INTERFACES_PER_PAGE));
    if (page > pages) {
      throw HttpProblem.badParameter("page", "is above the last one, " + pages);
    }
    int from = (page - 1) * INTERFACES_PER_PAGE;
    List<SeriesSnapshot> shown = all.subList(from, Math.min(all.size(), from + INTERFACES_PER_PAGE));
    Html html = Html.fragment().add(new InterfaceTable(view, now, plots).html(shown, page == 1 ? PLOTS : 0));
    return pages == 1 ? html : html.add(pager(page, pages, all.size()));
  }

  private static Html pager(int page, int pages, int series) {
    Html html = Html.fragment().open("p", "class", "note")
        .text("Page " + page + " of " + pages + ", " + series + " interfaces and derived series. ");
    if (page > 1) {
      html.link("/?page=" + (page - 1), "Previous").text(" ");
    }
    if (page < pages) {
      html.link("/?page=" + (page + 1), "Next");
    }
    return html.close();
  }
}
