package org.nroagent.collector.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.daemon.tls.TlsFiles;

/// Everything the collector is told, checked and complete.
///
/// @param listen where agents push to; port 0 takes a free one
/// @param http where the status page listens
/// @param dataDirectory folder of the store, unless that is a PostgreSQL database
/// @param postgres the PostgreSQL database that holds the store instead
/// @param retentionMonths months of slots that are kept, 26 by default
/// @param zone the contract's time zone, Europe/Paris by default (M3)
/// @param billableCoveragePercent the coverage below which a gate's figure is not billable, 95 by default (M4)
/// @param tls certificates, empty for plain TCP
/// @param agents the agents that may come
/// @param network what is metered, and whose it is
/// @param notifier who tells the regulator of incidents
/// @param terms what the contract says in numbers
public record CollectorConfig(InetSocketAddress listen, ListenAddress http, Path dataDirectory,
    Optional<StoreLocation.Postgres> postgres, int retentionMonths, ZoneId zone, int billableCoveragePercent,
    Optional<TlsFiles> tls, List<AgentConfig> agents, Network network, Notifier notifier,
    Terms terms) {
  /// Months of slots that are kept where nothing else is configured.
  public static final int DEFAULT_RETENTION_MONTHS = 26;
  /// The push port where none is configured.
  public static final int DEFAULT_PUSH_PORT = 9485;
  /// The port of the page where none is configured.
  public static final int DEFAULT_HTTP_PORT = 9490;
  /// In days.
  private static final int LONGEST_MONTH = 31;

  public CollectorConfig {
    agents = List.copyOf(agents);
  }

  /// A collector of which nobody said who tells the regulator, with the terms that ship.
  public CollectorConfig(InetSocketAddress listen, ListenAddress http, Path dataDirectory,
      Optional<StoreLocation.Postgres> postgres, int retentionMonths, ZoneId zone,
      int billableCoveragePercent, Optional<TlsFiles> tls, List<AgentConfig> agents, Network network) {
    this(listen, http, dataDirectory, postgres, retentionMonths, zone, billableCoveragePercent, tls, agents,
        network, Notifier.NONE, Terms.shipped());
  }

  /// Where the store is.
  public StoreLocation store() {
    return postgres.isPresent() ? postgres.get() : new StoreLocation.Folder(dataDirectory);
  }

  /// Nothing that the store keeps by its months is older.
  public Duration oldest() {
    return Duration.ofDays((long) LONGEST_MONTH * (retentionMonths + 1));
  }

  /// An agent that may come.
  ///
  /// @param name its name, and its certificate's common name
  public record AgentConfig(String name) {}
}
