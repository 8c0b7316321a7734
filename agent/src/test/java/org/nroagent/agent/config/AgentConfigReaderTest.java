package org.nroagent.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.config.AgentConfig.MeteredConfig;
import org.nroagent.agent.config.AgentConfig.PushConfig;
import org.nroagent.agent.config.AgentConfig.Role;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.ConfigurationException;
import org.nroagent.daemon.config.HostAndPort;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.daemon.config.Problem;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.config.YamlReader.Loaded;
import org.nroagent.daemon.tls.TlsFiles;
import org.nroagent.model.Direction;
import org.nroagent.model.SlotGrid;

class AgentConfigReaderTest {
  /// Nine lines, the shortest configuration that works.
  private static final String MINIMAL = """
      name: hub1-agent
      devices:
        - name: hub1
          snmp:
            address: 192.0.2.1
            version: 2c
            communityFile: hub1.community
          meter:
            - {ifName: lag-1, ifIn: IN}
      """;

  @TempDir
  Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void secrets() throws IOException {
    for (String name : List.of("hub1.community", "spoke7.community", "hub1.auth", "hub1.priv")) {
      Path file = Files.writeString(folder.resolve(name), "secret of " + name + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
    Files.createDirectory(folder.resolve("tls"));
    for (String name : List.of("agent.pem", "agent.key", "collector-ca.pem")) {
      Files.createFile(folder.resolve("tls").resolve(name));
    }
  }

  private Loaded<AgentConfig> load(String yaml) throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("agent.yaml"), yaml);
    return new AgentConfigReader(environment::get).read(file);
  }

  private AgentConfig read(String yaml) throws ConfigurationException, IOException {
    return load(yaml).value();
  }

  private List<String> rendered(List<Problem> problems) {
    return problems.stream().map(problem -> problem.render().replace(folder + "/", "")).toList();
  }

  private List<String> problems(String yaml) {
    return rendered(assertThrows(ConfigurationException.class, () -> load(yaml)).problems());
  }

  private List<String> warnings(String yaml) throws ConfigurationException, IOException {
    return rendered(load(yaml).warnings());
  }

  /// The minimal configuration with other keys in the section `snmp`, which start in line 6.
  private static String withSnmp(String keys) {
    return MINIMAL.replace("      version: 2c\n      communityFile: hub1.community\n", keys.indent(6));
  }

  /// The minimal configuration with other items in the list `meter`, which start in line 9.
  private static String withMeter(String items) {
    return MINIMAL.replace("      - {ifName: lag-1, ifIn: IN}\n", items.indent(6));
  }

  @Test
  void theShippedExampleIsValid() throws Exception {
    Loaded<AgentConfig> loaded = load(Files.readString(Path.of("../packaging/etc/agent.yaml")));
    assertEquals(List.of(), loaded.warnings());
    AgentConfig config = loaded.value();
    Path tls = folder.resolve("tls");
    assertEquals(new PushConfig("collector.example.net", 9485,
        new TlsFiles(tls.resolve("agent.pem"), tls.resolve("agent.key"), tls.resolve("collector-ca.pem"))),
        config.push());
    DeviceConfig hub = new DeviceConfig("hub1",
        new SnmpSettings("192.0.2.1", 161,
            new Credentials.User("nro", AuthProtocol.SHA256, new Secret("secret of hub1.auth"),
                PrivProtocol.AES128,
                new Secret("secret of hub1.priv")),
            Duration.ofSeconds(2), 2, 20),
        null, List.of(new MeteredConfig("hub1.lag-1", "lag-1", Direction.IN, Role.GATE,
            Optional.of(new BigDecimal("20000"))),
            new MeteredConfig("hub1.lag-1.4000", "lag-1.4000", Direction.IN, Role.ACCESS, Optional.empty())));
    DeviceConfig spoke = new DeviceConfig("spoke7",
        new SnmpSettings("192.0.2.7", 161,
            new Credentials.Community(new Secret("secret of spoke7.community")),
            Duration.ofSeconds(2), 2, 20),
        null,
        List.of(new MeteredConfig("spoke7.east", "1/1/c1", Direction.OUT, Role.LOOP, Optional.empty())));
    assertEquals(List.of(hub, spoke), config.devices());
  }

