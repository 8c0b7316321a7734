package org.nroagent.lab.snmp;

import java.util.EnumMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.nroagent.lab.device.IgmpGroupModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.MibOffer;
import org.nroagent.lab.device.Optics;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.device.SessionKind;
import org.nroagent.lab.script.CfmInterfaceStatus;
import org.nroagent.lab.script.CfmPortStatus;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.time.ManualTime;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Faults of links and sessions as a poller sees them.
@Timeout(60)
class FaultsOverSnmpTest {
  private static final Instant BOOT = Instant.parse("2026-11-02T00:00:00Z");
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final Instant AT = START.plusSeconds(100);
  private static final Instant BACK = START.plusSeconds(200);
  private static final Duration WHILE = Duration.ofSeconds(100);

  private static final String OPER = "1.3.6.1.2.1.2.2.1.8.";
  private static final String ADMIN = "1.3.6.1.2.1.2.2.1.7.";
  private static final String PORT = "1.2.840.10006.300.43.1.2.1.1.";
  private static final String RECEIVE_STATE = "1.2.840.10006.300.43.1.2.3.1.1.";
  private static final String MUX_STATE = "1.2.840.10006.300.43.1.2.3.1.3.";
  private static final String MEP = "1.3.111.2.802.1.1.8.1.7.1.1.";
  private static final String REMOTE = "1.3.111.2.802.1.1.8.1.7.3.1.";
  private static final String PW = "1.3.6.1.2.1.10.246.1.2.1.";
  private static final String PEER = "1.3.6.1.2.1.15.3.1.";
  private static final String PATHS = "1.3.6.1.2.1.15.6.1";
  private static final String NEIGHBOURS = "1.3.6.1.2.1.157.1.2.1";
  private static final String MSDP = "1.3.6.1.3.92.1.1.5.1.";
  private static final String SOURCES = "1.3.6.1.3.92.1.1.6.1.4";
  private static final String CLIENT = "203.0.113.1";
  private static final String MSDP_PEER = "198.51.100.251";
  private static final String MGMD_GROUPS = "1.3.6.1.2.1.185.1.4.1.10";

  private final ManualTime time = new ManualTime(START);
  private final DeviceModel hub = Presets.hub("pe-hub-1", 42, BOOT);

  /// What a test does with a running device.
  private interface Scenario {
    void run(Client client) throws Exception;
  }

  private void with(DeviceModel model, Scenario scenario, LabEvent... events) throws Exception {
    try (LabDevice device = LabDevice.start(model, Script.of(events), time, LabSnmp.v2c("lab"));
        Client client = Client.v2c(device, "lab")) {
      scenario.run(client);
    }
  }

  @Test
  void anExpiredPartnerIsStillAttachedAndAForgottenOneIsNot() throws Exception {
    with(hub, client -> {
      assertEquals("1002 1002 1 6 252 252", lacp(client, 4));
      time.advanceTo(AT);
      assertEquals("1002 1002 2 3 241 236", lacp(client, 4));
      assertEquals(1, client.get(OPER + 1002).toInt());
      time.advanceTo(AT.plusSeconds(3));
      assertEquals("0 0 3 1 226 0", lacp(client, 4));
      assertEquals("00:00:00:00:00:00", client.get(PORT + "9.4").toString());
      assertEquals(ticks(AT.plusSeconds(3)), client.get("1.2.840.10006.300.43.1.3.0").toLong());
      time.advanceTo(BACK);
      assertEquals("1002 1002 1 6 252 252", lacp(client, 4));
    }, new LabEvent.LagMemberExpired(AT, "xe-1/1/4"),
        new LabEvent.LagMemberLost(AT.plusSeconds(3), "xe-1/1/4"),
        new LabEvent.LagMemberRestored(BACK, "xe-1/1/4"));
  }

