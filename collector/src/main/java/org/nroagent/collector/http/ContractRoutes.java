package org.nroagent.collector.http;

import java.time.ZoneId;
import org.nroagent.collector.aggregate.Aggregates;
import org.nroagent.collector.aggregate.Capacities;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.report.Availabilities;
import org.nroagent.collector.report.Bills;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.http.Router;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.model.time.TimeSource;

/// Which handler answers for whatever adds up, and for bills and availability.
final class ContractRoutes {
  private final AggregateRoutes aggregates;
  private final Reports reports;
  private final ReportPages pages;

  ContractRoutes(CollectorConfig config, StoreReader store, Figures figures, PageFrame frame,
      TimeSource time) {
    Network network = config.network();
    ZoneId zone = config.zone();
    Terms terms = config.terms();
    Aggregates summed = Aggregates.of(network);
    this.aggregates = new AggregateRoutes(summed, figures, new Capacities(network, figures, terms.capacity()),
        zone, time);
    this.reports = new Reports(new Bills(network, figures, terms.prices()),
        new Availabilities(network, zone, store, figures, terms.prices(), terms.service()), zone, time);
    this.pages = new ReportPages(network, summed, figures, reports, frame, zone, time);
  }

  Router.Builder addTo(Router.Builder router) {
    return router.get("/plaques", pages::plaques).get("/bills", pages::bills)
        .get("/api/v1/gates/{name}/slots", aggregates::gateSlots)
        .get("/api/v1/aggregates", aggregates::list)
        .get("/api/v1/aggregates/{kind}/{name}/figure", aggregates::figure)
        .get("/api/v1/aggregates/{kind}/{name}/slots", aggregates::slots)
        .get("/api/v1/aggregates/{kind}/{name}/capacity", aggregates::capacity)
        .get("/api/v1/bills", request -> Response.json(reports.bills(request)))
        .get("/api/v1/availability", request -> Response.json(reports.availability(request)));
  }
}
