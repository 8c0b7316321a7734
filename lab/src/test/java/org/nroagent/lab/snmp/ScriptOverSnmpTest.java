package org.nroagent.lab.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.time.AcceleratedTime;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

@Timeout(60)
class ScriptOverSnmpTest {
  private static final Instant BOOT = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final Instant AT = START.plusSeconds(100);
  private static final Instant BACK = START.plusSeconds(200);
  private static final Duration WHILE = Duration.ofSeconds(100);

  private static final String UP_TIME = "1.3.6.1.2.1.1.3.0";
  private static final String ENGINE_BOOTS = "1.3.6.1.6.3.10.2.1.2.0";
  private static final String OPER = "1.3.6.1.2.1.2.2.1.8.";
  private static final String LAST_CHANGE = "1.3.6.1.2.1.2.2.1.9.";
  private static final String NAME = "1.3.6.1.2.1.31.1.1.1.1";
  private static final String HC_IN = "1.3.6.1.2.1.31.1.1.1.6.";
  private static final String HIGH_SPEED = "1.3.6.1.2.1.31.1.1.1.15.";
  private static final String DISCONTINUITY = "1.3.6.1.2.1.31.1.1.1.19.";
  private static final String ATTACHED = "1.2.840.10006.300.43.1.2.1.1.13.";
  private static final String LACP = "1.2.840.10006.300.43.1.2.1.1.21.";
  private static final String MEP = "1.3.111.2.802.1.1.8.1.7.1.1.";
  private static final String REMOTE = "1.3.111.2.802.1.1.8.1.7.3.1.";
  private static final String PW = "1.3.6.1.2.1.10.246.1.2.1.";
  private static final String IGMP_STATUS = "1.3.6.1.2.1.85.1.2.1.7";

  private static final LabSnmp.User USER = new LabSnmp.User("metering", LabSnmp.Auth.SHA256, "auth-password",
      LabSnmp.Priv.AES128, "priv-password");

  private final ManualTime time = new ManualTime(START);
  private final DeviceModel hub = Presets.hub("pe-hub-1", 42, BOOT);

  /// What a test does with a running device.
  private interface Scenario {
    void run(LabDevice device, Client client) throws Exception;
  }

  private void with(Scenario scenario, LabEvent... events) throws Exception {
    with(hub, scenario, events);
  }

