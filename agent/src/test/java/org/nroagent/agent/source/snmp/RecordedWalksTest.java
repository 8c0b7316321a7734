package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.Profile;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;

/// What real devices answered, as others recorded it: `mibs/walks/recorded/README.md` says where each walk is from.
class RecordedWalksTest {
  private static final Path FOLDER = Path.of("../mibs/walks/recorded");
  private static final Profiles PROFILES = Profiles.shipped();
  private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
  private static final String IF = "1.3.6.1.2.1.2.2.1";
  private static final String IF_X = "1.3.6.1.2.1.31.1.1.1";

  static Stream<String> recorded() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".snmprec"))
          .map(file -> file.replace(".snmprec", "")).sorted().toList().stream();
    }
  }

  static Walk walk(String family) throws IOException {
    return Walk.of(FOLDER.resolve(family + ".snmprec"));
  }

  private static DeviceReading read(String family) throws Exception {
    return WalksTest.read(walk(family));
  }

  private static InterfaceReading iface(DeviceReading reading, String name) {
    return reading.interfaces().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static long in(DeviceReading reading, String name) {
    return Objects.requireNonNull(iface(reading, name).inOctets()).count();
  }

  private static long out(DeviceReading reading, String name) {
    return Objects.requireNonNull(iface(reading, name).outOctets()).count();
  }

  private static List<String> beyondWhatIsMissing(DeviceReading reading) {
    return reading.warnings().stream()
        .filter(warning -> !warning.contains("does not show any") && !warning.contains("does not name them"))
        .toList();
  }

  @Test
  void aProfileClaimsARecordingOnlyWhereThereIsOne() throws IOException {
    Set<String> claiming = PROFILES.all().stream().filter(profile -> !profile.recorded().isEmpty())
        .map(Profile::name).collect(Collectors.toCollection(TreeSet::new));
    Set<String> walks = recorded().collect(Collectors.toCollection(TreeSet::new));
    // Of the Juniper only names of interfaces are recorded: too little for a claim.
    assertTrue(walks.remove("juniper-mx"));
    assertEquals(walks, claiming);
  }

  /// Each kind of table is either claimed, and read whole, or told to be missing, once.
  @ParameterizedTest
  @CsvSource({"nokia-sros, 17", "cisco-ios-xr, 20", "huawei-vrp, 16", "huawei-olt, 11", "h3c, 11"})
  void theProfileOfTheFamilyReadsWhatItClaimsAndSaysOnceWhatIsMissing(String family, int interfaces)
      throws Exception {
    DeviceReading reading = read(family);
    assertEquals(family, reading.system().profile());
    assertEquals(interfaces, reading.interfaces().size());
    Profile profile = PROFILES.all().stream().filter(each -> each.name().equals(family)).findFirst()
        .orElseThrow();
    for (TableKind kind : TableKind.values()) {
      TableState expected = profile.recorded().contains(kind)
          ? TableState.COMPLETE
          : profile.modules(kind).isEmpty() ? TableState.NOT_READ : TableState.ABSENT;
      assertEquals(expected, reading.table(kind), () -> kind + ": " + reading.warnings());
    }
    assertEquals(reading.warnings().size(), Set.copyOf(reading.warnings()).size());
  }

  @Test
  void nokiaGroupsAreTheSumOfTheirPorts() throws Exception {
    DeviceReading reading = read("nokia-sros");
    assertEquals("ieee8023adLag", iface(reading, "lag-3").type());
    assertEquals(in(reading, "1/1/3") + in(reading, "1/1/4"), in(reading, "lag-3"));
    assertEquals(out(reading, "1/1/3") + out(reading, "1/1/4"), out(reading, "lag-3"));
    assertEquals(20_000, iface(reading, "lag-3").speedMbps());
    assertEquals(0x5000_0003, iface(reading, "lag-3").ifIndex());
    assertEquals("notPresent", iface(reading, "B/1").operStatus());
    assertEquals(0, iface(reading, "system").speedMbps());
    assertEquals(List.of(), beyondWhatIsMissing(reading));
  }

  @Test
  void iosXrHasRowsWithoutCountersAndTextsWithLineEnds() throws Exception {
    DeviceReading reading = read("cisco-ios-xr");
    InterfaceReading optics = iface(reading, "dwdm0/0/0/0");
    assertNull(optics.inOctets());
    assertNull(optics.outOctets());
    assertNull(optics.mtu());
    assertNull(optics.discontinuityTicks());
    assertNull(iface(reading, "Loopback0").inOctets());
    InterfaceReading bundle = iface(reading, "Bundle-Ether6");
    assertEquals("ieee8023adLag 40000", bundle.type() + " " + bundle.speedMbps());
    assertEquals("l2vlan 40000", iface(reading, "Bundle-Ether6.1604").type() + " "
        + iface(reading, "Bundle-Ether6.1604").speedMbps());
    long ports = in(reading, "TenGigE0/0/0/0") + in(reading, "TenGigE0/0/0/1")
        + in(reading, "TenGigE0/0/0/2") + in(reading, "TenGigE0/0/0/3");
    assertEquals(373_235_126_099_357L, in(reading, "Bundle-Ether6"));
    assertTrue(Math.abs(ports - in(reading, "Bundle-Ether6")) < 20_000_000,
        "of another second than its ports' counters");
    assertEquals(List.of(), beyondWhatIsMissing(reading));
  }

  /// The recording has these peers' AS numbers and none of their other columns; the addresses are others.
  @Test
  void bgpPeersWithoutAStateAreNeitherUpNorDown() throws Exception {
    String remoteAs = "1.3.6.1.2.1.15.3.1.9.192.0.2.";
    List<SessionReading> sessions = WalksTest.read(walk("cisco-ios-xr")
        .with(remoteAs + "149", new Integer32(65_578)).with(remoteAs + "43", new Integer32(65_787)))
        .sessions();
    assertEquals(Set.of("192.0.2.149 65578 ", "192.0.2.43 65787 "), sessions.stream()
        .map(each -> each.peer() + " " + each.remoteAs().orElse(0) + " " + each.state())
        .collect(Collectors.toSet()));
  }

  @Test
  void vrpNamesAreThoseOfIfDescrWhereIfNameIsMissing() throws Exception {
    DeviceReading reading = read("huawei-vrp");
    assertEquals(34_313_072, in(reading, "XGigabitEthernet0/0/1"));
    assertEquals(10_000, iface(reading, "XGigabitEthernet0/0/1").speedMbps());
    assertEquals("l2vlan", iface(reading, "GigabitEthernet0/0/2.1").type());
    assertEquals(0, Objects.requireNonNull(iface(reading, "Console9/0/0").mtu()));
    assertEquals(List.of(), beyondWhatIsMissing(reading));
  }

  /// IF-MIB ends at 2^31 - 1; access nodes number their PON ports beyond, and name them in ifName alone.
  @Test
  void ponPortsOfAccessNodesHaveNumbersThatIfMibForbids() throws Exception {
    DeviceReading reading = read("huawei-olt");
    InterfaceReading pon = iface(reading, "GPON 0/0/15");
    assertEquals("4194307840", Integer.toUnsignedString(pon.ifIndex()));
    assertEquals("gpon 2488 up", pon.type() + " " + pon.speedMbps() + " " + pon.operStatus());
    assertEquals(480_175_043_286L, out(reading, "GPON 0/0/15"));
    assertEquals(21, Objects.requireNonNull(pon.drops().inDiscards()).count());
    assertNull(pon.drops().outDiscards());
    assertEquals("GPON 0/1/0", reading.interfaces().getLast().name(), "ordered as the device counts");
    assertEquals(List.of("4 interfaces have an ifIndex beyond 2147483647, the largest that IF-MIB allows:"
        + " shown as the device counts"), beyondWhatIsMissing(reading));
  }

  @Test
  void comwareTellsAutoNegotiationWithoutTheKindOfTransceiver() throws Exception {
    DeviceReading reading = read("h3c");
    InterfaceReading port = iface(reading, "GigabitEthernet8/0");
    assertEquals("enabled", port.link().autoNegotiation());
    assertEquals("", port.link().mauType());
    assertEquals(1_315_474, out(reading, "GigabitEthernet8/0"));
    assertNotNull(port.drops().outErrors());
    assertNull(iface(reading, "NULL0").drops().outErrors());
    assertEquals(List.of(), beyondWhatIsMissing(reading));
  }

  @Test
  void namesAloneGiveInterfacesOfWhichNothingElseIsKnown() throws Exception {
    Walk walk = walk("juniper-mx");
    SourceException refused = assertThrows(SourceException.class, () -> WalksTest.read(walk));
    assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason());
    DeviceReading reading = WalksTest.read(walk.with(SYS_UP_TIME, new TimeTicks(100)));
    assertEquals("juniper-mx", reading.system().profile(), "though sysDescr is a name of the operator's");
    for (InterfaceReading each : reading.interfaces()) {
      assertEquals("unknown unknown 0",
          each.adminStatus() + " " + each.operStatus() + " " + each.speedMbps());
      assertNull(each.inOctets());
      assertEquals("", each.type());
    }
    assertEquals("ae10.1738", iface(reading, "ae10.1738").name());
  }

  /// The rows of a recording again and again with other indexes and names, up to 3000: as many interfaces, whose octets
  /// are those of the row they are from.
  @ParameterizedTest
  @MethodSource("recorded")
  void aRecordingGrownToThreeThousandInterfacesIsReadWhole(String family) throws Exception {
    Walk walk = walk(family).with(SYS_UP_TIME, new TimeTicks(1_700_000_000L));
    DeviceReading small = WalksTest.read(walk);
    int copies = 3000 / small.interfaces().size();
    DeviceReading reading = WalksTest.read(grown(walk, copies));
    assertEquals(small.interfaces().size() * (copies + 1), reading.interfaces().size());
    assertTrue(reading.interfaces().size() >= 3000);
    assertEquals(TableState.COMPLETE, reading.table(TableKind.INTERFACES));
    for (InterfaceReading each : small.interfaces()) {
      InterfaceReading copy = iface(reading, each.name() + " copy " + copies);
      assertEquals(each.speedMbps(), copy.speedMbps());
      assertEquals(each.inOctets() == null, copy.inOctets() == null);
      if (copy.inOctets() != null) {
        assertEquals(in(small, each.name()), copy.inOctets().count());
      }
    }
  }

  private static Walk grown(Walk walk, int copies) {
    List<OID> columns = List.of(new OID(IF), new OID(IF_X));
    List<OID> names = List.of(new OID(IF + ".2"), new OID(IF_X + ".1"));
    walk.values().entrySet().stream().toList().forEach(row -> {
      if (columns.stream().anyMatch(row.getKey()::startsWith)) {
        OID column = row.getKey().trim();
        for (int copy = 1; copy <= copies; copy++) {
          OID index = new OID(column).append((int) (row.getKey().lastUnsigned() + 2_000L * copy));
          walk.with(index.toDottedString(), names.stream().anyMatch(column::startsWith)
              ? new OctetString(row.getValue() + " copy " + copy)
              : row.getValue());
        }
      }
    });
    return walk;
  }
}
