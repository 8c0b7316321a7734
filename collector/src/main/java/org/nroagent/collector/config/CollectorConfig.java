package org.nroagent.collector.config;

import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.tls.TlsFiles;

/// Everything the collector is told, checked and complete.
///
/// @param listen where agents push to; port 0 takes a free one
/// @param http where the status page listens
/// @param dataDirectory folder of the store
/// @param retentionMonths months of slots that are kept, 26 by default
/// @param zone the contract's time zone, Europe/Paris by default (M3)
/// @param billableCoveragePercent the coverage below which a gate's figure is not billable, 95 by default (M4)
/// @param tls certificates, empty for plain TCP
/// @param agents the agents that may come
/// @param plaques FTTH areas
/// @param gates delivery gates
public record CollectorConfig(InetSocketAddress listen, ListenAddress http, Path dataDirectory,
    int retentionMonths, ZoneId zone, int billableCoveragePercent,
    Optional<TlsFiles> tls, List<AgentConfig> agents, List<PlaqueConfig> plaques, List<GateConfig> gates) {
  /// Months of slots that are kept where nothing else is configured.
  public static final int DEFAULT_RETENTION_MONTHS = 26;
  /// The push port where none is configured.
  public static final int DEFAULT_PUSH_PORT = 9485;
  /// The port of the page where none is configured.
  public static final int DEFAULT_HTTP_PORT = 9490;

  public CollectorConfig {
    agents = List.copyOf(agents);
    plaques = List.copyOf(plaques);
    gates = List.copyOf(gates);
  }

  /// An agent that may come.
  ///
  /// @param name its name, and its certificate's common name
  public record AgentConfig(String name) {}

  /// An FTTH area.
  ///
  /// @param name its name, unique
  public record PlaqueConfig(String name) {}

  /// A delivery gate.
  ///
  /// @param name its name, unique
  /// @param plaque the area it serves, empty where it is not said
  /// @param operator whose gate it is, empty where it is not said
  /// @param capacityMbps its capacity in Mbit/s, above 0
  /// @param interfaces whose slots are added up to the gate's, at least one
  public record GateConfig(String name, Optional<String> plaque, Optional<String> operator,
      BigDecimal capacityMbps, List<InterfaceRef> interfaces) {
    /// The share of a gate's capacity from which an upgrade is due [C CP 5.2.2].
    public static final int THRESHOLD_PERCENT = 70;

    public GateConfig {
      interfaces = List.copyOf(interfaces);
    }
  }

  /// An interface of an agent.
  ///
  /// @param agent the agent's name
  /// @param interfaceId the interface's public id there
  public record InterfaceRef(String agent, String interfaceId) {
    /// The id over all agents, `agent~interface`. Neither part can hold a tilde, and a URL needs no escape for it.
    @Override
    public String toString() {
      return agent + "~" + interfaceId;
    }
  }
}