  @Test
  void profilesBesideTheConfigurationAreReadWithIt() throws Exception {
    Path profiles = Files.createDirectory(folder.resolve("profiles.d"));
    String mine = """
        profile: mine
        evidence: recorded
        sysObjectIds: [1.3.6.1.4.1.32473.7]
        tables: {interfaces: if-mib}
        """;
    Files.writeString(profiles.resolve("mine.yaml"), mine);
    assertEquals("mine", read(MINIMAL).profiles().of("1.3.6.1.4.1.32473.7.1", "").name());
    Files.writeString(profiles.resolve("mine.yaml"), mine.replace("sysObjectIds", "sysObjectId"));
    assertEquals(
        List.of("profiles.d/mine.yaml:1: sysObjectIds: is required",
            "profiles.d/mine.yaml:3: sysObjectId: unknown key; did you mean 'sysObjectIds'?"),
        problems(MINIMAL));
    assertTrue(problems(MINIMAL.replace("version: 2c", "version: 4")).getFirst().startsWith("agent.yaml:"));
  }

  @Test
  void everythingElseHasADefault() throws Exception {
    AgentConfig config = read(MINIMAL);
    assertEquals("hub1-agent", config.name());
    assertEquals(ZoneId.of("Europe/Paris"), config.zone());
    assertEquals(SlotGrid.FIVE_MINUTES, config.grid());
    assertEquals(Path.of("/var/lib/nro-agent"), config.dataDirectory());
    assertEquals(70, config.retentionDays());
    assertEquals(Duration.ofSeconds(60), config.pollBudget());
    assertEquals(ListenAddress.loopback(9480), config.http());
    assertNull(config.push());
    assertEquals(
        List.of(new MeteredConfig("hub1.lag-1", "lag-1", Direction.IN, Role.ACCESS, Optional.empty())),
        config.devices().getFirst().metered());
  }

  @Test
  void everyKeyCanBeGiven() throws Exception {
    AgentConfig config = read(MINIMAL + """
        zone: UTC
        slotSeconds: 10
        dataDirectory: data
        retentionDays: 100
        pollBudget: 8s
        http: {listen: "[::1]:8080"}
        push: {collector: "[::1]:7000", plain: true}
        """);
    assertEquals(ZoneId.of("UTC"), config.zone());
    assertEquals(new SlotGrid(10), config.grid());
    assertEquals(folder.resolve("data"), config.dataDirectory());
    assertEquals(100, config.retentionDays());
    assertEquals(Duration.ofSeconds(8), config.pollBudget());
    assertEquals(8080, config.http().address().getPort());
    assertEquals(new PushConfig("::1", 7000, null), config.push());
  }

  @Test
  void membersOfLagsMayBeAgreed() throws Exception {
    assertEquals(Map.of(), read(MINIMAL).devices().getFirst().lagMembers());
    assertEquals(Map.of("lag-1", Set.of("1/1/3", "1/1/4")), read(MINIMAL + """
            lags:
              - {ifName: lag-1, members: [1/1/3, 1/1/4, 1/1/4]}
        """).devices().getFirst().lagMembers());
    assertEquals(
        List.of(
            "agent.yaml:11: devices[0].lags[0].members: has no port; leave the LAG out where nothing was agreed",
            "agent.yaml:12: devices[0].lags[1].ifName: the members of 'lag-1' are in line 11 already",
            "agent.yaml:13: devices[0].lags[2].members: is required"),
        problems(MINIMAL + """
                lags:
                  - {ifName: lag-1, members: []}
                  - {ifName: lag-1, members: [1/1/3]}
                  - {ifName: lag-3}
            """));
  }

