package org.nroagent.lab.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.InterfaceState;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

@Timeout(60)
class InterfacesOverSnmpTest {
  private static final Instant BOOT = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-05T19:59:30Z");
  private static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1";
  private static final String HC_IN = "1.3.6.1.2.1.31.1.1.1.6";
  private static final String HC_OUT = "1.3.6.1.2.1.31.1.1.1.10";

  private final ManualTime time = new ManualTime(START);
  private final DeviceModel spoke = Presets.spoke("pe-spoke-1", 42, BOOT);

  @Test
  void countersAreTheTrueOctetsOfTheManualInstant() throws Exception {
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      for (int slot = 0; slot < 3; slot++) {
        NavigableMap<OID, Variable> table = client.walk("1.3.6.1.2.1.31.1.1.1", 50);
        for (InterfaceState each : device.state().presentInterfaces()) {
          String name = each.model().name();
          assertEquals(name, Client.cell(table, IF_NAME, each.ifIndex()).toString());
          assertEquals(device.trueOctets(name, IfDirection.IN, BOOT, device.now()),
              Client.cell(table, HC_IN, each.ifIndex()).toLong());
          assertEquals(device.trueOctets(name, IfDirection.OUT, BOOT, device.now()),
              Client.cell(table, HC_OUT, each.ifIndex()).toLong());
        }
        time.advance(Duration.ofMinutes(5));
      }
      assertTrue(device.trueOctets("lag-1", IfDirection.OUT, START, device.now()) > 0);
    }
  }

  @Test
  void lostPacketsAreThoseOfTheScriptInCountersOf32Bits() throws Exception {
    Script script = Script.of(new LabEvent.PacketsLost(START, "lag-1", IfLoss.OUT_DISCARDS, 50_000_000),
        new LabEvent.PacketsLost(START, "lag-1", IfLoss.IN_ERRORS, 2));
    try (LabDevice device = LabDevice.start(spoke, script, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      time.advance(Duration.ofSeconds(100));
      long lost = device.trueLosses("lag-1", IfLoss.OUT_DISCARDS, BOOT, device.now());
      assertEquals(5_000_000_000L, lost);
      assertEquals(lost - (1L << 32), client.get("1.3.6.1.2.1.2.2.1.19.1001").toLong());
      assertEquals(200, client.get("1.3.6.1.2.1.2.2.1.14.1001").toLong());
      assertEquals(0, client.get("1.3.6.1.2.1.2.2.1.13.1001").toLong());
      assertEquals(0, client.get("1.3.6.1.2.1.2.2.1.20.1001").toLong());
    }
  }

  @Test
  void upTimeAndCountersOfOneResponseAreOfOneMoment() throws Exception {
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      time.advance(Duration.ofMillis(12_340));
      PDU response = client.ask(PDU.GET, 0, new OID("1.3.6.1.2.1.1.3.0"), new OID(HC_OUT + ".1001"));
      assertEquals(Duration.between(BOOT, START).toMillis() / 10 + 1_234,
          response.get(0).getVariable().toLong());
      assertEquals(device.counter("lag-1", IfDirection.OUT), response.get(1).getVariable().toLong());
    }
  }

  @Test
  void membersAddUpToTheirLagAndSubInterfacesToo() throws Exception {
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"))) {
      for (IfDirection direction : IfDirection.values()) {
        long lag = device.trueOctets("lag-1", direction, BOOT, START);
        assertEquals(lag, device.trueOctets("xe-1/1/1", direction, BOOT, START)
            + device.trueOctets("xe-1/1/2", direction, BOOT, START));
        assertEquals(lag, device.trueOctets("lag-1.1201", direction, BOOT, START)
            + device.trueOctets("lag-1.4000", direction, BOOT, START));
      }
    }
  }

  @Test
  void anAbsentInstanceIsAnExceptionAndAWalkEndsAtTheEndOfTheView() throws Exception {
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      assertEquals(Null.noSuchInstance, client.get(HC_IN + ".4711"));
      PDU end = client.ask(PDU.GETNEXT, 0, new OID("1.3.200"));
      assertEquals(Null.endOfMibView, end.get(0).getVariable());
    }
  }

  @Test
  void aWrongCommunityGetsNoAnswer() throws Exception {
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "public").patience(300)) {
      assertNull(client.send(PDU.GET, 0, new OID("1.3.6.1.2.1.1.3.0")));
      assertEquals(1, device.datagrams());
    }
  }

  @Test
  void aSetIsRefused() throws Exception {
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      PDU response = client.ask(PDU.SET, 0, new OID("1.3.6.1.2.1.1.5.0"));
      assertEquals(PDU.notWritable, response.getErrorStatus());
    }
  }

  @Test
  void readsOverVersion3WithSha256AndAes128() throws Exception {
    LabSnmp.User user = new LabSnmp.User("metering", LabSnmp.Auth.SHA256, "auth-password",
        LabSnmp.Priv.AES128, "priv-password");
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v3(user));
        Client client = Client.v3(device, user)) {
      assertEquals("pe-spoke-1", client.get("1.3.6.1.2.1.1.5.0").toString());
      assertEquals(device.counter("lag-1", IfDirection.OUT), client.get(HC_OUT + ".1001").toLong());
    }
  }

  @Test
  void severalDevicesLiveInOneProcess() throws Exception {
    try (LabDevice one = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        LabDevice two = LabDevice.start(Presets.hub("pe-hub-1", 43, BOOT), Script.EMPTY, time,
            LabSnmp.v2c("lab"));
        Client first = Client.v2c(one, "lab");
        Client second = Client.v2c(two, "lab")) {
      assertEquals(Map.of("pe-spoke-1", "pe-hub-1"),
          Map.of(first.get("1.3.6.1.2.1.1.5.0").toString(), second.get("1.3.6.1.2.1.1.5.0").toString()));
    }
  }

  @Test
  void closingLeavesNoThread() throws Exception {
    String port;
    try (LabDevice device = LabDevice.start(spoke, Script.EMPTY, time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      port = Integer.toString(device.address().getPort());
      client.get("1.3.6.1.2.1.1.5.0");
      assertTrue(threadsOf(port) > 0);
    }
    assertEquals(0, threadsOf(port));
  }

  private static long threadsOf(String port) {
    return Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().endsWith("/" + port))
        .count();
  }
}
