package org.nroagent.collector.ingest;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.protocol.Limits;

/// What the push port is told.
///
/// @param listen address and port; port 0 takes a free one
/// @param tls certificates, empty for plain TCP
/// @param agents names of the agents that may come
/// @param timeouts real times
public record IngestSettings(InetSocketAddress listen, Optional<TlsFiles> tls, Set<String> agents,
    Timeouts timeouts) {
  public IngestSettings {
    agents = Set.copyOf(agents);
  }

  /// Real times of a session.
  ///
  /// @param hello how long a connection may take until its Hello
  /// @param ping silence after which the agent is asked
  /// @param dead silence after which the connection is closed
  /// @param comparison how often sessions are compared with those at other collectors of the same store, and how long
  /// an agent has to prove that it is still here
  /// @param recheck how often the certificates of open sessions are looked at again
  public record Timeouts(Duration hello, Duration ping, Duration dead, Duration comparison,
      Duration recheck) {
    /// The protocol's.
    public static final Timeouts PROTOCOL = new Timeouts(Duration.ofSeconds(10),
        Duration.ofSeconds(Limits.PING_SECONDS), Duration.ofSeconds(Limits.DEAD_SECONDS),
        Duration.ofSeconds(10));

    /// Looking at certificates again once a minute.
    public Timeouts(Duration hello, Duration ping, Duration dead, Duration comparison) {
      this(hello, ping, dead, comparison, Duration.ofMinutes(1));
    }
  }
}
