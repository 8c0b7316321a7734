package org.nroagent.agent.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.nroagent.daemon.http.Handler;
import org.nroagent.daemon.http.MetricsRoute;
import org.nroagent.daemon.http.Request;
import org.nroagent.daemon.http.Response;

/// `/metrics`. The meters are made for the first who asks: there are a dozen per interface, and an agent that nobody
/// scrapes needs none of them. They are functions over snapshots, so none has missed anything by then.
final class ScrapedMetrics implements Handler {
  private final AgentView view;
  private final PrometheusMeterRegistry registry;
  private final MetricsRoute route;
  private boolean bound;

  ScrapedMetrics(AgentView view, PrometheusMeterRegistry registry) {
    this.view = view;
    this.registry = registry;
    this.route = new MetricsRoute(registry);
  }

  @Override
  public synchronized Response handle(Request request) {
    if (!bound) {
      AgentMetrics.bind(view, registry);
      bound = true;
    }
    return route.handle(request);
  }
}