  @Test
  void notificationsAreReceivedOnlyWhereAnAddressIsGiven() throws Exception {
    assertEquals(Optional.empty(), read(MINIMAL).notifications());
    assertEquals(
        Optional
            .of(new NotificationPort.Own(new InetSocketAddress(InetAddress.ofLiteral("192.0.2.10"), 9162))),
        read(MINIMAL + "notifications: {listen: 192.0.2.10}\n").notifications());
    assertEquals(
        Optional.of(new NotificationPort.Own(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 162))),
        read(MINIMAL + "notifications: {listen: \"127.0.0.1:162\"}\n").notifications());
    assertEquals(Optional.of(new NotificationPort.Passed()),
        read(MINIMAL + "notifications: {listen: systemd}\n").notifications());
    assertTrue(problems(MINIMAL + "notifications: {listen: traps.example}\n").getFirst()
        .contains("notifications.listen: must be an address of this machine"));
    assertTrue(problems(MINIMAL + "notifications: {}\n").getFirst().contains("notifications"));
    assertTrue(problems(MINIMAL + "notifications: {listen: 127.0.0.1, comunity: x}\n").getFirst()
        .contains("notifications.comunity"));
  }

  @Test
  void manyProblemsAreReportedAtOnceInTheOrderOfTheFile() {
    assertEquals(List.of(
        "agent.yaml:1: name: 'hub 1' is not a name of at most 128 letters, digits, '.', '_' and '-'",
        "agent.yaml:2: slotSeconds: does not divide a day of 86400 s; use for example 300, 60 or 10",
        "agent.yaml:3: zone: 'Europe/Pariss' is not a time zone, for example Europe/Paris; did you mean 'Europe/Paris'?",
        "agent.yaml:6: devices[0].snmp.address: is required",
        "agent.yaml:6: devices[0].snmp.adress: unknown key; did you mean 'address'?",
        "agent.yaml:8: devices[0].snmp.comunityFile: unknown key; did you mean 'communityFile'?",
        "agent.yaml:10: devices[0].meter[0].ifIn: 'inn' is none of in, out; did you mean 'in'?",
        "agent.yaml:10: devices[0].meter[0].role: 'gatte' is none of gate, loop, access; did you mean 'gate'?"),
        problems("""
            name: hub 1
            slotSeconds: 7
            zone: Europe/Pariss
            devices:
              - name: hub1
                snmp: {adress: 192.0.2.1,
                  version: 2c, communityFile: hub1.community,
                  comunityFile: hub1.community}
                meter:
                  - {ifName: lag-1, ifIn: inn, role: gatte}
            """));
  }

  @Test
  void namesOfDevicesAreUnique() {
    assertEquals(List.of("agent.yaml:11: devices[1].name: is the name of the device in line 3 already",
        "agent.yaml:13: devices[1].meter[0].ifName: the id 'hub1.lag-1' is used in line 9 already; "
            + "give one of them another 'id'"),
        problems(MINIMAL + """
              # the same again
              - name: hub1
                snmp: {address: 192.0.2.2, version: 2c, communityFile: hub1.community}
                meter: [{ifName: lag-1, ifIn: IN}]
            """));
  }

  @Test
  void idsOfInterfacesAreUnique() {
    assertEquals(
        List.of("agent.yaml:10: devices[0].meter[1].id: the id 'hub1.lag-1' is used in line 9 already; "
            + "give one of them another 'id'"),
        problems(withMeter("""
            - {ifName: lag-1, ifIn: IN}
            - {ifName: lag-2, ifIn: IN, id: hub1.lag-1}""")));
    assertEquals(
        List.of("agent.yaml:10: devices[0].meter[1].ifName: the id 'hub1.1_1_1' is used in line 9 already; "
            + "give one of them another 'id'"),
        problems(withMeter("""
            - {ifName: 1/1/1, ifIn: IN}
            - {ifName: 1 1 1, ifIn: IN}""")));
  }

  @Test
  void anInterfaceIsMeteredOnce() {
    assertEquals(
        List.of("agent.yaml:10: devices[0].meter[1].ifName: interface 'lag-1' is metered in line 9 already"),
        problems(withMeter("""
            - {ifName: lag-1, ifIn: IN}
            - {ifName: lag-1, ifIn: OUT, id: other}""")));
  }

  @Test
  void directionIsNeverGuessed() {
    assertEquals(List.of("agent.yaml:9: devices[0].meter[0].ifIn: is required"),
        problems(withMeter("- {ifName: lag-1}")));
  }

  @Test
  void capacityIsPositive() {
    assertEquals(List.of("agent.yaml:9: devices[0].meter[0].capacityMbps: must be above 0"),
        problems(withMeter("- {ifName: lag-1, ifIn: IN, capacityMbps: 0}")));
  }

  @Test
  void requiresDevicesButNotThatTheyAreMetered() throws Exception {
    assertEquals(List.of("agent.yaml:1: devices: is required"), problems("name: a"));
    assertEquals(List.of("agent.yaml:1: devices: has no device; name at least one"),
        problems("{name: a, devices: []}"));
    assertEquals(List.of("agent.yaml:3: warning: devices: no interface is metered; list some under 'meter'"),
        warnings(withMeter("").replace("    meter:\n", "")));
  }

  @Test
  void versionThreeIsTheDefaultWithBothProtocols() throws Exception {
    String yaml = withSnmp("""
        user: nro
        authPasswordFile: hub1.auth
        privPasswordFile: hub1.priv""");
    assertEquals(
        new Credentials.User("nro", AuthProtocol.SHA256, new Secret("secret of hub1.auth"),
            PrivProtocol.AES128,
            new Secret("secret of hub1.priv")),
        snmp(read(yaml)).credentials());
  }

  @Test
  void passwordsMayComeFromTheEnvironmentAndAreLongEnough() throws Exception {
    String yaml = withSnmp("""
        user: nro
        authPasswordEnv: HUB1_AUTH
        privProtocol: NONE""");
    environment.put("HUB1_AUTH", "12345678");
    assertEquals(
        new Credentials.User("nro", AuthProtocol.SHA256, new Secret("12345678"), PrivProtocol.NONE,
            new Secret("")),
        snmp(read(yaml)).credentials());
    assertEquals(
        List.of(
            "agent.yaml:8: warning: devices[0].snmp.privProtocol: what the device says is not encrypted on the way"),
        warnings(yaml));
    environment.put("HUB1_AUTH", "1234567");
    assertEquals(
        "agent.yaml:7: devices[0].snmp.authPasswordEnv: the password is shorter than 8 characters (RFC 3414 §11.2)",
        problems(yaml).getFirst());
  }

  @Test
  void credentialsFitTheirVersion() {
    assertEquals(List.of("agent.yaml:8: devices[0].snmp.user: is for version 3 only"), problems(withSnmp("""
        version: 2c
        communityFile: hub1.community
        user: nro""")));
    assertEquals(List.of(
        "agent.yaml:9: devices[0].snmp.communityFile: is for version 2c only; set version: 2c or use user and passwords"),
        problems(withSnmp("""
            user: nro
            authPasswordFile: hub1.auth
            privPasswordFile: hub1.priv
            communityFile: hub1.community""")));
    assertEquals(List.of("agent.yaml:6: devices[0].snmp.version: '1' is neither 2c nor 3"),
        problems(withSnmp("""
            version: 1
            user: nro
            authPasswordFile: hub1.auth
            privPasswordFile: hub1.priv""")));
    assertEquals(
        List.of("agent.yaml:7: devices[0].snmp.authProtocol: privacy needs authentication (RFC 3414 §1.4.2); "
            + "set privProtocol: NONE too"),
        problems(withSnmp("""
            user: nro
            authProtocol: NONE
            privPasswordFile: hub1.priv""")));
  }

  @Test
  void secretsNeverAppearInProblems() throws Exception {
    Files.setPosixFilePermissions(folder.resolve("hub1.community"),
        PosixFilePermissions.fromString("rw-r--r--"));
    List<String> problems = problems(MINIMAL);
    assertEquals(
        List.of("agent.yaml:7: devices[0].snmp.communityFile: hub1.community is open to every user of this "
            + "machine; run: chmod 640 hub1.community"),
        problems);
    assertFalse(read(withSnmp("""
        user: nro
        authPasswordFile: hub1.auth
        privPasswordFile: hub1.priv""")).toString().contains("secret of"));
  }

  private static SnmpSettings snmp(AgentConfig config) {
    return assertInstanceOf(DeviceAccess.Snmp.class, config.devices().getFirst().access()).settings();
  }

  @Test
  void addressesTakeNamesIpv6AndPorts() throws Exception {
    for (String address : List.of("udp:hub1.example.net:1161", "hub1.example.net:1161")) {
      SnmpSettings snmp = snmp(read(MINIMAL.replace("192.0.2.1", address)));
      assertEquals("hub1.example.net:1161", snmp.host() + ":" + snmp.port());
    }
    SnmpSettings snmp = snmp(read(MINIMAL.replace("192.0.2.1", "\"udp:[2001:db8::1]\"")));
    assertEquals("2001:db8::1:161", snmp.host() + ":" + snmp.port());
    for (String address : List.of("tcp:192.0.2.1:161", "udp:192.0.2.1:0", "udp:192.0.2.1:70000",
        "192.0.2.300")) {
      assertEquals(1, problems(MINIMAL.replace("192.0.2.1", address)).size(), address);
    }
  }

  @Test
  void pollsFitIntoTheirSlot() throws Exception {
    assertEquals(List.of(
        "agent.yaml:10: pollBudget: must be at most nine tenths of a slot of 300 s, or a poll runs into the next one"),
        problems(MINIMAL + "pollBudget: 5m\n"));
    assertEquals(Duration.ofSeconds(5), read(MINIMAL + "slotSeconds: 10\n").pollBudget());
    assertEquals(
        List.of("agent.yaml:3: warning: devices[0]: one lost request takes 6000 ms with its retries, "
            + "more than pollBudget (3000 ms); lower timeout or retries"),
        warnings(MINIMAL + "pollBudget: 3s\n"));
  }

  @Test
  void aShortRetentionIsAWarning() throws Exception {
    assertEquals(
        List.of(
            "agent.yaml:10: warning: retentionDays: below 62 days a month's percentile cannot be computed again "
                + "once the next month has ended"),
        warnings(MINIMAL + "retentionDays: 61\n"));
    assertEquals(List.of(), warnings(MINIMAL + "retentionDays: 62\n"));
    assertEquals(warnings(MINIMAL + "retentionDays: 61\n"), warnings(MINIMAL + "retentionDays: 33\n"));
    assertEquals(
        List.of(
            "agent.yaml:10: warning: retentionDays: below 33 days the beginning of a month is overwritten "
                + "before the month is closed: its figure is kept without it and never billable"),
        warnings(MINIMAL + "retentionDays: 32\n"));
    assertEquals(List.of("agent.yaml:10: retentionDays: 0 is not within 1…3660"),
        problems(MINIMAL + "retentionDays: 0\n"));
  }

  @Test
  void plainDeliveryStaysOnThisMachineUnlessForced() throws Exception {
    String remote = MINIMAL + "push: {collector: collector.example.net, plain: true}\n";
    assertEquals(
        List.of("agent.yaml:10: push.plain: collector.example.net:9485 is not this machine; use 'tls', "
            + "or 'plainToRemote: true' on a closed network"),
        problems(remote));
    Loaded<AgentConfig> forced = load(remote.replace("plain: true", "plain: true, plainToRemote: true"));
    assertEquals(1, forced.warnings().size());
    PushConfig push = forced.value().push();
    assertNotNull(push);
    assertNull(push.tls());
    assertEquals(
        List.of("agent.yaml:10: push: needs 'tls' with certificate, key and trust, or 'plain: true' for a "
            + "collector on this machine"),
        problems(MINIMAL + "push: {collector: localhost}\n"));
  }

  @Test
  void severalCollectorsAreTakenInTheirOrder() throws Exception {
    assertEquals(
        new PushConfig(List.of(new HostAndPort("localhost", 9485), new HostAndPort("127.0.0.1", 7000)), null),
        load(MINIMAL + "push: {collectors: [localhost, '127.0.0.1:7000'], plain: true}\n").value().push());
  }

  @Test
  void refusesCollectorsThatMakeNoSense() {
    assertEquals(List.of("agent.yaml:10: push.collector: makes no sense beside 'collectors'; name it there"),
        problems(MINIMAL + "push: {collector: localhost, collectors: [127.0.0.1], plain: true}\n"));
    assertEquals(List.of("agent.yaml:10: push.collectors[1]: localhost:9485 is there twice"),
        problems(MINIMAL + "push: {collectors: [localhost, localhost], plain: true}\n"));
    assertEquals(List.of("agent.yaml:10: push.collectors: must name at least one collector"),
        problems(MINIMAL + "push: {collectors: [], plain: true}\n"));
    assertEquals(
        List.of("agent.yaml:10: push.collectors[1]: port 0 cannot be called; the collector has 9485"),
        problems(MINIMAL + "push: {collectors: [localhost, 'localhost:0'], plain: true}\n"));
    assertEquals(1,
        problems(MINIMAL + "push: {collectors: [localhost, collector.example.net], plain: true}\n")
            .size());
  }

  @Test
  void tlsNeedsAllItsFilesAndExcludesPlain() {
    assertEquals(List.of("agent.yaml:12: push.tls.trust: is required",
        "agent.yaml:12: push.tls.certificate: there is no such file",
        "agent.yaml:13: push.plain: makes no sense beside 'tls'; remove one of them"), problems(MINIMAL + """
            push:
              collector: localhost
              tls: {certificate: tls/nowhere.pem, key: tls/agent.key}
              plain: true
            """));
  }

  @Test
  void pagesStayOnThisMachineUnlessForced() throws Exception {
    assertEquals(1, problems(MINIMAL + "http: {listen: 0.0.0.0:9480}\n").size());
    assertEquals(1, warnings(MINIMAL + "http: {listen: 0.0.0.0:9480, allowRemote: true}\n").size());
  }

  @Test
  void tooManyDevicesAreRefused() {
    StringBuilder yaml = new StringBuilder("name: a\ndevices:\n");
    for (int i = 0; i <= 1000; i++) {
      yaml.append("  - {name: d").append(i).append(
          ", snmp: {address: 192.0.2.1, version: 2c, communityFile: hub1.community}}\n");
    }
    assertEquals(List.of("agent.yaml:3: devices: has more than 1000 devices; use several agents"),
        problems(yaml.toString()));
  }
}