  @Test
  void aForeignPartnerIsHeardButNotSelected() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals("0 0 1 1 224 224", lacp(client, 4));
      assertEquals("02:00:5e:00:99:01", client.get(PORT + "9.4").toString());
      assertEquals(77, client.get(PORT + "11.4").toInt());
    }, new LabEvent.LagPartnerChange(AT, "xe-1/1/4", "02:00:5e:00:99:01", 77));
  }

  @Test
  void aPortThatIsDownHasItsReceiveMachineDisabled() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals("0 0 6 1 226 0", lacp(client, 3));
      assertEquals("1002 1002 1 6 252 252", lacp(client, 4), "one member is enough for this LAG");
      assertEquals("1001 1001 1 6 252 252", lacp(client, 2));
    }, new LabEvent.PortDown(AT, "xe-1/1/3"));
  }

  @Test
  void belowTheMinimumTheOthersStayAttachedAndCarryNothing() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals(2, client.get(OPER + 1001).toInt());
      assertEquals("1001 1001 1 3 240 240", lacp(client, 2));
    }, new LabEvent.LagMemberLost(AT, "xe-1/1/1"));
  }

  @Test
  void aDeviceMaySendTheBitsAsTheyWereOnTheWire() throws Exception {
    with(hub.with(MibOffer.STANDARD.with(MibOffer.LacpOrder.WIRE)), client -> {
      assertEquals("1002 1002 1 6 63 63", lacp(client, 4));
      time.advanceTo(AT);
      assertEquals("0 0 3 1 71 0", lacp(client, 4));
    }, new LabEvent.LagMemberLost(AT, "xe-1/1/4"));
  }

  @Test
  void aDeviceMayHaveNoDebugTable() throws Exception {
    with(hub.with(MibOffer.STANDARD.withLagDebug(false)),
        client -> assertEquals(Null.noSuchInstance, client.get(MUX_STATE + 4)));
  }

  @Test
  void aPortIsAdministrativelyDown() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals(2, client.get(ADMIN + 3).toInt());
      assertEquals(2, client.get(OPER + 3).toInt());
      time.advanceTo(BACK);
      assertEquals(1, client.get(OPER + 3).toInt());
    }, new LabEvent.PortAdmin(AT, "xe-1/1/3", false), new LabEvent.PortAdmin(BACK, "xe-1/1/3", true));
  }

  @Test
  void aDefectIsReportedOnceItLastsAndForgottenOnceItIsGoneForLong() throws Exception {
    with(hub, client -> {
      assertEquals("1 0 0", fault(client));
      time.advanceTo(AT);
      assertEquals("2 3 32", fault(client));
      time.advanceTo(AT.plusMillis(2_500));
      assertEquals("4 3 32", fault(client));
      time.advanceTo(BACK);
      assertEquals("5 3 0", fault(client));
      assertEquals(ticks(BACK), client.get(REMOTE + "3.1.1.101.100").toLong());
      time.advanceTo(BACK.plusSeconds(10));
      assertEquals("1 0 0", fault(client));
    }, new LabEvent.RemoteMepLost(AT, 101), new LabEvent.RemoteMepRestored(BACK, 101));
  }

  @Test
  void aRemoteDefectIndicationShowsAndDoesNotAlarm() throws Exception {
    with(hub, client -> {
      assertEquals(2, client.get(REMOTE + "5.1.1.101.100").toInt());
      time.advanceTo(AT);
      assertEquals(1, client.get(REMOTE + "5.1.1.101.100").toInt());
      assertEquals(4, client.get(REMOTE + "2.1.1.101.100").toInt());
      assertEquals("1 0 128", fault(client));
    }, new LabEvent.RemoteMepRdi(AT, 101, true));
  }

  @Test
  void aRemotePortOrInterfaceThatIsNotUpIsADefectOfItsOwn() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals(1, client.get(REMOTE + "6.1.1.101.100").toInt());
      assertEquals(7, client.get(REMOTE + "7.1.1.101.100").toInt());
      assertEquals("2 2 64", fault(client));
      time.advanceTo(BACK);
      assertEquals(0, client.get(REMOTE + "6.1.1.101.100").toInt(), "TLVs that are not sent are no defect");
      assertEquals("5 2 0", fault(client));
    }, new LabEvent.RemoteMepStatus(AT, 101, CfmPortStatus.BLOCKED, CfmInterfaceStatus.LOWER_LAYER_DOWN),
        new LabEvent.RemoteMepStatus(BACK, 101, CfmPortStatus.NONE, CfmInterfaceStatus.NONE));
  }

  @Test
  void pseudowiresOfBothHubsSwitchAndRevert() throws Exception {
    with(Presets.standbyHub("pe-hub-2", 1, BOOT), client -> {
      assertEquals("4 128 0", pseudowire(client, 1));
      time.advanceTo(AT);
      assertEquals("1 0 0", pseudowire(client, 1));
      assertEquals(ticks(AT), client.get(PW + "36.1").toLong());
      time.advanceTo(BACK);
      assertEquals("4 128 0", pseudowire(client, 1));
    }, new LabEvent.PseudowireSwitch(AT, "pw-1"), new LabEvent.PseudowireStandby(BACK, "pw-1"));
    with(hub, client -> {
      time.advanceTo(BACK.plusSeconds(100));
      assertEquals("6 96 0", pseudowire(client, 1));
      time.advanceTo(BACK.plusSeconds(200));
      assertEquals("1 0 0", pseudowire(client, 1), "reverts");
      assertEquals(ticks(BACK.plusSeconds(200)), client.get(PW + "36.1").toLong());
    }, new LabEvent.PortDown(BACK.plusSeconds(100), "xe-1/1/1"),
        new LabEvent.PortUp(BACK.plusSeconds(200), "xe-1/1/1"));
  }

  @Test
  void aPseudowireIsLostInTheNetwork() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals("2 16 0", pseudowire(client, 1));
      assertEquals(new OctetString(new byte[]{0x08}), client.get(PW + "41.1"));
      time.advanceTo(BACK.plusSeconds(10));
      assertEquals("1 0 1000", pseudowire(client, 1));
    }, new LabEvent.PseudowireFault(AT, "pw-1", true), new LabEvent.PseudowireFault(BACK, "pw-1", false));
  }

  @Test
  void aBgpPeerGoesAndItsPathsWithIt() throws Exception {
    with(hub, client -> {
      assertEquals(6, client.get(PEER + "2." + CLIENT).toInt());
      assertEquals(64_500, client.get(PEER + "9." + CLIENT).toInt());
      assertEquals(Duration.between(BOOT, START).toSeconds(), client.get(PEER + "16." + CLIENT).toLong());
      assertEquals(220, client.get(PATHS + ".8.198.51.100.0.25." + CLIENT).toInt());
      time.advanceTo(AT.plusSeconds(7));
      assertEquals(3, client.get(PEER + "2." + CLIENT).toInt());
      assertEquals(7, client.get(PEER + "16." + CLIENT).toLong());
      assertTrue(client.walk(PATHS).isEmpty());
      time.advanceTo(BACK.plusSeconds(9));
      assertEquals(6, client.get(PEER + "2." + CLIENT).toInt());
      assertEquals(9, client.get(PEER + "16." + CLIENT).toLong());
      assertEquals(2, client.get(PEER + "15." + CLIENT).toLong());
      assertEquals(100, client.get(PATHS + ".8.198.51.100.0.25." + CLIENT).toInt());
    }, new LabEvent.SessionChange(AT, SessionKind.BGP, CLIENT, false),
        new LabEvent.SessionChange(BACK, SessionKind.BGP, CLIENT, true),
        new LabEvent.PathPreference(BACK, "198.51.100.0/25", CLIENT, 100));
  }

  @Test
  void sessionsGoDownWithTheInterfaceThatTheyRideOn() throws Exception {
    with(hub, client -> {
      time.advanceTo(AT);
      assertEquals(3, client.get(PEER + "2." + CLIENT).toInt());
      assertTrue(client.walk(NEIGHBOURS).isEmpty());
      assertEquals(4, client.get(MSDP + "3." + MSDP_PEER).toInt());
    }, new LabEvent.PortDown(AT, "xe-1/1/1"));
  }

  @Test
  void aPimNeighbourThatIsLostHasNoRow() throws Exception {
    with(hub, client -> {
      String row = ".2102.1.4." + CLIENT;
      assertEquals(ticks(START), client.get(NEIGHBOURS + ".6" + row).toLong());
      Variable generation = client.get(NEIGHBOURS + ".5" + row);
      time.advanceTo(AT);
      assertTrue(client.walk(NEIGHBOURS).isEmpty());
      time.advanceTo(BACK.plusSeconds(1));
      assertEquals(100, client.get(NEIGHBOURS + ".6" + row).toLong());
      assertEquals(generation.toLong() + 1, client.get(NEIGHBOURS + ".5" + row).toLong());
    }, new LabEvent.SessionChange(AT, SessionKind.PIM, CLIENT, false),
        new LabEvent.SessionChange(BACK, SessionKind.PIM, CLIENT, true));
  }

  @Test
  void anMsdpPeerGoesAndTheSourcesThatItAnnouncedWithIt() throws Exception {
    with(hub, client -> {
      assertEquals(4, client.column(SOURCES).size());
      time.advanceTo(AT);
      assertEquals(3, client.get(MSDP + "3." + MSDP_PEER).toInt());
      assertEquals(ticks(AT), client.get(MSDP + "16." + MSDP_PEER).toLong());
      assertEquals(2, client.column(SOURCES).size());
      assertEquals(2, client.get("1.3.6.1.3.92.1.1.3.0").toLong());
    }, new LabEvent.SessionChange(AT, SessionKind.MSDP, MSDP_PEER, false));
  }

  @Test
  void theDeviceTellsGroupsInTheMibThatItHas() throws Exception {
    DeviceModel olt = Presets.olt("olt-1", 1, BOOT);
    with(olt.with(MibOffer.STANDARD.with(MibOffer.Multicast.MGMD)), client -> {
      assertTrue(client.walk("1.3.6.1.2.1.85").isEmpty());
      assertEquals(2, client.get(MGMD_GROUPS + ".1.4.233.252.0.10.2202").toInt());
      assertEquals(new OctetString(new byte[]{(byte) 198, 51, 100, 20}),
          client.get("1.3.6.1.2.1.185.1.4.1.4.1.4.233.252.0.10.2202"));
      time.advanceTo(AT.plusSeconds(5));
      assertEquals(1, client.get(MGMD_GROUPS + ".1.4.232.1.1.10.2202").toInt());
      assertEquals(500, client.get("1.3.6.1.2.1.185.1.4.1.5.1.4.232.1.1.10.2202").toLong());
      assertEquals(25_500,
          client.get("1.3.6.1.2.1.185.1.8.1.5.1.4.232.1.1.10.2202.4.192.0.2.50").toLong());
      assertEquals(3, client.get("1.3.6.1.2.1.185.1.2.1.6.2202.1").toInt());
    }, new LabEvent.GroupJoined(AT, "vlan-4000", "232.1.1.10", "198.51.100.9", List.of("192.0.2.50")));
    with(olt.with(MibOffer.STANDARD.with(MibOffer.Multicast.BOTH)), client -> {
      assertEquals(4, client.column(MGMD_GROUPS).size());
      assertEquals(4, client.column("1.3.6.1.2.1.85.1.2.1.7").size());
    });
  }

  @Test
  void anInterfaceThatGoesDownForgetsItsGroups() throws Exception {
    with(Presets.olt("olt-1", 1, BOOT), client -> {
      time.advanceTo(AT);
      assertEquals(0, client.column("1.3.6.1.2.1.85.1.2.1.7").size());
      time.advanceTo(BACK.plusSeconds(3));
      assertEquals(300, client.get("1.3.6.1.2.1.85.1.2.1.5.233.252.0.10.2202").toLong(), "joined anew");
    }, new LabEvent.PortDown(AT, "xe-0/1"), new LabEvent.PortDown(AT, "xe-0/2"),
        new LabEvent.PortUp(BACK, "xe-0/1"));
  }

  @Test
  void mediumAndAutoNegotiationOfAPort() throws Exception {
    with(hub, client -> {
      assertEquals(new OID("1.3.6.1.2.1.26.4.35"), client.get("1.3.6.1.2.1.26.2.1.1.3.3.1"));
      assertEquals(2, client.get("1.3.6.1.2.1.26.5.1.1.1.3.1").toInt());
      time.advanceTo(AT);
      assertEquals(new OID("1.3.6.1.2.1.26.4.36"), client.get("1.3.6.1.2.1.26.2.1.1.3.3.1"));
      assertEquals(1, client.get("1.3.6.1.2.1.26.5.1.1.1.3.1").toInt());
    }, new LabEvent.AutoNegotiation(AT, "xe-1/1/3", true),
        new LabEvent.OpticsChange(AT, "xe-1/1/3", Optics.SR));
  }

  @Test
  void sessionsAreServedFromWhenItIsSaid() throws Exception {
    String instance = ActiveSessionsMib.ACTIVE_SESSIONS + ".0";
    with(hub, client -> {
      assertTrue(client.get(instance).isException());
      time.advanceTo(AT);
      assertEquals(1234, client.get(instance).toLong());
      time.advanceTo(BACK);
      assertEquals(0, client.get(instance).toLong());
    }, new LabEvent.ActiveSessions(AT, 1234), new LabEvent.ActiveSessions(BACK, 0));
  }

  @Test
  void aRowVanishesFromItsTableAndIsBack() throws Exception {
    with(hub, client -> {
      NavigableMap<OID, Variable> before = client.walk("1");
      time.advanceTo(AT);
      Set<OID> gone = Set.copyOf(before.keySet());
      gone = gone.stream().filter(each -> !still(client, each)).collect(Collectors.toSet());
      assertTrue(gone.stream().allMatch(each -> each.startsWith(new OID("1.2.840.10006.300.43.1.2"))
          && each.last() == 4), () -> "more than a member's rows");
      assertEquals(23 + 12, gone.size());
      assertTrue(still(client, new OID(OPER + 4)));
      time.advanceTo(BACK);
      assertEquals(before.keySet(), client.walk("1").keySet());
    }, new LabEvent.RowGone(AT, WHILE, MibTable.LAG_MEMBERS, "xe-1/1/4"));
  }

  private static boolean still(Client client, OID instance) {
    try {
      return !client.get(instance.toDottedString()).isException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A root per table that can vanish.
  private static final Map<MibTable, String> ROOTS = Map.ofEntries(
      Map.entry(MibTable.INTERFACES, "1.3.6.1.2.1.2.2"), Map.entry(MibTable.STACK, "1.3.6.1.2.1.31.1.2"),
      Map.entry(MibTable.MAU, "1.3.6.1.2.1.26"), Map.entry(MibTable.LAGS, "1.2.840.10006.300.43.1.1"),
      Map.entry(MibTable.LAG_MEMBERS, "1.2.840.10006.300.43.1.2"),
      Map.entry(MibTable.MEPS, "1.3.111.2.802.1.1.8.1.7.1"),
      Map.entry(MibTable.REMOTE_MEPS, "1.3.111.2.802.1.1.8.1.7.3"),
      Map.entry(MibTable.GROUPS, "1.3.6.1.2.1.85"), Map.entry(MibTable.PSEUDOWIRES, "1.3.6.1.2.1.10.246"),
      Map.entry(MibTable.BGP, "1.3.6.1.2.1.15.3"), Map.entry(MibTable.BGP_PATHS, "1.3.6.1.2.1.15.6"),
      Map.entry(MibTable.PIM, "1.3.6.1.2.1.157"), Map.entry(MibTable.MSDP, "1.3.6.1.3.92"));

  @Test
  void everyTableVanishesAsAWholeAndAlone() throws Exception {
    DeviceModel all = withGroups();
    for (MibTable table : MibTable.values()) {
      Instant now = time.wall();
      with(all, client -> {
        Map<MibTable, Boolean> there = new EnumMap<>(MibTable.class);
        for (Map.Entry<MibTable, String> each : ROOTS.entrySet()) {
          there.put(each.getKey(), !client.walk(each.getValue()).isEmpty());
        }
        Map<MibTable, Boolean> expected = new EnumMap<>(MibTable.class);
        ROOTS.keySet().forEach(each -> expected.put(each, each != table));
        assertEquals(expected, there, "without " + table);
      }, new LabEvent.TableGone(now, WHILE, Set.of(table)));
      time.advance(Duration.ofSeconds(1));
    }
  }

  private DeviceModel withGroups() {
    DeviceModel.Builder device = DeviceModel.builder("all", BOOT);
    hub.interfaces().forEach(device::add);
    hub.lags().forEach(device::add);
    hub.meps().forEach(device::add);
    hub.pseudowires().forEach(device::add);
    device.add(new IgmpGroupModel("lag-1.4000", "233.252.0.10", "198.51.100.20",
        Duration.ofHours(1)));
    return device.routing(hub.routing()).build();
  }

  /// Syntax of each column as the RFCs have it: I Integer32, U Unsigned32 or Gauge32, C Counter32, L Counter64, T
  /// TimeTicks, A IpAddress, S octets, O object identifier.
  private static final Map<String, String> SYNTAX = Map.of(//
      "1.3.6.1.2.1.15.3.1",
      "1A 2I 3I 4I 5A 6I 7A 8I 9I 10C 11C 12C 13C 14S 15C 16U 17I 18I 19I 20I 21I 22I 23I 24U",
      "1.3.6.1.2.1.15.6.1", "1A 2I 3A 4I 5S 6A 7I 8I 9I 10I 11A 12I 13I 14S", //
      "1.3.6.1.2.1.157.1.2.1", "4I 5U 6T 7T 8I 9U 10I 11I 12U 13U 14I 15I", //
      "1.3.6.1.3.92.1.1.5.1",
      "3I 4C 5C 6C 7C 8C 11C 12C 13C 14C 15C 16T 17T 18A 20I 21I 22I 23I 25I 26I 27I 30C 31T", //
      "1.3.6.1.3.92.1.1.6.1", "4A 5A 6C 7C 8T 9T 10I", //
      "1.3.6.1.2.1.26.2.1.1", "3O 4I 5I 6C 7I 8C 9C 11O 12I 13S 14L", //
      "1.3.6.1.2.1.26.5.1.1", "1I 2I 4I 8I 9S 10S 11S 12I 13I", //
      "1.2.840.10006.300.43.1.2.3.1", "1I 2T 3I 4S 5I 6I 7C 8C 9C 10C 11C 12C");

  @Test
  void everyColumnHasTheSyntaxOfItsMib() throws Exception {
    with(hub, client -> {
      for (Map.Entry<String, String> each : SYNTAX.entrySet()) {
        OID entry = new OID(each.getKey());
        String found = client.walk(each.getKey()).entrySet().stream()
            .map(cell -> cell.getKey().get(entry.size()) + letter(cell.getValue())).distinct()
            .collect(Collectors.joining(" "));
        assertEquals(each.getValue(), found, each.getKey());
      }
    });
  }

  private static String letter(Variable value) {
    return switch (value.getSyntax()) {
      case 2 -> "I";
      case 4 -> "S";
      case 6 -> "O";
      case 64 -> "A";
      case 65 -> "C";
      case 66 -> "U";
      case 67 -> "T";
      case 70 -> "L";
      default -> "?" + value.getSyntaxString();
    };
  }

  /// Selected and attached aggregator, receive and mux state, actor's and partner's octet.
  private static String lacp(Client client, int port) throws Exception {
    return client.get(PORT + "12." + port) + " " + client.get(PORT + "13." + port) + " "
        + client.get(RECEIVE_STATE + port) + " " + client.get(MUX_STATE + port) + " "
        + octet(client.get(PORT + "21." + port)) + " " + octet(client.get(PORT + "23." + port));
  }

  /// State of the generator, highest defect, octet of defects.
  private static String fault(Client client) throws Exception {
    return client.get(MEP + "6.1.1.101") + " " + client.get(MEP + "13.1.1.101") + " "
        + octet(client.get(MEP + "14.1.1.101"));
  }

  /// Operational status, octet of the local status, up time in ticks.
  private static String pseudowire(Client client, int index) throws Exception {
    return client.get(PW + "38." + index).toInt() + " " + octet(client.get(PW + "39." + index)) + " "
        + client.get(PW + "35." + index).toLong();
  }

  private static int octet(Variable value) {
    return ((OctetString) value).get(0) & 0xff;
  }

  private static long ticks(Instant at) {
    return Duration.between(BOOT, at).toMillis() / 10;
  }
}
