package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.DaemonClassPath;
import org.nroagent.agent.mib.SampleServer;
import org.nroagent.agent.mib.SnmpServer;

/// The agent's SNMP server and net-snmp's tools, which know its values by the agent's MIB module.
class SnmpServerInteropIT {
  private static final String MODULE = "1.3.6.1.4.1.32473.9480";

  @TempDir
  private Path folder = Path.of("");
  private @Nullable SnmpServer server;
  private String address = "";

  @BeforeEach
  void start() throws IOException {
    // net-snmp's tools would say that they make it.
    Files.createDirectories(folder.resolve("persistent/cert_indexes"));
    SnmpServer started = SampleServer.start(folder.resolve("data"));
    server = started;
    address = "udp:127.0.0.1:" + started.address().getPort();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private List<String> runAs(String user, String authPassword, String privPassword, String tool,
      String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/env",
        "SNMP_PERSISTENT_DIR=" + folder.resolve("persistent"), ExternalProgram.find("snmp", tool), "-v3",
        "-l",
        "authPriv", "-u", user, "-a", "SHA-256", "-A", authPassword, "-x", "AES", "-X", privPassword, "-M",
        MibFiles.searchPath(), "-m", "NRO-AGENT-MIB", "-t", "2", "-r", "1"));
    command.addAll(List.of(arguments));
    return ExternalProgram.run(folder.resolve(tool + ".log"), command);
  }

  private List<String> run(String tool, String... arguments) throws IOException, InterruptedException {
    return runAs(SampleServer.USER, SampleServer.AUTH_PASSWORD, SampleServer.PRIV_PASSWORD, tool, arguments);
  }

  private String refused(String tool, String... arguments) {
    return String
        .valueOf(assertThrows(AssertionError.class, () -> run(tool, arguments)).getMessage());
  }

  @Test
  void everyValueOfAWalkHasTheTypeOfTheModule() throws Exception {
    List<String> walk = run("snmpwalk", address, MODULE);
    assertTrue(walk.size() > 80, walk::toString);
    for (String line : walk) {
      assertTrue(line.startsWith("NRO-AGENT-MIB::nro"), line);
      assertTrue(!line.contains("Wrong Type") && !line.contains("No Such") && !line.contains("Hex-STRING"),
          line);
    }
    assertTrue(walk.containsAll(List.of(
        "NRO-AGENT-MIB::nroAgentName.0 = STRING: poitiers-1",
        "NRO-AGENT-MIB::nroAgentStarted.0 = STRING: 2026-11-19,8:0:0.0,+0:0",
        "NRO-AGENT-MIB::nroAgentRebuilding.0 = INTEGER: false(2)",
        "NRO-AGENT-MIB::nroSeriesRole.1 = INTEGER: gate(1)",
        "NRO-AGENT-MIB::nroSeriesCapacity.1 = Gauge32: 20000000 kbit/s",
        "NRO-AGENT-MIB::nroSeriesCapacityState.3 = INTEGER: upgradeDue(5)",
        "NRO-AGENT-MIB::nroSeriesUpgradeDue.3 = STRING: 2026-12-1",
        "NRO-AGENT-MIB::nroFigureMonth.3.previous = STRING: 2026-10",
        "NRO-AGENT-MIB::nroFigureReference.1.running = Gauge32: 14500000 kbit/s",
        "NRO-AGENT-MIB::nroFigureCoverage.1.running = Gauge32: 63.65 hundredths of percent",
        "NRO-AGENT-MIB::nroDeviceReachable.2 = INTEGER: no(2)",
        "NRO-AGENT-MIB::nroDeviceReadingAge.1 = Gauge32: 420 seconds",
        "NRO-AGENT-MIB::nroLinkRead.1.mep = INTEGER: cut(2)",
        "NRO-AGENT-MIB::nroLinkInOrder.1.lagMember = Gauge32: 1 links")), () -> String.join("\n", walk));
  }

  @Test
  void bulkWalksAndSingleValuesSayTheSame() throws Exception {
    List<String> walk = run("snmpwalk", address, MODULE + ".1.3");
    assertEquals(walk, run("snmpbulkwalk", "-Cr50", address, MODULE + ".1.3"));
    assertEquals(List.of("NRO-AGENT-MIB::nroSeriesId.2 = STRING: hub1.xe-0_0_1"),
        run("snmpget", address, "NRO-AGENT-MIB::nroSeriesId.2"));
  }

  @Test
  void theWholeViewEnds() throws Exception {
    List<String> walk = run("snmpbulkwalk", "-OQn", address, "1.3.6.1");
    assertTrue(walk.stream().anyMatch(line -> line.startsWith(".1.3.6.1.2.1.1.5.0 = ")), walk::toString);
    assertTrue(walk.stream().anyMatch(line -> line.startsWith(".1.3.6.1.6.3.15.1.1.6.0 = ")), walk::toString);
  }

  @Test
  void snmptrapdTakesNotifications() throws Exception {
    int port = ExternalProgram.freePort();
    try (SampleServer.Notifying agent = new SampleServer.Notifying(folder.resolve("notifying"), port)) {
      Path config = Files.writeString(folder.resolve("snmptrapd.conf"), """
          createUser -e 0x%s %s SHA-256 "%s" AES "%s"
          authUser log %s authPriv
          """.formatted(agent.server().snapshot().engineId(), SampleServer.USER, SampleServer.AUTH_PASSWORD,
          SampleServer.PRIV_PASSWORD, SampleServer.USER));
      try (ExternalProgram trapd = ExternalProgram.start(folder.resolve("snmptrapd.log"),
          List.of("/usr/bin/env", "SNMP_PERSISTENT_DIR=" + folder.resolve("persistent"),
              ExternalProgram.find("snmptrapd", "snmptrapd"), "-f", "-Lo", "-n", "-C", "-c",
              config.toString(), "-M", MibFiles.searchPath(), "-m", "NRO-AGENT-MIB",
              "udp:127.0.0.1:" + port))) {
        trapd.awaitOutput("NET-SNMP version");
        agent.makeUpgradeDue();
        String told = trapd.awaitOutput("nroSeriesUpgradeDue.");
        for (String expected : List.of("OID: NRO-AGENT-MIB::nroCapacityStateChanged",
            "NRO-AGENT-MIB::nroSeriesId.3 = STRING: client-a",
            "NRO-AGENT-MIB::nroSeriesCapacityState.3 = INTEGER: upgradeDue(5)",
            "NRO-AGENT-MIB::nroSeriesUpgradeDue.3 = STRING: 2026-12-1")) {
          assertTrue(told.contains(expected), () -> expected + " is not in " + told);
        }
      }
    }
  }

  /// What a manager heard of an engine before it was killed must not be believed after it.
  @Test
  void theKilledDaemonComesBackAsTheSameEngineWithOneMoreStart() throws Exception {
    List<String> before = daemonsEngine();
    List<String> after = daemonsEngine();
    assertEquals(before.getFirst(), after.getFirst());
    assertTrue(before.getFirst().contains("80 00 7E D9 05"), before::toString);
    assertEquals(List.of("1", "2"), List.of(before.getLast(), after.getLast()));
  }

  /// Runs the daemon, asks it who it is and kills it.
  ///
  /// @return snmpEngineID and snmpEngineBoots
  private List<String> daemonsEngine() throws IOException, InterruptedException {
    try (ExternalProgram daemon = ExternalProgram.start(folder.resolve("daemon.log"), daemon())) {
      String listens = "The SNMP server listens on ";
      String output = daemon.awaitOutput(listens);
      String daemonAddress = output.substring(output.indexOf(listens) + listens.length()).split(",", 2)[0];
      assertEquals(List.of("NRO-AGENT-MIB::nroAgentName.0 = STRING: hub1-agent"),
          run("snmpget", daemonAddress, "NRO-AGENT-MIB::nroAgentName.0"));
      List<String> engine = run("snmpget", "-Oqv", daemonAddress, "1.3.6.1.6.3.10.2.1.1.0",
          "1.3.6.1.6.3.10.2.1.2.0");
      daemon.kill();
      return engine;
    }
  }

  private List<String> daemon() throws IOException {
    for (String secret : List.of(SampleServer.AUTH_PASSWORD, SampleServer.PRIV_PASSWORD)) {
      Path file = Files.writeString(folder.resolve(secret), secret);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    Path config = Files.writeString(folder.resolve("agent.yaml"), """
        name: hub1-agent
        dataDirectory: daemon
        http: {listen: 127.0.0.1:0}
        snmpServer:
          listen: 127.0.0.1:0
          users:
            - {user: %s, authPasswordFile: %s, privPasswordFile: %s}
        devices:
          - name: nobody
            snmp: {address: "127.0.0.1:9", version: 2c, communityFile: %2$s}
            meter:
              - {ifName: lag-1, ifIn: IN}
        """.formatted(SampleServer.USER, SampleServer.AUTH_PASSWORD, SampleServer.PRIV_PASSWORD));
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "--enable-native-access=ALL-UNNAMED", "-cp",
        DaemonClassPath.get(), "org.nroagent.agent.AgentMain", "run", "--config",
        config.toString());
  }

  @Test
  void settingIsRefused() {
    String message = refused("snmpset", address, "NRO-AGENT-MIB::nroAgentRebuilding.0", "i", "1");
    assertTrue(message.contains("Not Writable") || message.contains("notWritable")
        || message.contains("not writable"), message);
  }

  @Test
  void eachRefusalOfAUserIsNamed() {
    assertRefused("Unknown user name", "nobody", SampleServer.AUTH_PASSWORD, SampleServer.PRIV_PASSWORD);
    assertRefused("Authentication failure", SampleServer.USER, "not-the-password",
        SampleServer.PRIV_PASSWORD);
    // What cannot be decrypted looks like garbage.
    assertRefused("Timeout", SampleServer.USER, SampleServer.AUTH_PASSWORD, "not-the-password");
  }

  private void assertRefused(String reason, String user, String authPassword, String privPassword) {
    AssertionError refused = assertThrows(AssertionError.class,
        () -> runAs(user, authPassword, privPassword, "snmpget", address, "NRO-AGENT-MIB::nroAgentName.0"));
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused::getMessage);
  }

  @Test
  void lessThanEncryptionIsNotAuthorized() {
    String message = refused("snmpget", "-l", "authNoPriv", address, "NRO-AGENT-MIB::nroAgentName.0");
    assertTrue(message.contains("authorizationError") || message.contains("Authorization"), message);
  }
}
