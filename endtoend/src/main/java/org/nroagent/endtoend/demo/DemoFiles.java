package org.nroagent.endtoend.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.endtoend.Certificates;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.yang.Dialect;

/// The files of the demonstration, as an operator would write them: configurations, secrets, certificates. The daemons
/// read them as they read any other.
final class DemoFiles {
  static final String COMMUNITY = "demonstration";
  static final String USER = "nro";
  static final String AUTH_PASSWORD = "demonstration-auth";
  static final String PRIV_PASSWORD = "demonstration-priv";
  static final String NETCONF_PASSWORD = "demonstration-netconf";
  static final String SPOKE_AGENT = "spoke1-agent";
  static final String HUB_AGENT = "hubs-agent";

  private final Path folder;
  private final DemoOptions options;
  private final Instant start;
  private final Certificates certificates;
  private final KeyPair hostKey = NetconfServer.generated();

  /// @param start the demonstration's first moment
  DemoFiles(Path folder, DemoOptions options, Instant start) throws Exception {
    this.folder = folder;
    this.options = options;
    this.start = start;
    this.certificates = Certificates.create(folder.resolve("tls"));
    secret("community", COMMUNITY);
    secret("auth", AUTH_PASSWORD);
    secret("priv", PRIV_PASSWORD);
    secret("netconf", NETCONF_PASSWORD);
  }

  /// How the OLT speaks NETCONF, with the key that the agent knows it by.
  LabNetconf netconf() {
    return LabNetconf.withPassword(USER, NETCONF_PASSWORD, Dialect.IETF).withHostKey(hostKey);
  }

  /// Polls the PE-Spoke over SNMPv3 and the OLT over NETCONF.
  Path spokeAgent() throws Exception {
    Path inventory = Files.createDirectories(home(SPOKE_AGENT).resolve("inventory.d"));
    Files.writeString(inventory.resolve("demonstration-nro.yaml"), """
        name: demonstration-nro
        attachments:
          - olt: olt1
            lines:
              - {from: 2024-01-01, ftth: 1800, pra: 12, analogue: 240}
              - {from: 2030-01-01, ftth: 5600, pra: 9}
          - {lines: [{from: 2024-01-01, emergency: 2}]}
        sessions: {count: 1450, on: 2026-06-30}
        """);
    return agent(SPOKE_AGENT, options.spokeAgentPage(), """
          - name: spoke1
            snmp: %s
            meter:
              - {ifName: lag-1, role: access, ifIn: IN}
              - {ifName: loop-east, role: loop, ifIn: OUT}
              - {ifName: loop-west, role: loop, ifIn: OUT}
          - name: olt1
            netconf: %s
            meter:
              - {ifName: lag-1, role: access, ifIn: OUT}
        """.formatted(v3(options.device(0)), netconf(options.device(3))) + topology(SPOKE_AGENT));
  }

  /// Polls both PE-Hubs.
  Path hubAgent() throws Exception {
    return agent(HUB_AGENT, options.hubAgentPage(),
        """
              - name: hub1
                snmp: %s
            %s  - name: hub2
                snmp: %s
            %saggregates:
              - {id: gates, role: gate, sumOf: [hub1.lag-1, hub1.lag-2, hub2.lag-1, hub2.lag-2]}
              - id: billed
                role: gate
                sumOf: [hub1.lag-1.unicast, hub1.lag-2.unicast, hub2.lag-1.unicast, hub2.lag-2.unicast]
                subscribers: [{from: 2024-01-01, count: 3200}, {from: 2030-01-01, count: 9800}]
            declaredWindows:
              - {from: "%s", to: "%s", kind: planned, note: new software on hub1, interfaces: [hub1.lag-1, hub1.lag-2]}
            """
            .formatted(v3(options.device(1)), gates("hub1"), v2c(options.device(2)), gates("hub2"),
                start.plus(Duration.ofHours(16)), start.plus(Duration.ofHours(17)))
            + topology(HUB_AGENT));
  }

  /// What was ordered and agreed, the same for both agents: each only names the devices of the other.
  private static String topology(String agent) {
    return """
        topology:
          client: {name: Demonstration client, trigramme: %1$s, as: 64500}
          gates:
            - name: nominal-gate
              device: hub1
              interface: lag-1
              elsewhere: %2$s
              rank: nominal
              scope: local
              sheet: {lacpMode: active, lacpTimeout: short, cfm: true, ccmInterval: 10s, revertDelay: 300s}
              multicast: &interconnection {vlan: 4000, interface: lag-1.4000, network: 203.0.113.0/31, peer: 203.0.113.1, bfd: true, msdpPeers: [198.51.100.251, 198.51.100.252], maximumSources: 50}
            - name: standby-gate
              device: hub2
              interface: lag-1
              elsewhere: %2$s
              rank: standby
              scope: local
              sheet: {lacpMode: active, lacpTimeout: short, cfm: true, ccmInterval: 10s, revertDelay: 300s}
              multicast: *interconnection
          plaques:
            - name: demonstration-plaque
              nros:
                - name: demonstration-nro
                  olts:
                    - name: olt1
                      svlan: 1201
                      cvlans: [100-199, 835]
                      access: {device: spoke1, interface: lag-1, elsewhere: %3$s}
                      nominalGate: nominal-gate
                      standbyGate: standby-gate
                      nominalWay: {pseudowire: pw-nominal}
                      standbyWay: {pseudowire: pw-standby}
          multicast:
            sourceBlocks: [198.51.100.0/25]
            groups:
              - {group: 233.252.0.10-233.252.0.12, source: 198.51.100.20, exception: addresses for documentation}
              - {group: 233.252.0.20, source: 198.51.100.20, exception: addresses for documentation}
        """
        .formatted(Presets.TRIGRAMME, !agent.equals(HUB_AGENT), !agent.equals(SPOKE_AGENT));
  }

