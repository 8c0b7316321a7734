package org.nroagent.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.daemon.command.ExitCode;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.yang.Dialect;

class NetconfProbeTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");

  @TempDir
  private Path folder;

  private LabDevice device;
  private NetconfServer server;
  private String password;
  private String knownHosts;

  @BeforeEach
  void start() throws Exception {
    device = LabDevice.start(Presets.spoke("spoke1", 1, NOW.minus(Duration.ofHours(30))), Script.EMPTY,
        new ManualTime(NOW), LabSnmp.v2c("not used"));
    server = NetconfServer.start(device.live(),
        LabNetconf.withPassword("alice", "let me in", Dialect.OPENCONFIG));
    Path file = Files.writeString(folder.resolve("password"), "let me in\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    password = file.toString();
    knownHosts = Files.writeString(folder.resolve("known_hosts"), server.knownHost() + "\n").toString();
  }

  @AfterEach
  void stop() {
    server.close();
    device.close();
  }

  private String address() {
    return "ssh:127.0.0.1:" + server.address().getPort();
  }

  private static void assertIsSpoke(ProbeRun run) {
    JsonNode json = run.json();
    assertEquals("netconf", json.get("source").asText());
    assertEquals("openconfig", json.get("profile").asText());
    assertEquals("requestSinceStart", json.get("sampleClock").asText());
    assertTrue(json.get("interfaces").size() > 3);
    assertTrue(json.get("lags").get(0).get("members").get(0).get("distributing").asBoolean());
    assertEquals("rMepOk", json.get("meps").get(0).get("remotes").get(0).get("state").asText());
    assertEquals(2, json.get("igmpGroups").size());
    assertEquals(ExitCode.DONE, run.exitCode());
  }

  @Test
  void readsADeviceThatIsNamedOnTheCommandLine() {
    assertIsSpoke(
        ProbeRun.of(Map.of(), "--netconf", address(), "--user", "alice", "--password-file", password,
            "--known-hosts", knownHosts, "--format", "json"));
    assertIsSpoke(
        ProbeRun.of(Map.of("NRO_AGENT_PASSWORD", "let me in"), "--netconf", address(), "--user", "alice",
            "--known-hosts", knownHosts, "--format", "json", "--timeout", "20s"));
  }

  @Test
  void readsADeviceOfAConfiguration() throws Exception {
    Path config = Files.writeString(folder.resolve("agent.yaml"), """
        name: a
        devices:
          - name: spoke
            netconf: {address: "%s", user: alice, passwordFile: password, knownHostsFile: known_hosts}
            meter: [{ifName: lag-1, ifIn: IN}]
        """.formatted(address()));
    assertIsSpoke(
        ProbeRun.of(Map.of(), "--config", config.toString(), "--device", "spoke", "--format", "json"));
    ProbeRun text = ProbeRun.of(Map.of(), "--config", config.toString(), "--device", "spoke");
    assertTrue(text.out().contains("profile openconfig, over netconf)"), text.out());
  }

  @Test
  void aRefusalIsExitCodeOneWithTheReason() {
    ProbeRun run = ProbeRun.of(Map.of("NRO_AGENT_PASSWORD", "guess"), "--netconf", address(), "--user",
        "alice",
        "--known-hosts", knownHosts);
    assertEquals(ExitCode.FAILED, run.exitCode());
    assertTrue(run.err().contains("does not accept user alice"), run.err());
    assertFalse(run.err().contains("guess"), run.err());
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    assertUsage("--netconf needs --user", "--netconf", address());
    assertUsage("--netconf needs --known-hosts", "--netconf", address(), "--user", "alice");
    assertUsage("written ssh:HOST:PORT", "--netconf", "127.0.0.1", "--user", "a", "--known-hosts",
        knownHosts);
    assertUsage("exclude each other", "--netconf", address(), "--user", "a", "--known-hosts", knownHosts,
        "--password-file", password, "--key-file", password);
    assertUsage("exclude each other", "--netconf", address(), "--snmp", "udp:127.0.0.1:161", "--user", "a");
    assertUsage("--retries is for SNMP", "--netconf", address(), "--user", "a", "--known-hosts", knownHosts,
        "--password-file", password, "--retries", "2");
    assertUsage("are for --netconf", "--snmp", "udp:127.0.0.1:161", "--community", "c", "--known-hosts",
        knownHosts);
  }

  private static void assertUsage(String complaint, String... arguments) {
    ProbeRun run = ProbeRun.of(Map.of(), arguments);
    assertEquals(ExitCode.USAGE, run.exitCode());
    assertTrue(run.err().contains(complaint), run.err());
  }
}
