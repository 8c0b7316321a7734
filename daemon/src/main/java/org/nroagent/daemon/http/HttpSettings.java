package org.nroagent.daemon.http;

import java.time.Duration;
import org.nroagent.daemon.config.ListenAddress;

/// Bounds of a server.
///
/// @param listen where it listens and by which names it may be called
/// @param maxConnections connections above are closed at once
/// @param maxInFlight requests that may be handled at a time; more get a 503
/// @param idleTimeout real time after which a connection without a complete request or progress of a response is
///     closed
public record HttpSettings(ListenAddress listen, int maxConnections, int maxInFlight, Duration idleTimeout) {
  /// Bounds that fit a status page: 128 connections, 16 requests at a time, 30 s.
  public static HttpSettings of(ListenAddress listen) {
    return new HttpSettings(listen, 128, 16, Duration.ofSeconds(30));
  }
}
