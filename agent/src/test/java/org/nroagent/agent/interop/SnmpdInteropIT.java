package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.command.ProbeRun;

/// The agent and net-snmp's agent `snmpd`, with this machine's real interfaces.
class SnmpdInteropIT {
  private static final String COMMUNITY = "interop";
  private static final String AUTH = "authenticate-me";
  private static final String PRIV = "encrypt-for-me";
  private static final Map<String, String> PASSWORDS = Map.of("NRO_AGENT_AUTH_PASSWORD", AUTH,
      "NRO_AGENT_PRIV_PASSWORD", PRIV);
  /// snmpd reads the kernel's counters every few seconds only, so most rounds see them stand still.
  private static final int ROUNDS = 40;

  @TempDir
  private Path folder = Path.of("");
  private @Nullable ExternalProgram daemon;

  @AfterEach
  void stop() {
    if (daemon != null) {
      daemon.close();
    }
  }

  private BulkWalk start(List<String> credentials) throws Exception {
    int port = ExternalProgram.freePort();
    startOn(port);
    BulkWalk walk = new BulkWalk(folder, port, credentials);
    try {
      walk.awaitAnswer();
    } catch (AssertionError e) {
      throw new AssertionError(daemon == null ? "" : daemon.output(), e);
    }
    return walk;
  }

  private void startOn(int port) throws IOException {
    Path config = Files.writeString(folder.resolve("snmpd.conf"), """
        agentaddress udp:127.0.0.1:%d
        rocommunity %s 127.0.0.1
        createUser sha256 SHA-256 "%s" AES "%s"
        rouser sha256 authPriv
        createUser sha512 SHA-512 "%s" AES-256 "%s"
        rouser sha512 authPriv
        createUser sha1 SHA "%s"
        rouser sha1 authNoPriv
        """.formatted(port, COMMUNITY, AUTH, PRIV, AUTH, PRIV, AUTH));
    daemon = ExternalProgram.start(folder.resolve("snmpd.log"),
        List.of("/usr/bin/env", "SNMP_PERSISTENT_DIR=" + folder.resolve("persistent"),
            ExternalProgram.find("snmpd", "snmpd"), "-f", "-Lo", "-C", "-c", config.toString(), "-p",
            folder.resolve("snmpd.pid").toString()));
  }

  private static ProbeRun probe(int port, String... credentials) {
    List<String> arguments = new ArrayList<>(
        List.of("--snmp", "udp:127.0.0.1:" + port, "--format", "json", "--timeout", "5s"));
    arguments.addAll(List.of(credentials));
    return ProbeRun.of(PASSWORDS, arguments.toArray(String[]::new));
  }

  /// Between two walks of net-snmp the agent must see each counter between what the walks saw, and the very same
  /// where they agree. Goes on until a counter that is not zero stood still.
  private static void assertCountersAgree(BulkWalk walk, String... credentials) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      boolean stoodStill = false;
      Map<Integer, BigInteger> inBefore = walk.column(BulkWalk.IF_HC_IN_OCTETS);
      Map<Integer, BigInteger> outBefore = walk.column(BulkWalk.IF_HC_OUT_OCTETS);
      ProbeRun run = probe(walk.port(), credentials);
      Map<Integer, BigInteger> inAfter = walk.column(BulkWalk.IF_HC_IN_OCTETS);
      Map<Integer, BigInteger> outAfter = walk.column(BulkWalk.IF_HC_OUT_OCTETS);
      assertEquals(0, run.exitCode(), run.err());
      JsonNode interfaces = run.json().get("interfaces");
      assertEquals(inBefore.size(), interfaces.size());
      for (JsonNode each : interfaces) {
        int ifIndex = each.get("ifIndex").intValue();
        stoodStill |= agrees(each.get("inOctets"), inBefore.get(ifIndex), inAfter.get(ifIndex));
        stoodStill |= agrees(each.get("outOctets"), outBefore.get(ifIndex), outAfter.get(ifIndex));
        assertEquals(64, each.get("counterBits").intValue());
        assertTrue(each.get("meterable").booleanValue());
      }
      if (stoodStill) {
        return;
      }
    }
    throw new AssertionError("no counter that is not zero stood still in " + ROUNDS + " rounds");
  }

  /// @return whether the counter stood still and is not zero
  private static boolean agrees(JsonNode probed, @Nullable BigInteger before, @Nullable BigInteger after) {
    BigInteger value = probed.bigIntegerValue();
    assertTrue(before != null && after != null, "net-snmp does not know the interface");
    assertTrue(value.compareTo(before) >= 0 && value.compareTo(after) <= 0,
        () -> value + " is not within " + before + "…" + after);
    return before.equals(after) && value.signum() > 0;
  }

  @Test
  void readsTheSameCountersOverV2c() throws Exception {
    assertCountersAgree(start(List.of("-v2c", "-c", COMMUNITY)), "--community", COMMUNITY);
  }

  @Test
  void readsTheSameCountersOverV3WithSha256AndAes128() throws Exception {
    BulkWalk walk = start(
        List.of("-v3", "-l", "authPriv", "-u", "sha256", "-a", "SHA-256", "-A", AUTH, "-x", "AES",
            "-X", PRIV));
    assertCountersAgree(walk, "--user", "sha256", "--auth-protocol", "SHA256", "--priv-protocol", "AES128");
  }

  @Test
  void readsTheSameCountersOverV3WithSha512AndAes256() throws Exception {
    BulkWalk walk = start(List.of("-v3", "-l", "authPriv", "-u", "sha512", "-a", "SHA-512", "-A", AUTH, "-x",
        "AES-256", "-X", PRIV));
    assertCountersAgree(walk, "--user", "sha512", "--auth-protocol", "SHA512", "--priv-protocol", "AES256");
  }

  @Test
  void readsTheSameCountersOverV3WithSha1AndWithoutPrivacy() throws Exception {
    BulkWalk walk = start(List.of("-v3", "-l", "authNoPriv", "-u", "sha1", "-a", "SHA", "-A", AUTH));
    assertCountersAgree(walk, "--user", "sha1", "--auth-protocol", "SHA1", "--priv-protocol", "NONE");
  }

  @Test
  void namesEachKindOfRefusal() throws Exception {
    int port = start(List.of("-v2c", "-c", COMMUNITY)).port();
    Path wrong = Files.writeString(folder.resolve("wrong"), "not-the-password");
    assertRefused("knows no SNMPv3 user nobody", port, "--user", "nobody");
    assertRefused("usmStatsWrongDigests", port, "--user", "sha256", "--auth-password-file", wrong.toString());
    assertRefused("usmStatsUnsupportedSecLevels", port, "--user", "sha1");
    assertRefused("Authorization error", port, "--user", "sha256", "--priv-protocol", "NONE");
    assertRefused("check the privacy password", port, "--user", "sha256", "--priv-password-file",
        wrong.toString(),
        "--timeout", "500ms", "--retries", "1");
  }

  private static void assertRefused(String reason, int port, String... credentials) {
    List<String> arguments = new ArrayList<>(List.of("--snmp", "udp:127.0.0.1:" + port));
    arguments.addAll(List.of(credentials));
    ProbeRun run = ProbeRun.of(PASSWORDS, arguments.toArray(String[]::new));
    assertEquals(1, run.exitCode(), run.out());
    assertTrue(run.err().contains(reason), run.err());
  }
}
