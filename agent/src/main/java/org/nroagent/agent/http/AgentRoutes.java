package org.nroagent.agent.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nroagent.agent.snapshot.SeriesSnapshot;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.HealthRoute;
import org.nroagent.daemon.http.HttpProblem;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;
import org.nroagent.daemon.http.Router;
import org.nroagent.model.reading.TableKind;

/// What the agent answers under which path.
final class AgentRoutes {
  private AgentRoutes() {}

  /// All routes.
  ///
  /// @param view what is shown
  /// @param registry what `/metrics` shows
  static Router router(AgentView view, PrometheusMeterRegistry registry) {
    return router(view, registry, Optional.empty());
  }

  /// All routes.
  ///
  /// @param view what is shown
  /// @param registry what `/metrics` shows
  /// @param desk who takes declared times, empty where nobody may declare any
  static Router router(AgentView view, PrometheusMeterRegistry registry, Optional<WindowDesk> desk) {
    SeriesMonths months = new SeriesMonths(view);
    InterfacePage page = new InterfacePage(view, months);
    Router.Builder routes = Router.builder()
        .get("/", new StatusPage(view))
        .get("/interfaces/{id}", page)
        .get("/series/{id}", page)
        .get("/incidents/{number}", new IncidentPage(view))
        .get("/audit", new AuditPage(view))
        .get("/api/openapi.json", new OpenApiRoute())
        .get("/api/v1/status", _ -> Response.json(StatusDocument.of(view)))
        .get("/api/v1/devices", _ -> list("devices", DeviceDocument.all(view.snapshots().devices())))
        .get("/api/v1/devices/{device}/sessions", new SessionsRoute(view))
        .get("/api/v1/interfaces", _ -> list("interfaces", InterfaceDocument.all(view)))
        .get("/api/v1/interfaces/{id}/slots", new SlotsRoute(view))
        .get("/api/v1/interfaces/{id}/percentiles", new PercentilesRoute(view, months))
        .get("/api/v1/series", _ -> list("series", SeriesDocument.all(view)))
        .get("/api/v1/former", _ -> Response.json(FormerDocument.of(view)))
        .get("/api/v1/reports/{month}", new ReportsRoute(view))
        .get("/api/v1/lags",
            perDevice(view, "lags", Set.of(TableKind.LAGS), reading -> ReadingDocument.lags(reading.lags())))
        .get("/api/v1/cfm",
            perDevice(view, "meps", Set.of(TableKind.CFM), reading -> ReadingDocument.meps(reading.meps())))
        .get("/api/v1/igmp",
            perDevice(view, "igmpGroups", Set.of(TableKind.IGMP),
                reading -> ReadingDocument.igmpGroups(reading.igmpGroups())))
        .get("/api/v1/pseudowires",
            perDevice(view, "pseudowires", Set.of(TableKind.PSEUDOWIRES),
                reading -> ReadingDocument.pseudowires(reading.pseudowires())))
        .get("/api/v1/services", new ServicesRoute(view))
        .get("/api/v1/incidents", new IncidentsRoute(view))
        .get("/api/v1/incidents/{number}",
            request -> Response.json(IncidentTimeline.requested(view, request).document()))
        .get("/api/v1/windows",
            _ -> list("windows", DeclaredDocument.all(view.snapshots().states().services())))
        .get("/api/v1/windows/{number}", request -> Response.json(DeclaredDocument.requested(view, request)))
        .get("/api/v1/events", new EventsRoute(view))
        .get("/api/v1/audit", new AuditRoute(view))
        .get("/api/v1/push", _ -> Response.json(view.push().get()))
        .get("/metrics", new ScrapedMetrics(view, registry))
        .get("/healthz", new HealthRoute(List::of))
        .get("/readyz", new HealthRoute(() -> Readiness.reasons(view.snapshots().core())));
    desk.ifPresent(each -> routes.post("/api/v1/windows", each::declare)
        .delete("/api/v1/windows/{number}", each::withdraw));
    return routes.build();
  }

  /// The series that a request's path names.
  ///
  /// @throws HttpProblem with 404 if there is none
  static SeriesSnapshot requested(AgentView view, Request request) {
    String id = request.parameter("id");
    return view.snapshots().series(id)
        .orElseThrow(() -> HttpProblem.notFound("metered interface or derived series '"
            + id + "'; /api/v1/interfaces and /api/v1/series list those there are"));
  }

  private static Response list(String name, List<?> items) {
    return Response.json(Map.of(name, items));
  }

  private static Handler perDevice(AgentView view, String name, Set<TableKind> tables,
      ReadingDocument.Part part) {
    return _ -> list("devices",
        view.snapshots().devices().stream().map(device -> ReadingDocument.of(device, name, tables, part))
            .toList());
  }
}
