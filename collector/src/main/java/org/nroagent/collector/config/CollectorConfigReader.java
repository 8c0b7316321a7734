package org.nroagent.collector.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nroagent.collector.inventory.EnteredIncident;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network.ClientConfig;
import org.nroagent.collector.config.Network.Delivery;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.config.Network.PlaqueConfig;
import org.nroagent.collector.inventory.KnownNames;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.Field;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Section;
import org.nroagent.daemon.config.YamlFiles;
import org.nroagent.daemon.config.YamlReader;
import org.nroagent.daemon.regulation.Parties;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.daemon.regulation.Terms;
import org.nroagent.daemon.regulation.TermsReader;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.figure.MonthFigure;

/// Reads `collector.yaml` with the inventory and the terms beside it; all that is wrong in them is reported at once.
public final class CollectorConfigReader {
  private static final Path DEFAULT_DATA_DIRECTORY = Path.of("/var/lib/nro-collector");
  private static final int MOST_RETENTION_MONTHS = 240;
  /// A whole half-year is looked at until the one after it is over, and told then [R 3(5)].
  private static final int MONTHS_OF_A_REFERENCE_SPEED = 13;
  private static final int SHORTEST_TOKEN = 16;

  private final YamlReader yaml;

  /// @param environment the environment variables, `System::getenv` outside tests
  public CollectorConfigReader(Function<String, @Nullable String> environment) {
    this.yaml = new YamlReader(environment);
  }

  /// Reads a file.
  ///
  /// @throws ConfigurationException with all problems, if it cannot be used
  public YamlReader.Loaded<CollectorConfig> read(Path file) throws ConfigurationException {
    YamlFiles files = yaml.files();
    return files.loaded(files.read(file, root -> config(root, files, file)));
  }

  private static CollectorConfig config(Section root, YamlFiles files, Path file) {
    Optional<TlsFiles> tls = root.section("tls").optional().map(CollectorConfigReader::tls);
    InetSocketAddress listen = listen(root, tls.isPresent() || root.section("tls").isGiven());
    ListenAddress http = root.section("http").optional()
        .map(section -> ListenAddress.read(section, CollectorConfig.DEFAULT_HTTP_PORT))
        .orElseGet(() -> ListenAddress.loopback(CollectorConfig.DEFAULT_HTTP_PORT));
    UniqueNames agentNames = new UniqueNames("agent");
    List<AgentConfig> agents = agents(root, agentNames);
    Network network = new NetworkReader(files, file).read(root, agentNames.known("agents"));
    Terms terms = TermsReader.read(files, root, file, Optional.of(parties(network)));
    Optional<Notifier> notifier = root.section("notifications").optional()
        .map(section -> notifier(section, terms.regulations()));
    return new CollectorConfig(listen, http, root.path("dataDirectory").orElse(DEFAULT_DATA_DIRECTORY),
        root.section("postgresql").optional().map(PostgresSection::read),
        retentionMonths(root),
        root.zone("zone").orElse(CivilMonth.CONTRACT_ZONE),
        root.integer("billableCoveragePercent", 1, 100).orElse(MonthFigure.DEFAULT_BILLABLE_COVERAGE_PERCENT),
        tls, agents, network, notifier.orElseGet(() -> Notifier.unnamed(terms.regulations())), terms);
  }

  private static Parties parties(Network network) {
    return new Parties(network.clients().stream().map(ClientConfig::trigramme).collect(Collectors.toSet()),
        network.plaques().stream().map(PlaqueConfig::name).collect(Collectors.toSet()),
        network.gates().stream().collect(Collectors.toMap(GateConfig::name,
            gate -> gate.delivery().map(Delivery::client), (first, _) -> first)));
  }

  private static int retentionMonths(Section root) {
    Field<Integer> months = root.integer("retentionMonths", 2, MOST_RETENTION_MONTHS);
    if (months.orElse(MONTHS_OF_A_REFERENCE_SPEED) < MONTHS_OF_A_REFERENCE_SPEED) {
      months.warning("is below the " + MONTHS_OF_A_REFERENCE_SPEED
          + " months over which slots and sessions are wanted for the regulator's reference speeds");
    }
    return months.orElse(CollectorConfig.DEFAULT_RETENTION_MONTHS);
  }

  private static Notifier notifier(Section section, Regulations regulations) {
    return new Notifier(section.text("operator").optional(), section.text("contact").optional(),
        regulations.profile(section.id(Regulations.KEY)),
        section.secret("token").check(secret -> secret.reveal().length() >= SHORTEST_TOKEN,
            "is shorter than " + SHORTEST_TOKEN + " characters; make one with: openssl rand -hex 24")
            .optional());
  }

  private static TlsFiles tls(Section section) {
    Path placeholder = Path.of(KnownNames.PLACEHOLDER);
    return new TlsFiles(section.path("certificate").required(placeholder),
        section.path("key").required(placeholder), section.path("trust").required(placeholder),
        section.path("revoked").optional());
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

  private static List<AgentConfig> agents(Section root, UniqueNames names) {
    return root.sections("agents").required(List.of()).stream()
        .map(section -> new AgentConfig(
            names.read(section.id("name").check(name -> !name.equals(EnteredIncident.AGENT),
                "is the name under which incidents of the inventory stand; give the agent another one"))))
        .toList();
  }
}
