package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;

class ProbeCommandTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
  private static final String AUTH = "alice-authenticates";
  private static final String PRIV = "alice-encrypts";

  @TempDir
  private Path folder = Path.of("");
  private LabDevice device = startHub();

  private static LabDevice startHub() {
    try {
      return LabDevice.start(Presets.hub("hub1", 7, NOW.minus(Duration.ofHours(2))), Script.EMPTY,
          new ManualTime(NOW), LabSnmp.v2c("open-sesame").withUser(
              new LabSnmp.User("alice", LabSnmp.Auth.SHA256, AUTH, LabSnmp.Priv.AES128, PRIV)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void writeSecrets() throws Exception {
    secret("auth", AUTH + "\n");
    secret("priv", PRIV);
    secret("community", "open-sesame\n");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private Path secret(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private String address() {
    return "udp:127.0.0.1:" + device.address().getPort();
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private void assertIsHub(ProbeRun run) {
    assertEquals(0, run.exitCode(), run.err());
    JsonNode lag = ProbeRun.find(run.json().get("interfaces"), "name", "lag-1");
    assertEquals(new BigInteger(Long.toUnsignedString(device.counter("lag-1", IfDirection.IN))),
        lag.get("inOctets").bigIntegerValue());
    assertTrue(lag.get("inOctets").isIntegralNumber());
  }

  @Test
  void printsTheDocumentedKeys() {
    ProbeRun run = ProbeRun.of(Map.of(), "--snmp", address(), "--community", "open-sesame", "--format",
        "json");
    assertIsHub(run);
    JsonNode json = run.json();
    assertEquals(
        List.of("sysName", "sysObjectId", "profile", "source", "readAt", "upTimeSeconds", "sampleClock",
            "interfaces", "lags", "meps", "igmpGroups", "pseudowires", "igmpInterfaces", "sessions",
            "classesOfService",
            "bgpPaths", "tables", "warnings"),
        keys(json));
    assertEquals(7200, json.get("upTimeSeconds").intValue());
    assertEquals("snmp", json.get("source").asText());
    assertTrue(json.get("readAt").asText().endsWith("Z"));
    JsonNode lag = ProbeRun.find(json.get("interfaces"), "name", "lag-1");
    assertEquals(List.of("name", "ifIndex", "alias", "type", "adminStatus", "operStatus", "speedMbps", "mtu",
        "inOctets", "outOctets", "counterBits", "discontinuity", "meterable", "notMeterableReason",
        "inDiscards", "outDiscards", "inErrors", "outErrors",
        "lastChangeTicks", "autoNegotiation", "mauType", "bpdusReceived"),
        keys(lag));
    assertEquals("ieee8023adLag", lag.get("type").asText());
    assertEquals(64, lag.get("counterBits").intValue());
    assertTrue(lag.get("meterable").booleanValue());
    assertTrue(lag.get("notMeterableReason").isNull());
  }

  @Test
  void readsOverV3WithPasswordsFromFiles() {
    assertIsHub(ProbeRun.of(Map.of(), "--snmp", address(), "--user", "alice", "--auth-protocol", "SHA256",
        "--auth-password-file", folder.resolve("auth").toString(), "--priv-protocol", "AES128",
        "--priv-password-file", folder.resolve("priv").toString(), "--format", "json"));
  }

  @Test
  void readsOverV3WithPasswordsFromTheEnvironment() {
    assertIsHub(
        ProbeRun.of(Map.of("NRO_AGENT_AUTH_PASSWORD", AUTH, "NRO_AGENT_PRIV_PASSWORD", PRIV), "--snmp",
            address(), "--user", "alice", "--format", "json"));
  }

  @Test
  void readsADeviceOfAConfiguration() throws Exception {
    Path config = Files.writeString(folder.resolve("agent.yaml"), """
        name: hub1-agent
        devices:
          - name: hub1
            snmp:
              address: %s
              version: 2c
              communityFile: community
            meter:
              - ifName: lag-1
                ifIn: IN
                role: gate
        """.formatted(address()));
    assertIsHub(ProbeRun.of(Map.of(), "--config", config.toString(), "--device", "hub1", "--format", "json"));
    ProbeRun unknown = ProbeRun.of(Map.of(), "--config", config.toString(), "--device", "hub2");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("has no device hub2, it has hub1"), unknown.err());
  }

  @Test
  void printsATableForPeople() {
    ProbeRun run = ProbeRun.of(Map.of(), "--snmp", address(), "--community", "open-sesame");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("hub1 ("), run.out());
    assertTrue(run.out().contains(Long.toUnsignedString(device.counter("lag-1", IfDirection.IN))), run.out());
  }

  @Test
  void aRefusalIsExitCodeOneWithTheReasonOnStderr() throws Exception {
    ProbeRun run = ProbeRun.of(Map.of(), "--snmp", address(), "--user", "alice", "--auth-password-file",
        secret("wrong", "not-her-password").toString(), "--priv-password-file",
        folder.resolve("priv").toString());
    assertEquals(1, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("usmStatsWrongDigests"), run.err());
    assertFalse(run.err().contains("not-her-password"));
  }

  @Test
  void silenceIsExitCodeOne() {
    ProbeRun run = ProbeRun.of(Map.of(), "--snmp", address(), "--community", "guess", "--timeout", "100ms",
        "--retries", "0");
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("gave no answer, waited 100 ms (0 retries)"), run.err());
  }

  @Test
  void wrongUsageIsExitCodeTwo() throws Exception {
    assertUsage("name a device");
    assertUsage("udp:HOST:PORT", "--snmp", "127.0.0.1:161", "--community", "c");
    assertUsage("--auth-password-file", "--snmp", address(), "--user", "alice", "--auth-protocol", "SHA256");
    assertUsage("privacy needs authentication", "--snmp", address(), "--user", "alice",
        "--priv-password-file",
        folder.resolve("priv").toString());
    assertUsage("shorter than the 8 characters", "--snmp", address(), "--user", "alice",
        "--auth-password-file",
        secret("short", "seven77").toString());
    assertUsage("give one of them", "--snmp", address(), "--user", "alice", "--community", "c");
    assertUsage("is not a time", "--snmp", address(), "--community", "c", "--timeout", "soon");
    assertUsage("NRO_AGENT_COMMUNITY", "--snmp", address());
    assertUsage("go together", "--config", "agent.yaml");
    assertUsage("cannot be read", "--snmp", address(), "--community-file",
        folder.resolve("absent").toString());
  }

  private static void assertUsage(String complaint, String... arguments) {
    ProbeRun run = ProbeRun.of(Map.of(), arguments);
    assertEquals(2, run.exitCode(), () -> String.join(" ", arguments));
    assertEquals("", run.out());
    assertTrue(run.err().contains(complaint), run.err());
  }
}
