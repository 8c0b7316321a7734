package org.nroagent.agent.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.http.HttpServer;
import org.nroagent.daemon.http.HttpSettings;

/// The agent's HTTP server: status page, API and metrics.
public final class AgentHttp implements AutoCloseable {
  private final HttpServer server;
  private final PrometheusMeterRegistry registry;

  private AgentHttp(HttpServer server, PrometheusMeterRegistry registry) {
    this.server = server;
    this.registry = registry;
  }

  /// Starts serving; it answers when this returns.
  ///
  /// @param listen where; port 0 takes a free one
  /// @param view what is shown
  /// @param desk who takes declared times, empty where nobody may declare any
  /// @throws IOException if the address cannot be bound; the message names it
  public static AgentHttp start(ListenAddress listen, AgentView view, Optional<WindowDesk> desk)
      throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return new AgentHttp(
        HttpServer.start(HttpSettings.of(listen), AgentRoutes.router(view, registry, desk), registry),
        registry);
  }

  /// Starts serving where nobody may declare anything.
  ///
  /// @throws IOException as above
  public static AgentHttp start(ListenAddress listen, AgentView view) throws IOException {
    return start(listen, view, Optional.empty());
  }

  /// Where it listens, with the port that was really taken.
  public InetSocketAddress address() {
    return server.address();
  }

  /// Stops serving. Does not throw.
  @Override
  public void close() {
    server.close();
    registry.close();
  }
}
