package org.nroagent.collector.http;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.nroagent.collector.aggregate.AggregateFigure;
import org.nroagent.collector.aggregate.Aggregates;
import org.nroagent.collector.aggregate.Aggregate.Kind;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.report.BillView;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.page.Html;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.model.time.TimeSource;

/// The pages of plaques and bills.
final class ReportPages {
  private final Network network;
  private final Aggregates aggregates;
  private final Figures figures;
  private final Reports reports;
  private final PageFrame frame;
  private final ZoneId zone;
  private final TimeSource time;

  ReportPages(Network network, Aggregates aggregates, Figures figures, Reports reports, PageFrame frame,
      ZoneId zone, TimeSource time) {
    this.network = network;
    this.aggregates = aggregates;
    this.figures = figures;
    this.reports = reports;
    this.frame = frame;
    this.zone = zone;
    this.time = time;
  }

  Response bills(Request request) {
    BillView view = reports.bills(request);
    return page("Bills " + view.month(), "/bills", BillPage.of(view));
  }

  Response plaques(Request request) {
    Function<String, Optional<AggregateFigure>> figure = plaque -> aggregates.find(Kind.PLAQUE, plaque)
        .map(found -> figures.figure(found, figures.current()));
    return page("Plaques", "/plaques",
        PlaquePage.of(network, figure, reports.availability(request), zone));
  }

  private Response page(String title, String path, Html body) {
    return Response.html(frame.page(title, path, time.wall(), body));
  }
}
