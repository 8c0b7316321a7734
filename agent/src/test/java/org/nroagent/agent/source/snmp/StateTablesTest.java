package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.Quirk;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.LagReading.Membership;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

class StateTablesTest {
  private static final String AGG = "1.2.840.10006.300.43.1.1.1.1.";
  private static final String PORT = "1.2.840.10006.300.43.1.2.1.1.";
  private static final String PW = "1.3.6.1.2.1.10.246.1.2.1.";
  private static final String BGP = "1.3.6.1.2.1.15.3.1.";
  private static final String BFD = "1.3.6.1.2.1.222.1.2.1.";

  private InterfaceNames names = new InterfaceNames(List.of(
      iface("lag-1", 1001, "ieee8023adLag"), iface("xe-1", 1, "ethernetCsmacd"),
      iface("xe-2", 2, "ethernetCsmacd"),
      iface("irb.100", 2001, "l3ipvlan")));

  private final Warnings warnings = new Warnings();

  private static InterfaceReading iface(String name, int ifIndex, String type) {
    return new InterfaceReading(name, ifIndex, "", type, "up", "up", 10_000, null, null, null, null);
  }

  private static OctetString hex(String octets) {
    return new OctetString(HexFormat.of().parseHex(octets));
  }

  private MibReader tables(ScriptedDevice device, String module) {
    return new MibReader(new TableReader(device, new RequestSize(160, 20), 1, warnings),
        Objects.requireNonNull(Profiles.shipped().modules().get(module)), warnings);
  }

  private LagTables lagTables(LacpBitOrder order, boolean learns) {
    return new LagTables(names, order, learns, IntUnaryOperator.identity());
  }

  private static ScriptedDevice lagDevice(Variable attachedState, Variable detachedState) {
    return new ScriptedDevice().with(AGG + "6.1001", new Integer32(7)).with(PORT + "4.1", new Integer32(7))
        .with(PORT + "4.2", new Integer32(7)).with(PORT + "12.1", new Integer32(1001))
        .with(PORT + "12.2", new Integer32(0)).with(PORT + "13.1", new Integer32(1001))
        .with(PORT + "13.2", new Integer32(0)).with(PORT + "21.1", attachedState)
        .with(PORT + "21.2", detachedState)
        .with(PORT + "23.1", attachedState).with(PORT + "23.2", hex("00"))
        .with(PORT + "9.1", hex("02005e000199"));
  }

  private LagReading lag(ScriptedDevice device) throws Exception {
    List<LagReading> lags = lagTables(LacpBitOrder.UNDECIDED, true)
        .read(tables(device, "ieee8023-lag"), warnings).rows();
    assertEquals(1, lags.size());
    return lags.getFirst();
  }

  private static void assertOneAttachedOneDetached(LagReading lag) {
    assertEquals("lag-1", lag.name());
    LagReading.Member attached = lag.members().get(0);
    assertTrue(attached.attached());
    assertTrue(
        attached.actor().activity() && attached.actor().synchronization() && attached.actor().collecting()
            && attached.actor().distributing() && attached.partner().distributing());
    assertFalse(attached.actor().expired() || attached.actor().defaulted());
    assertEquals("02:00:5e:00:01:99", attached.partnerSystem());
    LagReading.Member detached = lag.members().get(1);
    assertFalse(detached.attached());
    assertTrue(detached.actor().defaulted());
    assertFalse(detached.actor().distributing() || detached.actor().expired());
    assertEquals("00:00:00:00:00:00", detached.partnerSystem());
  }

  @Test
  void readsLacpStatesAsTheMibSays() throws Exception {
    assertOneAttachedOneDetached(lag(lagDevice(hex("bc"), hex("a2"))));
  }

  @Test
  void recognisesLacpStatesInTheOrderOfTheLacpdu() throws Exception {
    assertOneAttachedOneDetached(lag(lagDevice(hex("3d"), hex("45"))));
  }

  @Test
  void toleratesLacpStatesAsIntegers() throws Exception {
    assertOneAttachedOneDetached(lag(lagDevice(new Integer32(0xbc), new Integer32(0xa2))));
  }

