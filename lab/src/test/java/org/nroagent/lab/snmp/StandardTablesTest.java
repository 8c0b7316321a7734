package org.nroagent.lab.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.time.ManualTime;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/// The MIB as a whole: what is served where, and that it depends on nothing but seed, script and time.
@Timeout(60)
class StandardTablesTest {
  private static final Instant BOOT = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");

  private final ManualTime time = new ManualTime(START);

  /// Columns of each table as the standard sample agent serves them.
  private static final Map<String, String> HUB_TABLES = new TreeMap<>(Map.of(//
      "1.2.840.10006.300.43.1.1.1.1", "2 3 4 5 6 7 8 9 10 11", //
      "1.2.840.10006.300.43.1.2.1.1", "2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24", //
      "1.3.6.1.2.1.2.2.1", "1 2 3 4 5 6 7 8 9 10 11 13 14 15 16 17 19 20", //
      "1.3.6.1.2.1.31.1.1.1", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19", //
      "1.3.6.1.2.1.10.246.1.2.1",
      "2 3 4 5 6 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 "
          + "42 43 44 45 46", //
      "1.3.111.2.802.1.1.8.1.5.2.1", "2 3 4 5 6 7 8", //
      "1.3.111.2.802.1.1.8.1.6.1.1", "2 3 4 5", //
      "1.3.111.2.802.1.1.8.1.6.4.1", "2 3 4 5 6 7", //
      "1.3.111.2.802.1.1.8.1.7.1.1", "2 3 4 5 6 7 8 9 10 11 12 13 14 17 18 19 20 21 22 23 24 25 45", //
      "1.3.111.2.802.1.1.8.1.7.3.1", "2 3 4 5 6 7 8 9 12"));

  @Test
  void servesEveryColumnOfTheTables() throws Exception {
    NavigableMap<OID, Variable> all = walk(Presets.hub("pe-hub-1", 1, BOOT), Script.EMPTY);
    HUB_TABLES.forEach((entry, columns) -> assertEquals(columns, columnsOf(all, entry), entry));
    NavigableMap<OID, Variable> olt = walk(Presets.olt("olt-1", 1, BOOT), Script.EMPTY);
    assertEquals("2 3 4 5 6 7 8 9 10 11 12 13 14 15", columnsOf(olt, "1.3.6.1.2.1.85.1.1.1"));
    assertEquals("3 4 5 6 7 8", columnsOf(olt, "1.3.6.1.2.1.85.1.2.1"));
  }

  @Test
  void theGateHasOneCfmSessionPerMember() throws Exception {
    NavigableMap<OID, Variable> all = walk(Presets.hub("pe-hub-1", 1, BOOT), Script.EMPTY);
    assertEquals("FTTH_NRO_AXN", text(all, "1.3.111.2.802.1.1.8.1.5.2.1.3.1"));
    assertEquals("1", text(all, "1.3.111.2.802.1.1.8.1.5.2.1.4.1"));
    for (int member = 1; member <= 4; member++) {
      assertEquals("NRO_AXN_" + member, text(all, "1.3.111.2.802.1.1.8.1.6.1.1.3.1." + member));
      String mep = "1." + member + "." + (100 * member + 1);
      assertEquals("" + member, text(all, "1.3.111.2.802.1.1.8.1.7.1.1.2." + mep));
      assertEquals("4", text(all, "1.3.111.2.802.1.1.8.1.7.3.1.2." + mep + "." + 100 * member));
    }
  }

  @Test
  void theServiceMepOfTheSpokeHasTheSvlanAsItsAddress() throws Exception {
    NavigableMap<OID, Variable> all = walk(Presets.spoke("pe-spoke-1", 1, BOOT), Script.EMPTY);
    assertEquals("00:00:00:00:12:01", text(all, "1.3.111.2.802.1.1.8.1.7.1.1.9.3.1201.301"));
  }

  @Test
  void theStackTableKeepsAMemberThatIsDown() throws Exception {
    Script cut = Script.of(new LabEvent.PortDown(START, "xe-1/1/3"));
    NavigableMap<OID, Variable> all = walk(Presets.hub("pe-hub-1", 1, BOOT), cut);
    assertTrue(all.containsKey(new OID("1.3.6.1.2.1.31.1.2.1.3.1002.3")));
    assertTrue(all.containsKey(new OID("1.3.6.1.2.1.31.1.2.1.3.0.3001")));
    assertTrue(all.containsKey(new OID("1.3.6.1.2.1.31.1.2.1.3.3.0")));
    assertFalse(all.containsKey(new OID("1.3.6.1.2.1.31.1.2.1.3.0.3")));
  }

  @Test
  void equalSeedScriptAndTimeGiveEqualAnswersHoweverTheTimeWasReached() throws Exception {
    Script script = Script.of(new LabEvent.PortDown(START.plusSeconds(10), "xe-1/1/3"),
        new LabEvent.Reboot(START.plusSeconds(60), Duration.ofSeconds(30)),
        new LabEvent.CounterReset(START.plusSeconds(120), "lag-1", true),
        new LabEvent.LagMemberLost(START.plusSeconds(130), "xe-1/1/2"));
    DeviceModel model = Presets.hub("pe-hub-1", 99, BOOT);
    Instant end = START.plusSeconds(600);
    NavigableMap<OID, Variable> atOnce;
    NavigableMap<OID, Variable> inSteps;
    ManualTime there = new ManualTime(end);
    ManualTime stepping = new ManualTime(START);
    try (LabDevice device = LabDevice.start(model, script, there, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      atOnce = client.walk("1");
    }
    try (
        LabDevice device = LabDevice.start(Presets.hub("pe-hub-1", 99, BOOT), script, stepping,
            LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      while (stepping.wall().isBefore(end)) {
        stepping.advance(Duration.ofSeconds(20));
        if (device.state().running()) {
          client.walk("1.3.6.1.2.1.31");
        }
      }
      inSteps = client.walk("1");
    }
    assertEquals(atOnce, inSteps);
    assertTrue(atOnce.size() > 500, "walked too little");
  }

  @Test
  void aThousandInterfacesAreWalkedWhole() throws Exception {
    try (LabDevice device = LabDevice.start(Presets.large("big-1", 5, BOOT, 1_000), Script.EMPTY, time,
        LabSnmp.v2c("lab")); Client client = Client.v2c(device, "lab")) {
      assertEquals(19_000, client.walk("1.3.6.1.2.1.31.1.1.1", 200).size());
    }
  }

  private NavigableMap<OID, Variable> walk(DeviceModel model, Script script) throws Exception {
    try (LabDevice device = LabDevice.start(model, script, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      return client.walk("1");
    }
  }

  private static String columnsOf(NavigableMap<OID, Variable> all, String entry) {
    OID root = new OID(entry);
    Set<Integer> columns = all.tailMap(root, false).keySet().stream().takeWhile(oid -> oid.startsWith(root))
        .map(oid -> oid.get(root.size())).collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    return columns.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static String text(Map<OID, Variable> all, String oid) {
    return Client.cell(all, oid).toString();
  }
}
