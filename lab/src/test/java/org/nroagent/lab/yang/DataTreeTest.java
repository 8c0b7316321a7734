package org.nroagent.lab.yang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.xml.XmlNode;

/// What the modules say of states that a test knows.
class DataTreeTest {
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final Instant BOOT = START.minus(Duration.ofDays(3));

  private final ManualTime time = new ManualTime(START);
  private final LiveDevice hub = new LiveDevice(Presets.hub("pe-hub-1", 42, BOOT), Script.EMPTY, time);

  @Test
  void interfacesHaveTheirCountersSpeedsAndLayers() {
    String lag = "interfaces/interface[lag-1]/";
    Tree tree = tree(Dialect.IETF);
    assertEquals(Long.toString(hub.counter("lag-1", IfDirection.IN)),
        tree.text(lag + "statistics/in-octets"));
    assertEquals(Long.toString(hub.counter("lag-1", IfDirection.OUT)),
        tree.text(lag + "statistics/out-octets"));
    assertEquals(BOOT.toString(), tree.text(lag + "statistics/discontinuity-time"));
    assertEquals("20000000000", tree.text(lag + "speed"));
    assertEquals(List.of("xe-1/1/1", "xe-1/1/2"), tree.texts(lag + "lower-layer-if"));
    assertEquals(List.of("lag-1"), tree.texts("interfaces/interface[xe-1/1/1]/higher-layer-if"));
    assertEquals(List.of("lag-1"), tree.texts("interfaces/interface[lag-1.4000]/lower-layer-if"));
    assertEquals("{urn:ietf:params:xml:ns:yang:iana-if-type}ieee8023adLag", tree.value(lag + "type"));
  }

  @Test
  void beforeNmdaStateHasATreeOfItsOwn() {
    Tree tree = tree(Dialect.IETF_WITHOUT_NMDA);
    assertEquals(List.of(), tree.texts("interfaces/interface[lag-1]/oper-status"));
    assertEquals("up", tree.text("interfaces-state/interface[lag-1]/oper-status"));
    assertEquals("primary delivery gate", tree.text("interfaces/interface[lag-1]/description"));
  }

  @Test
  void aMemberWhosePartnerStaysAwayIsExpiredInTheOneAndOutOfSyncInTheOther() {
    hub.inject(new LabEvent.LagMemberExpired(START, "xe-1/1/1"));
    assertEquals("lacp-activity lacp-timeout aggregation synchronization expired",
        tree(Dialect.IETF).text("interfaces/interface[xe-1/1/1]/aggport/lacp/actor-oper-state"));
    String member = "lacp/interfaces/interface[lag-1]/members/member[xe-1/1/1]/state/";
    Tree openConfig = tree(Dialect.OPENCONFIG);
    assertEquals("false", openConfig.text(member + "collecting"));
    assertEquals("IN_SYNC", openConfig.text(member + "synchronization"));
  }

  @Test
  void openConfigWritesWordsAndTimesInItsOwnWay() {
    hub.inject(new LabEvent.PortDown(START, "xe-1/1/1"));
    time.advance(Duration.ofSeconds(1));
    Tree tree = tree(Dialect.OPENCONFIG);
    assertEquals("DOWN", tree.text("interfaces/interface[xe-1/1/1]/state/oper-status"));
    assertEquals(START.getEpochSecond() + "000000000",
        tree.text("interfaces/interface[xe-1/1/1]/state/last-change"));
    assertEquals("LOWER_LAYER_DOWN", tree.text("interfaces/interface[lag-1.4000]/state/oper-status"));
    assertEquals(List.of("xe-1/1/1", "xe-1/1/2"),
        tree.texts("interfaces/interface[lag-1]/aggregation/state/member"));
    assertEquals("{http://openconfig.net/yang/interfaces/ethernet}SPEED_10GB",
        tree.value("interfaces/interface[xe-1/1/2]/ethernet/state/port-speed"));
  }