  @Test
  void remembersTheOrderWhileTheValuesTellNothing() {
    LacpBitOrder order = LacpBitOrder.UNDECIDED.learn(List.of(0x3d, 0x00));
    assertEquals(LacpBitOrder.LACPDU, order);
    assertEquals(LacpBitOrder.LACPDU, order.learn(List.of(0x3c, 0x00)));
    assertEquals(LacpBitOrder.BITS, order.learn(List.of(0xbc, 0x00)));
  }

  @Test
  void oneOddPortDoesNotOutvoteTheOthers() {
    assertEquals(LacpBitOrder.BITS, LacpBitOrder.UNDECIDED.learn(List.of(0xbc, 0xbc, 0x05)));
    assertEquals(LacpBitOrder.LACPDU, LacpBitOrder.UNDECIDED.learn(List.of(0x3d, 0x3f, 0x47, 0xa0)));
  }

  @Test
  void aProfileDecidesWhereTheValuesCannot() throws Exception {
    LagTables tables = lagTables(LacpBitOrder.LACPDU, false);
    tables.read(tables(lagDevice(hex("bc"), hex("a2")), "ieee8023-lag"), warnings);
    assertEquals(LacpBitOrder.LACPDU, tables.order());
  }

  @Test
  void aProfileCanForceEitherOrder() {
    assertEquals(LacpBitOrder.LACPDU, LacpBitOrder.of(Set.of(Quirk.LACP_STATE_IN_LACPDU_ORDER)));
    assertEquals(LacpBitOrder.BITS, LacpBitOrder.of(Set.of(Quirk.LACP_STATE_IN_BITS_ORDER)));
    assertEquals(LacpBitOrder.UNDECIDED, LacpBitOrder.of(Set.of(Quirk.NO_GET_BULK)));
  }

  @Test
  void aPortAttachedToItselfIsInNoGroup() throws Exception {
    ScriptedDevice device = lagDevice(hex("bc"), hex("a2")).with(PORT + "13.2", new Integer32(2));
    assertEquals(List.of("xe-1"), lag(device).members().stream().map(LagReading.Member::name).toList());
  }

  @Test
  void aPortThatWasGivenAnotherKeyIsConfiguredForSomethingElse() throws Exception {
    ScriptedDevice device = lagDevice(hex("bc"), hex("a2")).with(PORT + "4.2", new Integer32(9));
    LagReading lag = lag(device);
    assertEquals(List.of("xe-1"), lag.members().stream().map(LagReading.Member::name).toList());
    assertEquals(new Membership(Optional.empty(), false, Set.of("xe-2")), lag.membership());
  }

  /// Some devices leave the key of a port that is down 0, or give every port a key of its own.
  @Test
  void aKeyThatSaysNothingTakesNoPortFromAGroup() throws Exception {
    assertEquals(Membership.UNKNOWN,
        lag(lagDevice(hex("bc"), hex("a2")).with(PORT + "4.2", new Integer32(0))).membership());
    assertEquals(Membership.UNKNOWN, lag(lagDevice(hex("bc"), hex("a2")).with(PORT + "4.1", new Integer32(1))
        .with(PORT + "4.2", new Integer32(2))).membership());
  }

  @Test
  void absentTablesAreEmptyWithOneWarningEachThatNamesThem() throws Exception {
    Profile standard = Profiles.shipped().of("", "");
    StateTables states = new StateTables(standard,
        new TableReader(new ScriptedDevice(), new RequestSize(160, 20), 1, warnings), warnings, names);
    states.read(LacpBitOrder.UNDECIDED);
    DeviceReading reading = states.reading(
        new SystemReading("snmp", "", "", "standard", OptionalLong.empty(), ""), new SampleTime(0, 0, 0),
        new InterfaceTables(List.of(), true));
    standard.tables().keySet()
        .forEach(kind -> assertEquals(TableState.ABSENT, reading.table(kind), () -> kind.toString()));
    assertEquals(TableState.NOT_READ, reading.table(TableKind.CLASSES_OF_SERVICE));
    List<String> all = warnings.all();
    assertTrue(all.getFirst().startsWith("dot3adAggTable and dot3adAggPortTable have no rows"),
        all::toString);
    for (String table : List.of("dot1agCfmMepTable", "pwTable", "bgpPeerTable", "pimNeighborTable",
        "msdpPeerTable", "mgmdRouterCacheTable", "igmpCacheTable", "bgp4PathAttrTable")) {
      assertEquals(1, all.stream().filter(warning -> warning.contains(table)).count(), table);
    }
  }

