package org.nroagent.agent.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.command.ProbeRun;

/// The agent and `snmpsim`, which plays the recorded walk of a PE-Hub. It cuts each answer after 64 bindings.
class SnmpsimInteropIT {
  /// snmpsim takes the community for the name of the file.
  private static final String COMMUNITY = "pe-hub-sample";
  private static final String REVERSED = "pe-hub-reversed";
  /// dot3adAggPortActorOperState and dot3adAggPortPartnerOperState.
  private static final Pattern STATE = Pattern
      .compile(
          "(?m)^(1\\.2\\.840\\.10006\\.300\\.43\\.1\\.2\\.1\\.1\\.2[13]\\.\\d+\\|4x\\|)([0-9a-fA-F]{2})$");

  @TempDir
  private Path folder = Path.of("");
  private @Nullable ExternalProgram simulator;
  private int port;

  @BeforeEach
  void start() throws Exception {
    port = ExternalProgram.freePort();
    Path data = openToAll(Files.createDirectory(folder.resolve("data")));
    Path cache = openToAll(Files.createDirectory(folder.resolve("cache")));
    openToAll(folder);
    try (InputStream walk = getClass().getResourceAsStream("/" + COMMUNITY + ".snmprec")) {
      assertNotNull(walk);
      String text = new String(walk.readAllBytes(), StandardCharsets.ISO_8859_1);
      Files.writeString(data.resolve(COMMUNITY + ".snmprec"), text, StandardCharsets.ISO_8859_1);
      Files.writeString(data.resolve(REVERSED + ".snmprec"), withLacpStatesReversed(text),
          StandardCharsets.ISO_8859_1);
    }
    List<String> command = new ArrayList<>(
        List.of(ExternalProgram.find("snmpsim", "snmpsim-command-responder", "snmpsimd"),
            "--data-dir=" + data,
            "--cache-dir=" + cache, "--agent-udpv4-endpoint=127.0.0.1:" + port));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("--process-user=nobody", "--process-group=nogroup"));
    }
    ExternalProgram started = ExternalProgram.start(folder.resolve("snmpsim.log"), command);
    simulator = started;
    try {
      netSnmp().awaitAnswer();
    } catch (AssertionError e) {
      throw new AssertionError(started.output(), e);
    }
  }

  /// The LACP states as copies of the LACPDU's octet, as some devices send them.
  private static String withLacpStatesReversed(String walk) {
    return STATE.matcher(walk).replaceAll(found -> found.group(1)
        + String.format("%02x", Integer.reverse(Integer.parseInt(found.group(2), 16)) >>> 24));
  }

  @AfterEach
  void stop() {
    if (simulator != null) {
      simulator.close();
    }
  }

  /// Started as root, it becomes nobody, who must read its walk and write its index.
  private static Path openToAll(Path folder) throws Exception {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private BulkWalk netSnmp() {
    return new BulkWalk(folder, port, List.of("-v2c", "-c", COMMUNITY));
  }

  private JsonNode probe() {
    return probe(COMMUNITY);
  }

  private JsonNode probe(String community) {
    ProbeRun run = ProbeRun.of(Map.of(), "--snmp", "udp:127.0.0.1:" + port, "--community", community,
        "--format",
        "json", "--timeout", "10s");
    assertEquals(0, run.exitCode(), run.err());
    return run.json();
  }

  @Test
  void readsTheSameOctetsAsNetSnmp() throws Exception {
    JsonNode interfaces = probe().get("interfaces");
    Map<Integer, BigInteger> in = netSnmp().column(BulkWalk.IF_HC_IN_OCTETS);
    Map<Integer, BigInteger> out = netSnmp().column(BulkWalk.IF_HC_OUT_OCTETS);
    assertEquals(12, in.size());
    assertEquals(in.size(), interfaces.size());
    for (JsonNode each : interfaces) {
      int ifIndex = each.get("ifIndex").intValue();
      assertEquals(in.get(ifIndex), each.get("inOctets").bigIntegerValue());
      assertEquals(out.get(ifIndex), each.get("outOctets").bigIntegerValue());
    }
  }

  @Test
  void readsTheStatesOfThePeHub() {
    JsonNode json = probe();
    assertEquals("pe-hub-01", json.get("sysName").asText());
    assertEquals(12_345_678, json.get("upTimeSeconds").intValue());
    for (JsonNode warning : json.get("warnings")) {
      assertTrue(
          warning.asText()
              .matches("(bgpPeerTable|pimNeighborTable|msdpPeerTable|bfdSessTable|bgp4PathAttrTable)"
                  + ".* no rows.*|the tables of counters per class of service are not read.*"),
          warning.asText());
    }
    assertInterfaces(json.get("interfaces"));
    assertLags(json.get("lags"));
    assertMeps(json.get("meps"));
    assertGroups(json.get("igmpGroups"));
    assertPseudowires(json.get("pseudowires"));
  }

  @Test
  void readsTheSameStatesWhereTheirBitsAreReversed() {
    JsonNode lags = probe().get("lags");
    assertLags(lags);
    assertEquals(lags, probe(REVERSED).get("lags"));
  }

  @Test
  void tellsHowFarEachKindOfTableWasRead() {
    JsonNode tables = probe().get("tables");
    for (String kind : List.of("INTERFACES", "LAGS", "CFM", "IGMP", "PSEUDOWIRES")) {
      assertEquals("COMPLETE", tables.get(kind).asText(), kind);
    }
    for (String kind : List.of("BGP", "PIM", "MSDP", "BFD", "BGP_PATHS")) {
      assertEquals("ABSENT", tables.get(kind).asText(), kind);
    }
    assertEquals("NOT_READ", tables.get("CLASSES_OF_SERVICE").asText());
  }

  private static void assertInterfaces(JsonNode interfaces) {
    JsonNode lag = ProbeRun.find(interfaces, "name", "lag-1");
    assertEquals(1001, lag.get("ifIndex").intValue());
    assertEquals(20_000, lag.get("speedMbps").intValue());
    assertEquals(28_395_061_472_829L, lag.get("inOctets").longValue());
    assertEquals("down", ProbeRun.find(interfaces, "name", "xe-1/1/4").get("operStatus").asText());
    assertEquals(1_200_000_000,
        ProbeRun.find(interfaces, "name", "xe-1/1/3").get("discontinuity").longValue());
  }

  private static void assertLags(JsonNode lags) {
    assertEquals(2, lags.size());
    for (JsonNode member : ProbeRun.find(lags, "name", "lag-1").get("members")) {
      assertTrue(member.get("attached").booleanValue() && member.get("collecting").booleanValue()
          && member.get("distributing").booleanValue() && member.get("synchronized").booleanValue());
      assertEquals("long", member.get("timeout").asText());
      assertEquals("active", member.get("activity").asText());
    }
    JsonNode degraded = ProbeRun.find(lags, "name", "lag-2");
    assertEquals("up", degraded.get("operStatus").asText());
    assertEquals(2, degraded.get("members").size());
    assertTrue(ProbeRun.find(degraded.get("members"), "ifIndex", "3").get("distributing").booleanValue());
    JsonNode lost = ProbeRun.find(degraded.get("members"), "ifIndex", "4");
    assertFalse(lost.get("attached").booleanValue());
    assertFalse(lost.get("distributing").booleanValue());
    assertTrue(lost.get("defaulted").booleanValue());
    assertEquals("lacpActivity,lacpTimeout,aggregation,defaulted", lost.get("actorState").asText());
    assertTrue(lost.get("configured").booleanValue(), "the stack of interfaces says so");
    assertEquals(0, lost.get("attachedAggregator").intValue());
    assertEquals("down", lost.get("operStatus").asText());
    assertEquals("detached", lost.get("muxState").asText());
    assertEquals("portDisabled", lost.get("rxState").asText());
  }

  private static void assertMeps(JsonNode meps) {
    assertEquals(2, meps.size());
    JsonNode failed = ProbeRun.find(meps, "mepId", "102");
    assertEquals("OPER-L5", failed.get("mdName").asText());
    assertEquals(5, failed.get("mdLevel").intValue());
    assertEquals("SVC-1002", failed.get("maName").asText());
    assertEquals(1000, failed.get("ccmIntervalMillis").intValue());
    assertEquals("defRemoteCCM", failed.get("highestDefect").asText());
    assertEquals("[\"bDefRemoteCCM\"]", failed.get("defects").toString());
    assertEquals("rMepFailed", ProbeRun.find(failed.get("remotes"), "mepId", "202").get("state").asText());
    JsonNode well = ProbeRun.find(meps, "mepId", "101");
    assertEquals("none", well.get("highestDefect").asText());
    assertEquals("rMepOk", ProbeRun.find(well.get("remotes"), "mepId", "201").get("state").asText());
  }

  private static void assertGroups(JsonNode groups) {
    assertEquals(3, groups.size());
    JsonNode specific = ProbeRun.find(groups, "group", "232.1.1.10");
    assertEquals("irb.200", specific.get("interface").asText());
    assertEquals(3, specific.get("version").intValue());
    assertEquals("203.0.113.30", specific.get("lastReporter").asText());
    assertEquals("irb.100", ProbeRun.find(groups, "group", "239.1.1.1").get("interface").asText());
    assertEquals(2, ProbeRun.find(groups, "group", "233.252.0.10").get("version").intValue());
  }

  private static void assertPseudowires(JsonNode pseudowires) {
    assertEquals(2, pseudowires.size());
    JsonNode active = ProbeRun.find(pseudowires, "name", "pw-1");
    assertEquals("up", active.get("operStatus").asText());
    assertFalse(active.get("standby").booleanValue());
    JsonNode standby = ProbeRun.find(pseudowires, "name", "pw-2");
    assertEquals("dormant", standby.get("operStatus").asText());
    assertTrue(standby.get("standby").booleanValue());
    assertEquals("pwNotForwarding", standby.get("remoteStatus").asText());
    assertEquals("STANDBY", standby.get("role").asText());
    assertEquals("192.0.2.12", standby.get("peer").asText());
    assertEquals(5002, standby.get("pwId").intValue());
    assertEquals("ACTIVE", active.get("role").asText());
  }
}