  @Test
  void aLostRemoteMepShowsInItsEntryAndInTheDefects() {
    hub.inject(new LabEvent.RemoteMepLost(START, 101));
    time.advance(Duration.ofSeconds(10));
    Tree tree = tree(Dialect.IETF);
    assertEquals("FTTH_NRO_AXN", tree.text("cfm/maintenance-domain[md-1]/char-string"));
    assertEquals("10sec",
        tree.text("cfm/maintenance-domain[md-1]/maintenance-association[ma-1]/ccm-interval"));
    String mep = "cfm/maintenance-group[md-1.ma-1]/mep[101]/";
    assertEquals("rmep-failed", tree.text(mep + "mep-db[100]/rmep-state"));
    assertEquals("def-remote-ccm", tree.text(mep + "continuity-check/defects"));
    assertEquals("def-remote-ccm", tree.text(mep + "continuity-check/highest-priority-defect"));
    assertEquals("fng-defect-reported", tree.text(mep + "continuity-check/fng-state"));
    assertEquals("none",
        tree.text("cfm/maintenance-group[md-1.ma-2]/mep[201]/continuity-check/highest-priority-defect"));
  }

  @Test
  void groupsStandBelowTheirInterface() {
    LiveDevice olt = new LiveDevice(Presets.olt("olt-1", 7, BOOT), Script.EMPTY, time);
    String igmp = "routing/control-plane-protocols/control-plane-protocol[{urn:ietf:params:xml:ns:yang:ietf-igmp-mld}igmp]"
        + "/igmp/interfaces/interface[vlan-4000]/";
    Tree tree = new Tree(DataTree.of(olt.look(), Dialect.IETF.modules(), 1));
    assertEquals(List.of("233.252.0.10", "233.252.0.11", "233.252.0.12", "233.252.0.13"),
        tree.texts(igmp + "group/group-address"));
    assertEquals("198.51.100.20", tree.text(igmp + "group[233.252.0.10]/last-reporter"));
    assertEquals("exclude", tree.text(igmp + "group[233.252.0.10]/filter-mode"));
  }

  @Test
  void theScriptTakesTablesAndRowsAway() {
    hub.inject(
        new LabEvent.TableGone(START, Duration.ofMinutes(1), Set.of(MibTable.LAG_MEMBERS, MibTable.MEPS)));
    hub.inject(new LabEvent.RowGone(START, Duration.ofMinutes(1), MibTable.INTERFACES, "xe-1/1/3"));
    Tree tree = tree(Dialect.IETF);
    assertEquals(List.of(), tree.texts("cfm/maintenance-group/maintenance-group-id"));
    assertEquals(List.of(), tree.texts("interfaces/interface/aggport/key-group-name"));
    assertEquals(List.of("lag-1", "lag-2"), tree.texts("interfaces/interface/lag/key-group-name"));
    List<String> names = tree.texts("interfaces/interface/name");
    assertFalse(names.contains("xe-1/1/3"), names::toString);
    assertTrue(names.contains("xe-1/1/4"), names::toString);
  }

  @Test
  void stateAloneHasNoConfigurationButTheKeysAboveIt() {
    List<XmlNode> state = StateOnly.of(DataTree.of(hub.look(), Dialect.IETF.modules(), 1));
    Tree tree = new Tree(state);
    assertEquals(List.of(), tree.texts("interfaces/interface/type"));
    assertEquals("up", tree.text("interfaces/interface[lag-1]/oper-status"));
    assertEquals(List.of(), tree.texts("cfm/maintenance-domain/md-id"));
    assertEquals("rmep-ok", tree.text("cfm/maintenance-group[md-1.ma-1]/mep[101]/mep-db[100]/rmep-state"));
  }

  private Tree tree(Dialect dialect) {
    return new Tree(DataTree.of(hub.look(), dialect.modules(), 1));
  }
}