  private DeviceReading reading(ScriptedDevice device) throws Exception {
    StateTables states = new StateTables(Profiles.shipped().of("", ""),
        new TableReader(device, new RequestSize(160, 20), 1, warnings), warnings, names);
    states.read(LacpBitOrder.UNDECIDED);
    return states.reading(new SystemReading("snmp", "", "", "standard", OptionalLong.empty(), ""),
        new SampleTime(0, 0, 0), new InterfaceTables(List.of(), true));
  }

  @Test
  void rowsOfAnInterfaceWithoutANameAreComparedWithNothing() throws Exception {
    assertEquals(TableState.COMPLETE, reading(lagDevice(hex("bc"), hex("a2"))).table(TableKind.LAGS));
    DeviceReading odd = reading(lagDevice(hex("bc"), hex("a2")).with(PORT + "4.3", new Integer32(7))
        .with(PORT + "13.3", new Integer32(1001)).with(PORT + "21.3", hex("bc")));
    assertEquals(TableState.CUT, odd.table(TableKind.LAGS));
    assertEquals(3, odd.lags().getFirst().members().size(), "they are shown nevertheless");
    assertTrue(
        warnings.all().contains("the tables of link aggregation groups name interface 3, which ifTable "
            + "does not show: changes of link aggregation groups are not told from this reading"),
        warnings.all()::toString);
  }

  @Test
  void lagTablesWithoutInterfacesAreComparedWithNothing() throws Exception {
    names = new InterfaceNames(List.of());
    DeviceReading odd = reading(lagDevice(hex("bc"), hex("a2")));
    assertEquals(TableState.CUT, odd.table(TableKind.LAGS));
  }

  private static ScriptedDevice bgpDevice() {
    return new ScriptedDevice().with(BGP + "2.10.0.0.1", new Integer32(6))
        .with(BGP + "5.10.0.0.1", new IpAddress("10.0.0.2")).with(BGP + "2.10.0.9.1", new Integer32(1))
        .with(BGP + "5.10.0.9.1", new IpAddress("0.0.0.0"))
        .with("1.3.6.1.2.1.4.20.1.2.10.0.0.2", new Integer32(2001))
        .with("1.3.6.1.2.1.4.20.1.2.10.0.0.6", new Integer32(1))
        .with("1.3.6.1.2.1.4.20.1.2.10.9.0.2", new Integer32(2));
  }

  @Test
  void aBgpSessionRunsOverTheInterfaceOfItsOwnAddress() throws Exception {
    ScriptedDevice device = bgpDevice();
    List<SessionReading> sessions = reading(device).sessions();
    assertEquals(List.of("irb.100", ""), sessions.stream().map(SessionReading::ifName).toList());
    assertTrue(
        device.requests.stream().flatMap(request -> request.names().stream())
            .noneMatch(name -> name.startsWith(new OID("1.3.6.1.2.1.4.20.1.2.10.9"))),
        "other addresses are not asked for");
  }

  @Test
  void anAddressOfAnUnknownInterfaceTellsNothing() throws Exception {
    DeviceReading reading = reading(
        bgpDevice().with("1.3.6.1.2.1.4.20.1.2.10.0.0.2", new Integer32(77)));
    assertEquals("", reading.sessions().getFirst().ifName());
    assertEquals(TableState.COMPLETE, reading.table(TableKind.BGP));
  }

  @Test
  void sessionsAreGuardedByTheBfdSessionWithTheSameNeighbour() throws Exception {
    assertEquals(List.of("", ""), reading(bgpDevice()).sessions().stream().map(SessionReading::bfd).toList(),
        "where no BFD session is shown nobody knows");
    ScriptedDevice device = bgpDevice().with(BFD + "11.1", new Integer32(4))
        .with(BFD + "18.1", new Integer32(2001))
        .with(BFD + "22.1", hex("0a000001"));
    assertEquals(List.of("up", "none"),
        reading(device).sessions().stream().map(SessionReading::bfd).toList());
    device.with(BFD + "11.2", new Integer32(2)).with(BFD + "18.2", new Integer32(0)).with(BFD + "22.2",
        hex("0a000001"));
    assertEquals("down", reading(device).sessions().getFirst().bfd(), "of two guards the one that is not up");
    device.with(BFD + "18.2", new Integer32(1));
    assertEquals("up", reading(device).sessions().getFirst().bfd(), "the other guards another interface");
  }

