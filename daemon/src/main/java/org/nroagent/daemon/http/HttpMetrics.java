package org.nroagent.daemon.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Counts of a server. Safe for any thread.
final class HttpMetrics {
  private final MeterRegistry registry;
  private final Counter failures;
  private final Counter refusedConnections;

  HttpMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.failures = Counter.builder("nro.http.failures").description(
        "Requests that failed within the server; the log has the cause").register(registry);
    this.refusedConnections = Counter.builder("nro.http.refused.connections").description(
        "Connections closed because too many were open").register(registry);
  }

  /// A request was answered.
  void answered(int status) {
    Counter.builder("nro.http.requests").description("Requests answered, by status").tag("status",
        Integer.toString(status)).register(registry).increment();
  }

  /// A handler failed.
  void failed() {
    failures.increment();
  }

  /// A connection was refused.
  void refusedConnection() {
    refusedConnections.increment();
  }
}
