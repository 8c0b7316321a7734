package org.nroagent.collector.config;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.CollectorConfig.GateConfig;
import org.nroagent.collector.config.CollectorConfig.InterfaceRef;
import org.nroagent.collector.config.CollectorConfig.PlaqueConfig;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.MonthFigure;

/// Reads `collector.yaml`; all that is wrong in it is reported at once.
public final class CollectorConfigReader {
  private static final Path DEFAULT_DATA_DIRECTORY = Path.of("/var/lib/nro-collector");
  private static final int MOST_RETENTION_MONTHS = 240;
  private static final String PLACEHOLDER = "?";

  private final YamlReader yaml;

  /// @param environment the environment variables, `System::getenv` outside tests
  public CollectorConfigReader(Function<String, @Nullable String> environment) {
    this.yaml = new YamlReader(environment);
  }

  /// Reads a file.
  ///
  /// @throws ConfigurationException with all problems, if it cannot be used
  public YamlReader.Loaded<CollectorConfig> read(Path file) throws ConfigurationException {
    return yaml.read(file, CollectorConfigReader::config);
  }

  private static CollectorConfig config(Section root) {
    Optional<TlsFiles> tls = root.section("tls").optional().map(CollectorConfigReader::tls);
    InetSocketAddress listen = listen(root, tls.isPresent() || root.section("tls").isGiven());
    ListenAddress http = root.section("http").optional()
        .map(section -> ListenAddress.read(section, CollectorConfig.DEFAULT_HTTP_PORT))
        .orElseGet(() -> ListenAddress.loopback(CollectorConfig.DEFAULT_HTTP_PORT));
    List<AgentConfig> agents = agents(root);
    List<PlaqueConfig> plaques = plaques(root);
    return new CollectorConfig(listen, http, root.path("dataDirectory").orElse(DEFAULT_DATA_DIRECTORY),
        root.integer("retentionMonths", 2, MOST_RETENTION_MONTHS)
            .orElse(CollectorConfig.DEFAULT_RETENTION_MONTHS),
        root.zone("zone").orElse(CivilMonth.CONTRACT_ZONE),
        root.integer("billableCoveragePercent", 1, 100).orElse(MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT),
        tls, agents, plaques,
        gates(root, agents, plaques));
  }

  private static TlsFiles tls(Section section) {
    Path placeholder = Path.of(PLACEHOLDER);
    return new TlsFiles(section.path("certificate").required(placeholder),
        section.path("key").required(placeholder), section.path("trust").required(placeholder));
  }

  /// Without certificates anybody who reaches the port could push: it takes `plain: true`, and a loopback address
  /// unless `plainToRemote: true` says that the network is closed.
  private static InetSocketAddress listen(Section root, boolean encrypted) {
    Field<HostAndPort> field = root.hostAndPort("listen", CollectorConfig.DEFAULT_PUSH_PORT)
        .check(host -> host.isLoopback() || host.literalAddress().isPresent(),
            "must be an address such as 0.0.0.0:9485 or [::]:9485, not a name");
    Field<Boolean> plainField = root.bool("plain");
    boolean plain = plainField.orElse(false);
    boolean allowRemote = root.bool("plainToRemote").orElse(false);
    HostAndPort host = field.orElse(new HostAndPort("127.0.0.1", CollectorConfig.DEFAULT_PUSH_PORT));
    if (plain && encrypted) {
      plainField.error("contradicts 'tls'; remove one of them");
    } else if (!plain && !encrypted) {
      root.error("needs 'tls' with certificate, key and trust, or 'plain: true' for agents on this machine");
    } else if (plain && !host.isLoopback()) {
      remotePlain(field, host, allowRemote);
    }
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    return new InetSocketAddress(host.literalAddress().orElse(loopback), host.port());
  }

  private static void remotePlain(Field<HostAndPort> field, HostAndPort host, boolean allowRemote) {
    if (allowRemote) {
      field.warning(
          "whoever reaches " + host + " can push as any agent, because 'plain' shows no certificates");
    } else {
      field.error(
          host + " is not a loopback address and 'plain' shows no certificates; configure 'tls', or set "
              + "plainToRemote: true on a closed network");
    }
  }

  private static List<AgentConfig> agents(Section root) {
    List<AgentConfig> agents = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : root.sections("agents").required(List.of())) {
      agents.add(new AgentConfig(uniqueName(section, names, "agent")));
    }
    return agents;
  }

  private static List<PlaqueConfig> plaques(Section root) {
    List<PlaqueConfig> plaques = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : root.sections("plaques").orElse(List.of())) {
      plaques.add(new PlaqueConfig(uniqueName(section, names, "plaque")));
    }
    return plaques;
  }

  private static List<GateConfig> gates(Section root, List<AgentConfig> agents, List<PlaqueConfig> plaques) {
    List<GateConfig> gates = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<String> agentNames = agents.stream().map(AgentConfig::name).toList();
    List<String> plaqueNames = plaques.stream().map(PlaqueConfig::name).toList();
    for (Section section : root.sections("gates").orElse(List.of())) {
      String name = uniqueName(section, names, "gate");
      Field<String> plaque = section.id("plaque");
      requireKnown(plaque, plaqueNames, "plaque", "plaques");
      Field<BigDecimal> capacity = section.decimal("capacityMbps")
          .check(mbps -> mbps.signum() > 0, "must be above 0 Mbit/s");
      gates.add(new GateConfig(name, plaque.optional(), section.text("operator").optional(),
          capacity.required(BigDecimal.ONE), interfaces(section, agentNames)));
    }
    return gates;
  }

  private static List<InterfaceRef> interfaces(Section gate, List<String> agentNames) {
    List<InterfaceRef> interfaces = new ArrayList<>();
    Set<InterfaceRef> seen = new HashSet<>();
    Field<List<Section>> field = gate.sections("interfaces")
        .check(list -> !list.isEmpty(), "must name at least one interface");
    for (Section section : field.required(List.of())) {
      Field<String> agent = section.id("agent");
      requireKnown(agent, agentNames, "agent", "agents");
      InterfaceRef ref = new InterfaceRef(agent.required(PLACEHOLDER),
          section.id("interface").required(PLACEHOLDER));
      if (!seen.add(ref)) {
        section.error("interface " + ref + " is there twice; its octets would be counted twice");
      }
      interfaces.add(ref);
    }
    return interfaces;
  }

  private static void requireKnown(Field<String> field, List<String> names, String kind, String section) {
    field.optional().filter(name -> !names.contains(name)).ifPresent(
        name -> field.unknown("there is no " + kind + " '" + name + "' under '" + section + "'", names));
  }

  private static String uniqueName(Section section, Set<String> names, String kind) {
    Field<String> field = section.id("name");
    String name = field.required(PLACEHOLDER);
    if (field.optional().isPresent() && !names.add(name)) {
      field.error("there are two " + kind + "s called '" + name + "'; give one another name");
    }
    return name;
  }
}
