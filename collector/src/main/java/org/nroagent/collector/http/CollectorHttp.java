package org.nroagent.collector.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.nroagent.collector.aggregate.Figures;
import org.nroagent.collector.aggregate.WarmUp;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.ingest.Sessions;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreTrouble;
import org.nroagent.daemon.http.HealthRoute;
import org.nroagent.daemon.http.HttpServer;
import org.nroagent.daemon.http.HttpSettings;
import org.nroagent.daemon.http.MetricsRoute;
import org.nroagent.daemon.http.Router;
import org.nroagent.daemon.page.PageFrame;
import org.nroagent.daemon.tls.TlsMetrics;
import org.nroagent.model.time.TimeSource;

/// The collector's HTTP side: which handler answers what.
public final class CollectorHttp implements AutoCloseable {
  private final HttpServer server;
  private final PrometheusMeterRegistry registry;
  private final WarmUp warmUp;

  private CollectorHttp(HttpServer server, PrometheusMeterRegistry registry, WarmUp warmUp) {
    this.server = server;
    this.registry = registry;
    this.warmUp = warmUp;
  }

  /// Starts to answer requests.
  ///
  /// @throws IOException if the address cannot be bound
  public static CollectorHttp start(CollectorConfig config, SlotStore store, Sessions sessions,
      TimeSource time)
      throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Figures figures = new Figures(config.zone(), config.billableCoveragePercent(), store.reader(), time);
    store.onCommit(figures::accept);
    SlotAges ages = new SlotAges(store.reader(), time);
    store.onCommit(ages::accept);
    new CollectorMetrics(store, sessions, ages, config.agents()).bindTo(registry);
    new TlsMetrics("nro.collector", () -> sessions.tls().orElse(null), time::wall).bindTo(registry);
    Snapshots snapshots = new Snapshots(config, store, sessions, figures, ages, time);
    Api api = new Api(snapshots, store.reader(), time);
    EventRoutes events = new EventRoutes(store.reader().events(), time);
    PageFrame frame = Pages.frame(config.zone());
    FigureRoutes told = new FigureRoutes(store.reader().figures(), config.zone(), frame, time);
    told.bindTo(registry);
    Pages pages = new Pages(snapshots, told, config.zone(), frame);
    ContractRoutes contract = new ContractRoutes(config, store.reader(), figures, frame, time);
    NotificationRoutes notifications = new NotificationRoutes(config, store, frame, time);
    notifications.bindTo(registry);
    Router router = told.addTo(notifications.addTo(contract.addTo(Router.builder())))
        .get("/", pages::overview)
        .get("/agents", pages::agents)
        .get("/interfaces", pages::interfaces)
        .get("/events", pages::events)
        .get("/gates/{name}", pages::gate)
        .get("/refused", pages::refused)
        .get("/api/v1/status", api::status)
        .get("/api/v1/agents", api::agents)
        .get("/api/v1/interfaces", api::interfaces)
        .get("/api/v1/interfaces/{id}/slots", api::interfaceSlots)
        .get("/api/v1/gates", api::gates)
        .get("/api/v1/events", events::events)
        .get("/api/v1/refused", api::refused)
        .get("/api/openapi.json", new OpenApiRoute())
        .get("/metrics", new MetricsRoute(registry))
        .get("/healthz", new HealthRoute(List::of))
        .get("/readyz", new HealthRoute(() -> store.failure().map(CollectorHttp::reason).stream().toList()))
        .build();
    HttpServer server = HttpServer.start(HttpSettings.of(config.http()), router, registry);
    return new CollectorHttp(server, registry, WarmUp.start(figures, config.network()));
  }

  /// Where it listens, with the port that was really taken.
  public InetSocketAddress address() {
    return server.address();
  }

  @Override
  public void close() {
    warmUp.close();
    server.close();
    registry.close();
  }

  private static String reason(StoreTrouble trouble) {
    return "the store has failed since " + trouble.since() + ": " + trouble.reason();
  }
}
