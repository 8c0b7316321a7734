package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.PseudowireReading;
import org.nroagent.model.reading.PseudowireReading.Role;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/// Each shipped profile against the made-up walk of its family, over real UDP.
class WalksTest {
  private static final Path FOLDER = Path.of("../mibs/walks");
  private static final Profiles PROFILES = Profiles.shipped();

  static Stream<String> profiles() {
    return PROFILES.all().stream().map(Profile::name);
  }

  private static DeviceReading read(String name) throws Exception {
    return read(Walk.of(FOLDER.resolve(name + ".snmprec")));
  }

  static DeviceReading read(Walk walk) throws Exception {
    try (WalkAgent agent = new WalkAgent(walk); SnmpSource source = source(agent, Duration.ofSeconds(5))) {
      return source.read(Duration.ofSeconds(60));
    }
  }

  static SnmpSource source(WalkAgent agent, Duration timeout) {
    return source(agent, timeout, PROFILES);
  }

  static SnmpSource source(WalkAgent agent, Duration timeout, Profiles profiles) {
    return new SnmpSource(new SnmpSettings("127.0.0.1", agent.port(),
        new Credentials.Community(new Secret("public")), timeout, 2, 20), profiles, new SystemTime());
  }

  static Walk standard() throws IOException {
    return Walk.of(FOLDER.resolve("standard.snmprec"));
  }

