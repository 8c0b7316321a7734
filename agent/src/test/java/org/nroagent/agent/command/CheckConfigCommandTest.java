package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.lab.time.ManualTime;
import picocli.CommandLine;

class CheckConfigCommandTest {
  private static final String VALID = """
      name: hub1-agent
      dataDirectory: data
      retentionDays: 60
      devices:
        - name: hub1
          snmp: {address: 192.0.2.1, version: 2c, communityEnv: COMMUNITY}
          meter:
            - {ifName: lag-1, ifIn: IN}
            - {ifName: lag-2, ifIn: OUT}
      """;

  /// The evening of 19 November for the contract.
  private static final Instant NOW = Instant.parse("2026-11-19T22:59:00Z");

  @TempDir
  Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("COMMUNITY", "s3cret"));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("agent.yaml"), yaml);
    return run("--config", file.toString());
  }

  private int run(String... arguments) {
    return new CommandLine(new CheckConfigCommand(environment::get, new ManualTime(NOW))).setOut(
        new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  private String errors() {
    return err.toString().replace(folder + "/", "");
  }

  @Test
  void summarisesAValidConfiguration() throws Exception {
    assertEquals(0, check(VALID), this::errors);
    assertTrue(out.toString().contains("devices: 1\nmetered interfaces: 2\n"), out::toString);
    assertEquals(
        "agent.yaml:3: warning: retentionDays: below 62 days a month's percentile cannot be computed again "
            + "once the next month has ended\n",
        errors());
  }

  @Test
  void warnsOfWindowsThatTheCollectorIsNotTold() throws Exception {
    StringBuilder windows = new StringBuilder("name: nro-1\nwindows:\n");
    for (int minute = 0; minute < 1000; minute++) {
      windows.append("  - {kind: client, from: \"2026-11-18T00:00:00Z\", to: \"%s\"}%n"
          .formatted(NOW.plusSeconds(60L * minute)));
    }
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d").resolve("nro-1.yaml"), windows);
    assertEquals(0,
        check(VALID
            + """
                topology:
                  client: {name: Client, trigramme: NRO}
                  gates: [{name: g1, device: hub1, interface: lag-2, rank: nominal, scope: local}]
                  plaques:
                    - name: plaque-1
                      nros:
                        - name: nro-1
                          olts: [{name: olt-1, svlan: 1201, access: {device: hub1, interface: lag-1}, nominalGate: g1}]
                services:
                  windows: [{kind: client, from: "2026-11-18T00:00:00Z", to: "2026-11-19T00:00:00Z"}]
                """),
        this::errors);
    assertTrue(
        errors().contains("agent.yaml: warning: its files declare 1001 windows; the collector is told of"
            + " 1000 of them, those that end last"),
        this::errors);
  }

  @Test
  void warnsOfUpgradesThatAreEnteredAheadOfTheirDay() throws Exception {
    assertEquals(0, check(VALID.replace("60", "70").replace("{ifName: lag-1, ifIn: IN}",
        "{ifName: lag-1, ifIn: IN, role: gate, upgrade: {informed: [2026-11-19, 2026-11-20], "
            + "conformity: [2026-11-18, 2027-11-18], urgentRequest: 2027-11-05}}")),
        this::errors);
    assertEquals(
        """
            agent.yaml: warning: hub1.lag-1: the client was informed on 2026-11-20, which is still to come
            agent.yaml: warning: hub1.lag-1: the conformity of an upgrade was recorded on 2027-11-18, which is still to \
            come; until then the upgrade stays due
            agent.yaml: warning: hub1.lag-1: an urgent upgrade was requested on 2027-11-05, which is still to come
            """,
        errors());
  }

  @Test
  void saysHowMuchDiskTheRingsNeed() throws Exception {
    assertEquals(0, check(VALID), this::errors);
    assertTrue(
        out.toString().matches("(?s).*\\ndisk: at most [1-9][0-9]+ bytes, 0 of them there, [0-9]+ free\\n.*"),
        out::toString);
  }

  @Test
  void saysHowMuchHeapIsNeededAndRefusesLess() throws Exception {
    environment.put("NRO_AGENT_JAVA_OPTS", "-Dx=y -Xmx64m");
    assertEquals(0, check(VALID), this::errors);
    assertTrue(out.toString().contains("\nheap: 24 MB\n"), out::toString);
    environment.put("NRO_AGENT_JAVA_OPTS", "-Xmx16m");
    assertEquals(2, check(VALID));
    assertTrue(
        errors().endsWith("agent.yaml: devices: 2 series need 24 MB of heap, but -Xmx in NRO_AGENT_JAVA_OPTS"
            + " allows 16 MB; leave it out, so that the launcher sets what is needed\n"),
        this::errors);
  }

  @Test
  void showsAllProblemsAndNothingOnStdout() throws Exception {
    assertEquals(2, check(VALID.replace("60", "0").replace("OUT", "UP")));
    assertEquals("""
        agent.yaml:3: retentionDays: 0 is not within 1…3660
        agent.yaml:9: devices[0].meter[1].ifIn: 'UP' is none of IN, OUT
        """, errors());
    assertEquals("", out.toString());
  }

  @Test
  void loadsTheCertificatesAsTheDaemonWould() throws Exception {
    Files.writeString(folder.resolve("junk.pem"), "junk");
    assertEquals(2,
        check(VALID + "push: {collector: localhost, tls: {certificate: junk.pem, key: junk.pem, trust: "
            + "junk.pem}}\n"));
    assertTrue(errors().contains("junk.pem"), this::errors);
    assertEquals("", out.toString());
  }

  @Test
  void wrongUsageIsExitTwoToo() {
    assertEquals(2, run());
    assertEquals(2, run("--config", folder.resolve("absent.yaml").toString()));
  }
}