  @Test
  void namesMaintenanceDomainsAndAssociationsByTheirFormat() {
    HexFormat hex = HexFormat.of();
    assertEquals("", CfmTables.domainName("none", hex.parseHex("00")));
    assertEquals("OPER-L5", CfmTables.domainName("charString", "OPER-L5".getBytes(StandardCharsets.UTF_8)));
    assertEquals("02:00:5e:00:04:01-258",
        CfmTables.domainName("macAddressAndUint", hex.parseHex("02005e0004010102")));
    assertEquals("1001", CfmTables.associationName("primaryVid", hex.parseHex("03e9")));
    assertEquals("65535", CfmTables.associationName("unsignedInt16", hex.parseHex("ffff")));
    assertEquals("00005e:00000101",
        CfmTables.associationName("rfc2865VpnId", hex.parseHex("00005e00000101")));
    assertEquals("ICC0001",
        CfmTables.associationName("iccFormat", "ICC0001".getBytes(StandardCharsets.UTF_8)));
    assertEquals("0102", CfmTables.associationName("charString", hex.parseHex("0102")));
  }

  @Test
  void readsGroupsFromMgmdWhereIgmpStdIsAbsent() throws Exception {
    ScriptedDevice device = new ScriptedDevice().with("1.3.6.1.2.1.185.1.2.1.6.2001.1", new Gauge32(3))
        .with("1.3.6.1.2.1.185.1.4.1.4.1.4.232.1.1.10.2001", hex("cb00711e"))
        .with("1.3.6.1.2.1.185.1.4.1.5.1.4.232.1.1.10.2001", new TimeTicks(12_345))
        .with("1.3.6.1.2.1.185.1.4.1.6.1.4.232.1.1.10.2001", new TimeTicks(25_000))
        .with("1.3.6.1.2.1.185.1.4.1.10.1.4.232.1.1.10.2001", new Integer32(1))
        .with("1.3.6.1.2.1.185.1.8.1.5.1.4.232.1.1.10.2001.4.192.0.2.50", new TimeTicks(24_800))
        .with("1.3.6.1.2.1.185.1.4.1.5.1.4.232.1.1.11.2002", new TimeTicks(100));
    assertEquals(
        List.of(
            new IgmpGroupReading("irb.100", "232.1.1.10", 3, "203.0.113.30", 123, OptionalLong.of(250),
                "include", List.of("192.0.2.50")),
            new IgmpGroupReading("ifIndex-2002", "232.1.1.11", 0, null, 1)),
        new IgmpTables(names).read(tables(device, "mgmd-std")).rows());
  }

  @Test
  void tellsAStandbyPseudowireFromABrokenOne() throws Exception {
    ScriptedDevice device = new ScriptedDevice().with(PW + "38.1", new Integer32(4))
        .with(PW + "39.1", hex("80"))
        .with(PW + "12.1", new Gauge32(5001)).with(PW + "38.2", new Integer32(1)).with(PW + "39.2", hex("80"))
        .with(PW + "32.2", new OctetString("pw-2")).with(PW + "38.3", new Integer32(2))
        .with(PW + "39.3", hex("a0"))
        .with(PW + "41.3", hex("c0")).with(PW + "38.4", new Integer32(1)).with(PW + "41.4", hex("80"))
        .with(PW + "40.4", new Integer32(4));
    assertEquals(
        List.of(new PseudowireReading("5001", "dormant", true, ""),
            new PseudowireReading("pw-2", "up", true, ""),
            new PseudowireReading("3", "down", false, "pwNotForwarding,servicePwRxFault"),
            new PseudowireReading("4", "up", false, "")),
        PseudowireTables.read(tables(device, "pw-std")).rows().stream()
            .map(each -> new PseudowireReading(each.name(), each.operStatus(), each.standby(),
                each.remoteStatus()))
            .toList());
  }
}