  /// The two gates of a PE-Hub: the first is billed by the sum of its unicast VLANs, the second less its multicast. Its
  /// capacity is read.
  private static String gates(String hub) {
    return """
            meter:
              - ifName: lag-1
                role: gate
                ifIn: OUT
                capacityMbps: 20000
                unicast: {sumOf: [%1$s.lag-1.1201]}
                subscribers: [{from: 2024-01-01, count: 1800}, {from: 2030-01-01, count: 5600}]
              - {ifName: lag-2, role: gate, ifIn: OUT, unicast: {minus: [%1$s.lag-2.4000]}}
              - {ifName: lag-1.1201, ifIn: OUT}
              - {ifName: lag-2.4000, ifIn: OUT}
        """.formatted(hub);
  }

  /// Its inventory says who pays for what, so that the pages of plaques and bills have something to show.
  Path collector() throws Exception {
    Path inventory = Files.createDirectories(folder.resolve("inventory.d"));
    Files.writeString(inventory.resolve("demonstration-plaque.yaml"), """
        nros:
          - name: demonstration-nro
            client: %1$s
            plaque: demonstration-plaque
            available: 2024-01-01
            gates: [nominal-gate, standby-gate]
            interfaces: [{agent: %2$s, interface: spoke1.lag-1}]
            lines: [{from: 2024-01-01, count: 2052}, {from: 2030-01-01, count: 5609}]
        totals:
          - {from: 2024-01-01, pra: 100, bra: 500, analogue: 10000, subscribers: 100000}
        """.formatted(Presets.TRIGRAMME, SPOKE_AGENT));
    return Files.writeString(folder.resolve("collector.yaml"),
        """
            listen: 127.0.0.1:%1$d
            http: {listen: "127.0.0.1:%2$d"}
            dataDirectory: %3$s
            tls: %4$s
            agents:
              - {name: %5$s}
              - {name: %6$s}
            clients:
              - {trigramme: %7$s, name: Demonstration client}
            plaques:
              - {name: demonstration-plaque}
            gates:
              - {name: nominal-gate, plaque: demonstration-plaque, operator: NRO, client: %7$s, collection: regional, inService: 2024-01-01, capacityMbps: 20000, interfaces: [{agent: %6$s, interface: hub1.lag-1}], unicast: {sumOf: [{agent: %6$s, interface: hub1.lag-1.1201}]}}
              - {name: standby-gate, plaque: demonstration-plaque, operator: NRO, client: %7$s, collection: regional, inService: 2024-01-01, capacityMbps: 20000, interfaces: [{agent: %6$s, interface: hub2.lag-1}], unicast: {sumOf: [{agent: %6$s, interface: hub2.lag-1.1201}]}}
              - {name: all-gates, plaque: demonstration-plaque, operator: NRO, capacityMbps: 80000, interfaces: [{agent: %6$s, interface: hub1.lag-1}, {agent: %6$s, interface: hub1.lag-2}, {agent: %6$s, interface: hub2.lag-1}, {agent: %6$s, interface: hub2.lag-2}]}
            """
            .formatted(options.push(), options.collectorPage(), folder.resolve("collector"),
                tls(certificates.collector()),
                SPOKE_AGENT, HUB_AGENT, Presets.TRIGRAMME));
  }

  private Path agent(String name, int page, String devices) throws Exception {
    return Files.writeString(home(name).resolve(name + ".yaml"), """
        name: %s
        dataDirectory: %s
        pollBudget: 6s
        http: {listen: "127.0.0.1:%d"}
        push: {collector: "localhost:%d", tls: %s}
        devices:
        %s""".formatted(name, folder.resolve(name), page, options.push(), tls(certificates.agent(name)),
        devices));
  }

  /// Each agent has a folder of its own, because its inventory lies beside its configuration.
  private Path home(String agent) throws IOException {
    return Files.createDirectories(folder.resolve(agent + ".d"));
  }

  private String v3(int port) {
    return "{address: \"udp:127.0.0.1:%d\", version: 3, user: %s, authProtocol: SHA256, authPasswordFile: %s, privProtocol: AES128, privPasswordFile: %s, timeout: 400ms, retries: 1}"
        .formatted(port, USER, folder.resolve("auth"), folder.resolve("priv"));
  }

  private String v2c(int port) {
    return "{address: \"udp:127.0.0.1:%d\", version: 2c, communityFile: %s, timeout: 400ms, retries: 1}"
        .formatted(port, folder.resolve("community"));
  }

  private String netconf(int port) throws IOException {
    Path knownHosts = Files.writeString(folder.resolve("known_hosts"),
        NetconfServer.knownHost(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            hostKey.getPublic()) + "\n");
    return "{address: \"ssh:127.0.0.1:%d\", user: %s, passwordFile: %s, knownHostsFile: %s, timeout: 2s}"
        .formatted(port, USER, folder.resolve("netconf"), knownHosts);
  }

  private static String tls(TlsFiles files) {
    return "{certificate: %s, key: %s, trust: %s}".formatted(files.certificate(), files.key(), files.trust());
  }

  private void secret(String name, String value) throws IOException {
    Path file = folder.resolve(name);
    Files.createFile(file,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, value);
  }
}