  private void with(DeviceModel model, Scenario scenario, LabEvent... events) throws Exception {
    try (LabDevice device = LabDevice.start(model, Script.of(events), time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      scenario.run(device, client);
    }
  }

  @Test
  void aPortGoesDownAndUp() throws Exception {
    with((device, client) -> {
      assertEquals(1, client.get(OPER + 3).toInt());
      time.advanceTo(AT);
      assertEquals(2, client.get(OPER + 3).toInt());
      assertEquals(ticks(AT), client.get(LAST_CHANGE + 3).toLong());
      long frozen = client.get(HC_IN + 3).toLong();
      long other = client.get(HC_IN + 4).toLong();
      time.advanceTo(AT.plusSeconds(50));
      assertEquals(frozen, client.get(HC_IN + 3).toLong());
      assertEquals(device.trueOctets("lag-2", IfDirection.IN, AT, device.now()),
          client.get(HC_IN + 4).toLong() - other,
          "the other member carries all");
      time.advanceTo(BACK);
      assertEquals(1, client.get(OPER + 3).toInt());
      time.advanceTo(BACK.plusSeconds(50));
      assertTrue(client.get(HC_IN + 3).toLong() > frozen);
    }, new LabEvent.PortDown(AT, "xe-1/1/3"), new LabEvent.PortUp(BACK, "xe-1/1/3"));
  }

  @Test
  void aLostLagMemberStaysUpButLeavesTheAggregate() throws Exception {
    with((device, client) -> {
      assertEquals(1002, client.get(ATTACHED + 4).toInt());
      assertEquals(octets(0xfc), client.get(LACP + 4));
      assertEquals(20_000, client.get(HIGH_SPEED + 1002).toLong());
      time.advanceTo(AT);
      assertEquals(1, client.get(OPER + 4).toInt());
      assertEquals(0, client.get(ATTACHED + 4).toInt());
      assertEquals(octets(0xe2), client.get(LACP + 4));
      assertEquals(10_000, client.get(HIGH_SPEED + 1002).toLong());
      assertEquals(1, client.get(OPER + 1002).toInt());
      time.advanceTo(BACK);
      assertEquals(octets(0xfc), client.get(LACP + 4));
    }, new LabEvent.LagMemberLost(AT, "xe-1/1/4"), new LabEvent.LagMemberRestored(BACK, "xe-1/1/4"));
  }

  @Test
  void thePrimaryGateGoesDownWithOneMember() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT);
      assertEquals(2, client.get(OPER + 1001).toInt());
      assertEquals(7, client.get(OPER + 3001).toInt());
      assertEquals(6, client.get(PW + "38.1").toInt());
      assertEquals(octets(0xf0), client.get(LACP + 2), "in sync, but the aggregate carries nothing");
      long frozen = client.get(HC_IN + 1001).toLong();
      time.advanceTo(BACK);
      assertEquals(frozen, client.get(HC_IN + 1001).toLong());
    }, new LabEvent.PortDown(AT, "xe-1/1/1"));
  }

  @Test
  void aRemoteMepIsLostAndRestored() throws Exception {
    with((device, client) -> {
      assertEquals(4, client.get(REMOTE + "2.1.1.101.100").toInt());
      assertEquals(octets(0), client.get(MEP + "14.1.1.101"));
      time.advanceTo(AT);
      assertEquals(3, client.get(REMOTE + "2.1.1.101.100").toInt());
      assertEquals(ticks(AT), client.get(REMOTE + "3.1.1.101.100").toLong());
      assertEquals(octets(0x20), client.get(MEP + "14.1.1.101"));
      assertEquals(3, client.get(MEP + "13.1.1.101").toInt());
      assertEquals(1, client.get(OPER + 1).toInt());
      time.advanceTo(BACK);
      assertEquals(4, client.get(REMOTE + "2.1.1.101.100").toInt());
    }, new LabEvent.RemoteMepLost(AT, 101), new LabEvent.RemoteMepRestored(BACK, 101));
  }

  @Test
  void aRebootRestartsTimesAndCounters() throws Exception {
    with((device, client) -> {
      client.patience(200);
      time.advanceTo(AT);
      assertNull(client.send(PDU.GET, 0, new OID(UP_TIME)), "silent while it restarts");
      time.advanceTo(BACK.plusSeconds(10));
      client.patience(Client.PATIENT_MILLIS);
      assertEquals(1_000, client.get(UP_TIME).toLong());
      assertEquals(2, client.get(ENGINE_BOOTS).toInt());
      assertEquals(device.trueOctets("lag-2", IfDirection.IN, BACK, device.now()),
          client.get(HC_IN + 1002).toLong());
      assertEquals(0, device.trueOctets("lag-2", IfDirection.IN, AT, BACK), "nothing is forwarded meanwhile");
      assertEquals(0, client.get(DISCONTINUITY + 1002).toLong());
    }, new LabEvent.Reboot(AT, WHILE));
  }

  @Test
  void aVersion3ClientRediscoversARebootedDevice() throws Exception {
    try (LabDevice device = LabDevice.start(hub, Script.of(new LabEvent.Reboot(AT, Duration.ZERO)), time,
        LabSnmp.v3(USER)); Client client = Client.v3(device, USER)) {
      assertEquals(1, client.get(ENGINE_BOOTS).toInt());
      time.advanceTo(AT.plusSeconds(1));
      assertEquals(2, client.get(ENGINE_BOOTS).toInt());
      assertEquals(100, client.get(UP_TIME).toLong());
    }
  }

  @Test
  void aVersion3ClientStaysInTheTimeWindowHoweverFarVirtualTimeGoes() throws Exception {
    try (LabDevice device = LabDevice.start(hub, Script.EMPTY, time, LabSnmp.v3(USER));
        Client client = Client.v3(device, USER)) {
      client.get(UP_TIME);
      long before = device.datagrams();
      time.advance(Duration.ofDays(3));
      assertEquals(ticks(device.now()), client.get(UP_TIME).toLong());
      assertEquals(before + 1, device.datagrams(), "no report, no second round");
    }
  }

  @Test
  void aCounterResetSaysSoOrNot() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT.plusSeconds(10));
      assertEquals(device.trueOctets("lag-1", IfDirection.IN, AT, device.now()),
          client.get(HC_IN + 1001).toLong());
      assertEquals(ticks(AT), client.get(DISCONTINUITY + 1001).toLong());
      assertEquals(device.trueOctets("lag-2", IfDirection.IN, AT, device.now()),
          client.get(HC_IN + 1002).toLong());
      assertEquals(0, client.get(DISCONTINUITY + 1002).toLong());
      assertEquals(device.trueOctets("xe-1/1/1", IfDirection.IN, BOOT, device.now()),
          client.get(HC_IN + 1).toLong());
    }, new LabEvent.CounterReset(AT, "lag-1", true), new LabEvent.CounterReset(AT, "lag-2", false));
  }

  @Test
  void indexesSwapWhileCountersGoOn() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT);
      assertEquals("lag-2", client.get(NAME + ".1001").toString());
      assertEquals("lag-1", client.get(NAME + ".1002").toString());
      assertEquals(device.trueOctets("lag-1", IfDirection.IN, BOOT, AT), client.get(HC_IN + 1002).toLong());
      assertEquals(1002, client.get(ATTACHED + 1).toInt(), "other tables refer to the new index");
      assertEquals(ticks(AT), client.get("1.3.6.1.2.1.31.1.5.0").toLong());
    }, new LabEvent.IfIndexChange(AT, Map.of("lag-1", 1002, "lag-2", 1001)));
  }

  @Test
  void anInterfaceVanishesAndReturnsWithCountersFromZero() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT);
      assertEquals(Null.noSuchInstance, client.get(HC_IN + 4));
      assertFalse(client.column(NAME).contains(new OctetString("xe-1/1/4")));
      assertEquals(10_000, client.get(HIGH_SPEED + 1002).toLong());
      time.advanceTo(BACK.plusSeconds(5));
      assertEquals(device.trueOctets("xe-1/1/4", IfDirection.IN, BACK, device.now()),
          client.get(HC_IN + 4).toLong());
      assertEquals(ticks(BACK), client.get(DISCONTINUITY + 4).toLong());
    }, new LabEvent.InterfaceGone(AT, "xe-1/1/4"), new LabEvent.InterfaceBack(BACK, "xe-1/1/4"));
  }

  @Test
  void pseudowiresSwitch() throws Exception {
    with((device, client) -> {
      assertEquals(1, client.get(PW + "38.1").toInt());
      assertEquals(4, client.get(PW + "38.2").toInt());
      time.advanceTo(AT);
      assertEquals(4, client.get(PW + "38.1").toInt());
      assertEquals(octets(0x80), client.get(PW + "39.1"));
      assertEquals(1, client.get(PW + "38.2").toInt());
      assertEquals(ticks(AT), client.get(PW + "36.2").toLong());
    }, new LabEvent.PseudowireSwitch(AT, "pw-2"));
  }

  @Test
  void groupsComeAndGo() throws Exception {
    with(Presets.olt("olt-1", 1, BOOT), (device, client) -> {
      assertEquals(4, client.column(IGMP_STATUS).size());
      time.advanceTo(AT);
      assertEquals(5, client.column(IGMP_STATUS).size());
      assertEquals("198.51.100.77", client.get("1.3.6.1.2.1.85.1.2.1.4.233.252.0.99.2202").toString());
      time.advanceTo(BACK);
      assertEquals(10_000, client.get("1.3.6.1.2.1.85.1.2.1.5.233.252.0.99.2202").toLong());
      assertEquals(4, client.column(IGMP_STATUS).size());
    }, new LabEvent.GroupJoined(AT, "vlan-4000", "233.252.0.99", "198.51.100.77"),
        new LabEvent.GroupLeft(BACK, "vlan-4000", "233.252.0.10"));
  }

  @Test
  void aSilentDeviceAnswersNothingAndThenAgain() throws Exception {
    with((device, client) -> {
      client.patience(200);
      time.advanceTo(AT);
      assertNull(client.send(PDU.GET, 0, new OID(UP_TIME)));
      assertEquals(1, device.unanswered());
      time.advanceTo(BACK);
      client.patience(Client.PATIENT_MILLIS);
      assertNotNull(client.send(PDU.GET, 0, new OID(UP_TIME)));
    }, new LabEvent.Silence(AT, WHILE));
  }

  @Test
  void slowAnswersTakeRealTimeWhateverTheVirtualClockDoes() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT);
      client.patience(50);
      assertNull(client.send(PDU.GET, 0, new OID(UP_TIME)), "came at once");
      time.advanceTo(BACK.minusSeconds(1));
      client.patience(Client.PATIENT_MILLIS);
      assertEquals(ticks(BACK.minusSeconds(1)), client.get(UP_TIME).toLong());
    }, new LabEvent.SlowAnswers(AT, WHILE, Duration.ofMillis(700)));
  }

  @Test
  void closingDoesNotWaitForASlowAnswer() throws Exception {
    LabDevice device = LabDevice.start(hub,
        Script.of(new LabEvent.SlowAnswers(START, WHILE, Duration.ofHours(1))), time, LabSnmp.v2c("lab"));
    try (device; Client client = Client.v2c(device, "lab").patience(100)) {
      assertNull(client.send(PDU.GET, 0, new OID(UP_TIME)));
    }
  }

  @Test
  void truncatedAnswersCapGetBulkAndRefuseMoreOtherwise() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT);
      PDU bulk = client.ask(PDU.GETBULK, 50, new OID(NAME));
      assertEquals(5, bulk.size());
      assertEquals(PDU.noError, bulk.getErrorStatus());
      OID name = new OID(NAME + ".1");
      assertEquals(5, client.ask(PDU.GET, 0, name, name, name, name, name).size());
      assertEquals(PDU.tooBig, client.ask(PDU.GET, 0, name, name, name, name, name, name).getErrorStatus());
      assertEquals(hub.interfaces().size(), client.column(NAME).size(), "a walk gets through");
    }, new LabEvent.TruncatedAnswers(AT, WHILE, 5));
  }

  @Test
  void tablesEndEarly() throws Exception {
    with((device, client) -> {
      time.advanceTo(AT);
      assertEquals(3, client.column(NAME).size());
      time.advanceTo(BACK);
      assertEquals(hub.interfaces().size(), client.column(NAME).size());
    }, new LabEvent.TablesEndEarly(AT, WHILE, 3));
  }

  @Test
  void aRefusedCommunityGetsNoAnswer() throws Exception {
    with((device, client) -> {
      client.patience(200);
      time.advanceTo(AT);
      assertNull(client.send(PDU.GET, 0, new OID(UP_TIME)));
      time.advanceTo(BACK);
      client.patience(Client.PATIENT_MILLIS);
      client.get(UP_TIME);
    }, new LabEvent.CredentialsRefused(AT, WHILE, null));
  }

  @Test
  void aRefusedUserGetsAReportAndOthersDoNot() throws Exception {
    LabSnmp.User other = new LabSnmp.User("other", LabSnmp.Auth.SHA1, "auth-password", LabSnmp.Priv.NONE, "");
    Script script = Script.of(new LabEvent.CredentialsRefused(AT, WHILE, "metering"));
    try (LabDevice device = LabDevice.start(hub, script, time, LabSnmp.v3(USER, other));
        Client refused = Client.v3(device, USER);
        Client accepted = Client.v3(device, other)) {
      refused.get(UP_TIME);
      time.advanceTo(AT);
      IOException report = assertThrows(IOException.class, () -> refused.get(UP_TIME));
      assertTrue(String.valueOf(report.getMessage()).contains("1.3.6.1.6.3.15.1.1.3.0"), report::toString);
      accepted.get(UP_TIME);
      time.advanceTo(BACK);
      refused.get(UP_TIME);
    }
  }

  @Test
  void anEventCanBeAddedWhileTheDeviceRuns() throws Exception {
    with((device, client) -> {
      device.inject(new LabEvent.PortDown(AT, "xe-1/1/3"));
      assertThrows(IllegalArgumentException.class,
          () -> device.inject(new LabEvent.PortUp(BOOT, "xe-1/1/3")));
      assertEquals(1, client.get(OPER + 3).toInt());
      time.advanceTo(AT);
      assertEquals(2, client.get(OPER + 3).toInt());
    });
  }

  @Test
  void somethingCanHappenAtOnceOnAClockThatRuns() throws Exception {
    try (LabDevice device = LabDevice.start(hub, Script.EMPTY, new AcceleratedTime(START, 1_000),
        LabSnmp.v2c("lab")); Client client = Client.v2c(device, "lab")) {
      device.injectNow(now -> new LabEvent.PortDown(now, "xe-1/1/3"));
      assertEquals(2, client.get(OPER + 3).toInt());
    }
  }

  @Test
  void sysUpTimeWrapsAfter497Days() throws Exception {
    Instant longAgo = START.minus(Duration.ofMillis((1L << 32) * 10 - 1_000));
    with(Presets.hub("pe-hub-1", 42, longAgo), (device, client) -> {
      assertEquals((1L << 32) - 100, client.get(UP_TIME).toLong());
      time.advance(Duration.ofSeconds(2));
      assertEquals(100, client.get(UP_TIME).toLong());
      assertEquals(1, client.get(ENGINE_BOOTS).toInt());
    });
  }

  @Test
  void aStepOfThePollersWallClockDoesNotMoveTheDevice() throws Exception {
    with((device, client) -> {
      time.stepWall(Duration.ofDays(-30));
      time.advance(Duration.ofSeconds(100));
      assertEquals(ticks(AT), client.get(UP_TIME).toLong());
    });
  }

  private static long ticks(Instant at) {
    return Duration.between(BOOT, at).toMillis() / 10;
  }

  private static OctetString octets(int value) {
    return Values.octets(value);
  }
}
