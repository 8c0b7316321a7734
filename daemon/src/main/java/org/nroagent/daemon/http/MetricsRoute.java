package org.nroagent.daemon.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// `/metrics` in the text format of Prometheus.
public final class MetricsRoute implements Handler {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  /// @param registry what is shown
  public MetricsRoute(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public Response handle(Request request) {
    return Response.of(200, TEXT_FORMAT, registry.scrape(TEXT_FORMAT));
  }
}
