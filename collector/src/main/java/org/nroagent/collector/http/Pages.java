package org.nroagent.collector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.nroagent.collector.aggregate.GateReport;
import org.nroagent.collector.aggregate.SummedSlots;
import org.nroagent.collector.version.Version;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.daemon.page.PageFrame.Link;
import org.nroagent.daemon.page.TimedSlot;
import org.nroagent.model.Slot;

/// The pages for the operations staff, made whole on the server; they renew themselves and need no script.
final class Pages {
  private static final int INTERFACES_OF_PAGE = 200;
  private static final int AGENTS_OF_OVERVIEW = 20;
  private static final int AGENTS_OF_PAGE = 100;
  private static final int EVENTS_OF_OVERVIEW = 10;
  private static final int EVENTS_OF_PAGE = 200;
  private static final Duration REFRESH = Duration.ofSeconds(10);
  private static final List<Link> NAVIGATION = List.of(new Link("/", "Overview"),
      new Link("/plaques", "Plaques"), new Link("/bills", "Bills"),
      new Link("/figures", "Closed months"),
      new Link("/notifications", "Notifications"),
      new Link("/agents", "Agents"),
      new Link("/interfaces", "Interfaces"), new Link("/events", "Events"), new Link("/refused", "Refused"),
      new Link("/metrics", "Metrics"),
      new Link("/api/openapi.json", "API"));

  private final Snapshots snapshots;
  private final FigureRoutes figures;
  private final ZoneId zone;
  private final PageFrame frame;

  Pages(Snapshots snapshots, FigureRoutes figures, ZoneId zone, PageFrame frame) {
    this.snapshots = snapshots;
    this.figures = figures;
    this.zone = zone;
    this.frame = frame;
  }

  /// What surrounds every page of the collector.
  static PageFrame frame(ZoneId zone) {
    return new PageFrame("nro-collector", NAVIGATION, Version.text(), zone, REFRESH);
  }

  /// `/`: alarms, gates, agents that need a look, the latest events.
  Response overview(Request request) {
    StatusView status = snapshots.status();
    Fleet fleet = snapshots.fleet();
    Html body = Html.fragment().add(OverviewParts.alarms(status, snapshots.clones()))
        .add(figures.alarm())
        .add(OverviewParts.tiles(status))
        .element("h2", "Gates").add(GateTable.of(snapshots.gateReports(), snapshots::lastDay))
        .element("h2", "Agents").add(FleetPage.tiles(fleet))
        .add(FleetPage.troubled(fleet.troubled(AGENTS_OF_OVERVIEW), zone))
        .element("h2", "Latest events")
        .add(EventTable.of(snapshots.events(EventQuery.newest(EVENTS_OF_OVERVIEW, status.time())), zone));
    return page("Overview", "/", status.time(), body);
  }

  /// `/agents`: how many are how, and a part of them.
  Response agents(Request request) {
    FleetQuery query = FleetQuery.of(request, AGENTS_OF_PAGE);
    return page("Agents", "/agents", snapshots.status().time(),
        FleetPage.of(snapshots.fleet(), query, zone).add(figures.line()));
  }

  /// `/interfaces`: the newest slot of a part of them.
  Response interfaces(Request request) {
    InterfaceQuery query = InterfaceQuery.of(request, INTERFACES_OF_PAGE);
    return page("Interfaces", "/interfaces", snapshots.status().time(),
        InterfaceTable.page(query, snapshots.interfaces(query), zone));
  }

  /// `/events`: the newest changes of states, narrowed by what the query says.
  Response events(Request request) {
    Instant now = snapshots.status().time();
    EventQuery query = EventQuery.of(request, EVENTS_OF_PAGE, now);
    return page("Events", "/events", now, EventTable.page(query, snapshots.events(query), zone));
  }

  /// `/gates/{name}`: a day's plot and both months' figures.
  Response gate(Request request) {
    String name = request.parameter("name");
    GateReport found = snapshots.gateReport(name)
        .orElseThrow(() -> HttpProblem.notFound("gate '" + name + "'"));
    return page("Gate " + name, "/gates/" + name, snapshots.status().time(),
        GatePage.of(found, snapshots.lastDay(found.gate()), snapshots.capacity(found.gate()), zone));
  }

  /// `/refused`: peers and records that were not accepted.
  Response refused(Request request) {
    return page("Refused", "/refused", snapshots.status().time(), RefusedTables.of(snapshots, zone));
  }

  /// The slots with a sum, for plots. A sum above what a slot can hold is drawn as that.
  static List<TimedSlot> timed(SummedSlots slots) {
    List<TimedSlot> timed = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.metered(i)) {
        timed.add(new TimedSlot(slots.startOf(i), new Slot.Metered(Math.min(Slot.MAX_OCTETS, slots.in(i)),
            Math.min(Slot.MAX_OCTETS, slots.out(i)), false)));
      }
    }
    return timed;
  }

  private Response page(String title, String path, Instant now, Html body) {
    return Response.html(frame.page(title, path, now, body));
  }
}