  private static Profile profile(String name) {
    return PROFILES.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static InterfaceReading iface(DeviceReading reading, String name) {
    return reading.interfaces().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void eachProfileIsChosenAndReadsAllThatItNames(String name) throws Exception {
    DeviceReading reading = read(name);
    assertEquals(name, reading.system().profile());
    assertEquals(profile(name).counterRefresh(), reading.system().counterRefresh());
    for (TableKind kind : TableKind.values()) {
      assertEquals(profile(name).modules(kind).isEmpty() ? TableState.NOT_READ : TableState.COMPLETE,
          reading.table(kind), () -> kind + ": " + reading.warnings());
    }
    assertTrue(reading.warnings().stream().allMatch(warning -> warning.contains("does not name them")),
        () -> reading.warnings().toString());
  }

  /// One group of two ports of which the second is down, in every family's own way.
  @ParameterizedTest
  @MethodSource("profiles")
  void eachProfileFindsAConfiguredMemberThatIsDown(String name) throws Exception {
    DeviceReading reading = read(name);
    assertEquals(1, reading.lags().size());
    LagReading lag = reading.lags().getFirst();
    assertEquals("lag-1", lag.name());
    assertEquals("02:00:5e:00:00:01", lag.aggregator().actorSystem());
    assertEquals(2, lag.members().size());
    LagReading.Member up = lag.members().getFirst();
    assertTrue(up.attached() && up.port().configured() && up.port().statesKnown());
    assertEquals(lag.ifIndex(), up.port().attachedAggregator());
    assertEquals("collectingDistributing", up.port().muxState());
    assertEquals(OptionalInt.of(12), up.port().partnerKey());
    LagReading.Member down = lag.members().getLast();
    assertFalse(down.attached());
    assertTrue(down.port().configured());
    assertEquals("down", down.port().operStatus());
    assertEquals("portDisabled", down.port().rxState());
    assertEquals("lacpActivity,lacpTimeout,aggregation,defaulted", down.actor().words());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void eachProfileReadsTheEndPoint(String name) throws Exception {
    var mep = read(name).meps().getFirst();
    assertEquals("FTTH_ABC_AXN/1/ABC_AXN_1/101/10000", String.join("/", mep.mdName(),
        Integer.toString(mep.mdLevel()), mep.maName(), Integer.toString(mep.mepId()),
        Long.toString(mep.ccmIntervalMillis())));
    assertFalse(mep.local().ifName().startsWith("ifIndex"), mep.local()::toString);
    assertEquals("rMepOk", mep.remotes().getFirst().state());
    assertEquals("psUp", mep.remotes().getFirst().portStatus());
    assertEquals(6000L, mep.remotes().getFirst().failedOkTicks());
  }

  @Test
  void standardDevicesTellSessionsPathsAndLinks() throws Exception {
    DeviceReading reading = read("standard");
    List<SessionReading> sessions = reading.sessions();
    assertEquals(
        List.of("BGP 192.0.2.1 established", "BGP 192.0.2.5 active", "PIM 192.0.2.1 up",
            "MSDP 192.0.2.1 established", "MSDP 192.0.2.5 connecting"),
        sessions.stream().map(each -> each.kind() + " " + each.peer() + " " + each.state()).toList());
    assertEquals(OptionalLong.of(86_400), sessions.getFirst().establishedSeconds());
    assertEquals(OptionalLong.of(31_167), sessions.getFirst().remoteAs());
    assertEquals(List.of("irb.100", "irb.100", "irb.100", "", ""),
        sessions.stream().map(SessionReading::ifName).toList());
    assertEquals(List.of("up", "none", "up", "", ""), sessions.stream().map(SessionReading::bfd).toList());
    assertEquals(OptionalInt.of(3), sessions.get(3).announcedSources());
    assertEquals(OptionalLong.of(10_000), sessions.get(3).establishedSeconds(), "since a stamp of sysUpTime");
    assertEquals(
        List.of("198.51.100.0/24 192.0.2.1 OptionalLong[220] true",
            "198.51.100.0/24 192.0.2.5 OptionalLong.empty false"),
        reading.bgpPaths().stream().map(
            each -> each.prefix() + " " + each.peer() + " " + each.localPreference() + " " + each.best())
            .toList());
    assertEquals("10GigBaseLR", iface(reading, "xe-0/0/0").link().mauType());
    assertEquals("disabled", iface(reading, "xe-0/0/0").link().autoNegotiation());
    assertEquals("enabled", iface(reading, "xe-0/0/1").link().autoNegotiation());
    assertEquals("", iface(reading, "xe-0/0/2").link().autoNegotiation());
  }

  @Test
  void multicastGroupsHaveTheirInterfaceSourcesAndExpiry() throws Exception {
    var group = read("standard").igmpGroups().getFirst();
    assertEquals("irb.100 232.1.1.10 3 include [192.0.2.50] OptionalLong[250]",
        group.interfaceName() + " " + group.group() + " " + group.version() + " " + group.filterMode() + " "
            + group.sources() + " " + group.expirySeconds());
    var listener = read("standard").igmpInterfaces().getFirst();
    assertEquals(OptionalLong.of(1), listener.groups());
    assertEquals(OptionalLong.of(40), listener.memberships());
    assertEquals("irb.100 239.1.1.1 2", older(read("juniper-mx")));
    assertEquals("to-olt-7 239.1.1.1 2", older(read("nokia-sros")), "by the router's own numbers");
    assertEquals("exclude", read("nokia-sros").igmpGroups().getFirst().filterMode());
    assertEquals(List.of("192.0.2.50"), read("huawei-vrp").igmpGroups().getFirst().sources());
  }

  private static String older(DeviceReading reading) {
    var group = reading.igmpGroups().getFirst();
    return group.interfaceName() + " " + group.group() + " " + group.version();
  }

  @Test
  void pseudowiresHaveTheirPartInEachVendorsWords() throws Exception {
    assertEquals(List.of("pw-a up ACTIVE 192.0.2.11", "pw-b dormant STANDBY 192.0.2.12"),
        pseudowires("standard"));
    assertEquals(List.of("100:17:5001 up ACTIVE ", "100:18:5002 up STANDBY "), pseudowires("nokia-sros"));
    assertEquals(List.of("CUST up ACTIVE ", "CUST down UNKNOWN "), pseudowires("juniper-mx"));
    assertEquals(List.of("xc-1 up ACTIVE 192.0.2.11", "xc-2 dormant STANDBY 192.0.2.12"),
        pseudowires("cisco-ios-xr"));
    assertEquals(List.of("5001 up ACTIVE 192.0.2.11", "5002 dormant STANDBY 192.0.2.12"),
        pseudowires("huawei-vrp"));
    PseudowireReading nokia = read("nokia-sros").pseudowires().getLast();
    assertEquals("100:Y", nokia.circuit().group());
    assertEquals(OptionalLong.of(5002), nokia.circuit().pwId());
    assertEquals("pwFwdingStandby", nokia.circuit().localStatus());
    assertEquals(Role.STANDBY, nokia.circuit().role());
  }

  /// Nokia calls the bits lacIngressFault, lacEgresssFault, psnIngressFault, psnEgressFault and pwFwdingStandby.
  @Test
  void faultsOfAFarSideHaveTheStandardsNames() throws Exception {
    String column = "1.3.6.1.4.1.6527.3.1.2.4.4.4.1.28.100.0.0.0.17.0.0.19.137";
    Walk walk = Walk.of(FOLDER.resolve("nokia-sros.snmprec")).with(column,
        new OctetString(new byte[]{(byte) 0xfc}));
    assertEquals(
        "pwNotForwarding,servicePwRxFault,servicePwTxFault,psnPwRxFault,psnPwTxFault,pwFwdingStandby",
        read(walk).pseudowires().getFirst().remoteStatus());
  }

  private static List<String> pseudowires(String name) throws Exception {
    return read(name).pseudowires().stream().map(each -> each.name() + " " + each.operStatus() + " "
        + each.circuit().role() + " " + each.circuit().peer()).toList();
  }

  @Test
  void minimumLinksAndAutoNegotiationAreToldWhereTheVendorTellsThem() throws Exception {
    DeviceReading nokia = read("nokia-sros");
    assertTrue(nokia.lags().getFirst().membership().listed(), "its table of members is its configuration");
    assertFalse(read("huawei-vrp").lags().getFirst().membership().listed());
    assertEquals(OptionalInt.of(2), nokia.lags().getFirst().aggregator().minimumLinks(),
        "threshold 1, and one more");
    assertEquals("limited", iface(nokia, "1/1/1").link().autoNegotiation());
    assertEquals("enabled", iface(nokia, "1/1/2").link().autoNegotiation());
    assertEquals(List.of(0x8100, 0x8100), iface(nokia, "1/1/1").link().tagProtocols());
    assertEquals(List.of(0x8100, 0x88a8), iface(nokia, "1/1/2").link().tagProtocols());
    CounterSample bpdus = iface(nokia, "1/1/1").link().bpdusReceived();
    assertEquals(8, Objects.requireNonNull(bpdus).count(), "of both access points");
    assertEquals(OptionalInt.of(2), read("huawei-vrp").lags().getFirst().aggregator().minimumLinks());
    assertEquals(OptionalInt.empty(), read("h3c").lags().getFirst().aggregator().minimumLinks());
  }

  @Test
  void aLagThatTakesOtherActionThanGoingDownHasNoMinimum() throws Exception {
    Walk walk = Walk.of(FOLDER.resolve("nokia-sros.snmprec")).with("1.3.6.1.4.1.6527.3.1.2.15.2.1.4.1",
        new Integer32(2));
    assertEquals(OptionalInt.empty(), read(walk).lags().getFirst().aggregator().minimumLinks());
  }

  @Test
  void classesOfServiceHaveInterfaceDirectionAndName() throws Exception {
    assertEquals(List.of("lag-1 EGRESS queue-0 1000 64000 0", "lag-1 EGRESS queue-5 1005 64005 5"),
        classes("juniper-mx"));
    assertEquals(List.of("lag-1 EGRESS REALTIME 500 64000 3", "lag-1 EGRESS class-default 500 64000 3"),
        classes("cisco-ios-xr"));
  }

  private static List<String> classes(String name) throws Exception {
    return read(name).classesOfService().stream().map(each -> {
      assertNotNull(each.packets());
      assertNotNull(each.octets());
      assertNotNull(each.drops());
      return each.ifName() + " " + each.direction() + " " + each.className() + " " + each.packets().count()
          + " "
          + each.octets().count() + " " + each.drops().count();
    }).toList();
  }

  @Test
  void aStaticGroupIsToldByTheStackOfInterfacesAlone() throws Exception {
    LagReading lag = read(standard().without("1.2.840.10006.300.43")).lags().getFirst();
    assertEquals(List.of("xe-0/0/0", "xe-0/0/1"),
        lag.members().stream().map(LagReading.Member::name).toList());
    assertTrue(
        lag.members().stream().allMatch(each -> each.port().configured() && !each.port().statesKnown()));
  }

  @Test
  void aTableThatIsAbsentFallsToTheNextModule() throws Exception {
    Walk walk = standard().without("1.3.6.1.2.1.185").with("1.3.6.1.2.1.85.1.2.1.5.239.1.1.1.2001",
        new TimeTicks(100));
    DeviceReading reading = read(walk);
    assertEquals("239.1.1.1", reading.igmpGroups().getFirst().group());
    assertEquals(TableState.COMPLETE, reading.table(TableKind.IGMP));
    assertEquals(Optional.empty(),
        reading.warnings().stream().filter(warning -> warning.contains("mgmdRouterCacheTable")).findFirst());
  }
}
