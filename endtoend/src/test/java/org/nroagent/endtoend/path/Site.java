package org.nroagent.endtoend.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.endtoend.Certificates;

/// The files of one agent `hub-agent` with one device `hub1`, and of the collector that it pushes to.
final class Site {
  static final String COMMUNITY = "site-community";
  static final String AGENT = "hub-agent";
  static final String FIRST_GATE = "hub1.lag-1";
  static final String SECOND_GATE = "hub1.lag-2";

  private final Path folder;
  private final Certificates certificates;
  private final int slotSeconds;

  Site(Path folder, int slotSeconds) throws Exception {
    this.folder = folder;
    this.slotSeconds = slotSeconds;
    this.certificates = Certificates.create(folder.resolve("tls"));
    PlainFiles.secret(community(), COMMUNITY);
  }

  Path agentData() {
    return folder.resolve("agent");
  }

  Path collectorData() {
    return folder.resolve("collector");
  }

  Path collectorDatabase() throws IOException {
    try (var files = Files.list(collectorData())) {
      return files.filter(file -> file.toString().endsWith(".db") || file.toString().endsWith(".sqlite"))
          .findFirst()
          .orElseThrow();
    }
  }

  /// @param pagePort port of the agent's page, 0 for a free one
  Path agentFile(int snmpPort, int pushPort, int pagePort) throws Exception {
    return Files.writeString(folder.resolve("agent.yaml"), """
        name: %s
        slotSeconds: %d
        pollBudget: %s
        retentionDays: 62
        dataDirectory: %s
        http: {listen: "127.0.0.1:%d"}
        push: {collector: "localhost:%d", tls: %s}
        devices:
          - name: hub1
            snmp: {address: "udp:127.0.0.1:%d", version: 2c, communityFile: %s, timeout: %s, retries: 1}
            meter:
              - {ifName: lag-1, role: gate, ifIn: IN, capacityMbps: 20000}
              - {ifName: lag-2, role: gate, ifIn: IN, capacityMbps: 20000}
        """.formatted(AGENT, slotSeconds, slotSeconds > 10 ? "5s" : "900ms", agentData(), pagePort, pushPort,
        tls("agent"), snmpPort, community(), slotSeconds > 10 ? "1500ms" : "300ms"));
  }

  /// @param pushPort where agents push to, 0 for a free port
  Path collectorFile(int pushPort, int pagePort) throws Exception {
    return Files.writeString(folder.resolve("collector.yaml"),
        """
            listen: 127.0.0.1:%d
            http: {listen: "127.0.0.1:%d"}
            dataDirectory: %s
            tls: %s
            agents: [{name: %s}]
            gates:
              - {name: both, capacityMbps: 40000, interfaces: [{agent: %s, interface: %s}, {agent: %s, interface: %s}]}
            """
            .formatted(pushPort, pagePort, collectorData(), tls("collector"), AGENT, AGENT,
                FIRST_GATE, AGENT,
                SECOND_GATE));
  }

  private String tls(String who) throws Exception {
    Path key = folder.resolve("tls").resolve((who.equals("agent") ? AGENT : who) + ".key");
    if (Files.exists(key)) {
      return "{certificate: %s, key: %s, trust: %s}".formatted(
          key.resolveSibling(key.getFileName().toString().replace(".key", ".pem")), key,
          key.resolveSibling("authority.pem"));
    }
    TlsFiles files = who.equals("agent") ? certificates.agent(AGENT) : certificates.collector();
    return "{certificate: %s, key: %s, trust: %s}".formatted(files.certificate(), files.key(), files.trust());
  }

  private Path community() {
    return folder.resolve("community");
  }
}
