package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.yang.Dialect;
import org.nroagent.model.reading.CounterSample;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SampleClock;
import org.nroagent.model.reading.IgmpGroupReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.LagReading;
import org.nroagent.model.reading.MepReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// A simulated device at one moment says the same of itself over SNMP and over NETCONF, in whichever modules: what is read
/// must be the same, but for what a module does not tell.
class OneDeviceTwoProtocolsTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
  private static final Instant BOOT = NOW.minus(Duration.ofHours(30));
  private static final String PASSWORD = "lab-only";

  @TempDir
  private Path folder;

  /// What both protocols told.
  private record Told(DeviceReading snmp, DeviceReading netconf) {}

  private Told read(DeviceModel model, Dialect dialect) throws Exception {
    ManualTime time = new ManualTime(NOW);
    try (LabDevice device = LabDevice.start(model, Script.EMPTY, time, LabSnmp.v2c(PASSWORD));
        NetconfServer server = NetconfServer.start(device.live(),
            LabNetconf.withPassword("agent", PASSWORD, dialect));
        SnmpSource snmp = new SnmpSource(
            new SnmpSettings("127.0.0.1", device.address().getPort(),
                new SnmpSettings.Credentials.Community(new Secret(PASSWORD)), Duration.ofSeconds(5), 2, 20),
            Profiles.shipped(), time);
        NetconfSource netconf = new NetconfSource(new NetconfSettings("127.0.0.1", server.address().getPort(),
            "agent", new Credentials.Password(new Secret(PASSWORD)),
            Files.writeString(folder.resolve("known_hosts"), server.knownHost() + "\n"),
            Duration.ofSeconds(20)), YangProfiles.shipped(), new SshConnector(), time)) {
      Duration budget = Duration.ofSeconds(60);
      return new Told(snmp.read(budget), netconf.read(budget));
    }
  }

  private static <T, K extends Comparable<K>, V> Map<K, V> by(List<T> all, Function<T, K> key,
      Function<T, V> value) {
    return new TreeMap<>(all.stream().collect(Collectors.toMap(key, value)));
  }

  private static Map<String, String> interfaces(DeviceReading reading) {
    return by(reading.interfaces(), InterfaceReading::name,
        each -> String.join(" ", "" + each.ifIndex(), each.alias(), each.type(), each.adminStatus(),
            each.operStatus(), count(each.inOctets()), count(each.outOctets()),
            count(each.drops().inDiscards()), count(each.drops().outErrors())));
  }

  private static String count(@Nullable CounterSample sample) {
    return sample == null ? "-" : Long.toUnsignedString(sample.count());
  }

  @ParameterizedTest
  @EnumSource
  void interfacesAreTheSame(Dialect dialect) throws Exception {
    Told told = read(Presets.hub("hub1", 1, BOOT), dialect);
    Map<String, String> snmp = interfaces(told.snmp());
    if (dialect == Dialect.IETF_WITHOUT_NMDA) {
      // The description is configuration there, beside the states.
      told.snmp().interfaces().forEach(each -> snmp.computeIfPresent(each.name(),
          (_, text) -> each.alias().isEmpty() ? text : text.replace(each.alias() + " ", " ")));
    }
    assertEquals(snmp, interfaces(told.netconf()));
    assertEquals(64,
        Objects.requireNonNull(told.netconf().interfaces().getFirst().inOctets()).bits());
    assertTrue(told.netconf().interfaces().stream().allMatch(each -> each.discontinuityTicks() != null));
  }

  @ParameterizedTest
  @EnumSource
  void speedsAreTheSame(Dialect dialect) throws Exception {
    Told told = read(Presets.spoke("spoke1", 1, BOOT), dialect);
    // OpenConfig tells a speed of what is Ethernet or a group only.
    Set<String> types = Set.of("ethernetCsmacd", "ieee8023adLag");
    Function<DeviceReading, Map<String, Long>> speeds = reading -> by(
        reading.interfaces().stream().filter(each -> types.contains(each.type())).toList(),
        InterfaceReading::name, InterfaceReading::speedMbps);
    assertEquals(speeds.apply(told.snmp()), speeds.apply(told.netconf()));
    assertNotEquals(Set.of(0L), new TreeSet<>(speeds.apply(told.netconf()).values()));
  }

  @ParameterizedTest
  @EnumSource
  void groupsAndTheirMembersAreTheSame(Dialect dialect) throws Exception {
    Told told = read(Presets.spoke("spoke1", 1, BOOT), dialect);
    boolean partnersTold = dialect != Dialect.OPENCONFIG;
    Function<DeviceReading, Map<String, List<String>>> groups = reading -> by(reading.lags(),
        LagReading::name,
        lag -> lag.members().stream().map(each -> String.join(" ", each.name(), "" + each.ifIndex(),
            "" + each.attached(), each.actor().words(), partnersTold ? each.partner().words() : "",
            each.partnerSystem(), "" + each.port().configured(), each.port().operStatus(),
            "" + each.port().actorKey(), "" + each.port().partnerKey())).sorted().toList());
    assertEquals(groups.apply(told.snmp()), groups.apply(told.netconf()));
    assertTrue(told.netconf().lags().stream().allMatch(lag -> lag.members().size() >= 2));
  }

  @ParameterizedTest
  @EnumSource
  void maintenanceEndPointsAreTheSame(Dialect dialect) throws Exception {
    Told told = read(Presets.spoke("spoke1", 1, BOOT), dialect);
    Function<DeviceReading, Map<String, String>> meps = reading -> by(reading.meps(),
        each -> each.mdName() + "/" + each.maName() + "/" + each.mepId(),
        each -> String.join(" ", "" + each.mdLevel(), "" + each.ccmIntervalMillis(), each.highestDefect(),
            "" + each.defects(), each.local().direction(), "" + each.local().active(),
            "" + each.local().ccmEnabled(), each.local().mac(), remotes(each)));
    assertEquals(meps.apply(told.snmp()), meps.apply(told.netconf()));
    assertEquals(TableState.COMPLETE, told.netconf().table(TableKind.CFM));
  }

  private static String remotes(MepReading mep) {
    return mep.remotes().stream()
        .map(each -> String.join(" ", "" + each.mepId(), each.state(), "" + each.rdi(),
            each.mac(), each.portStatus(), each.interfaceStatus()))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @EnumSource
  void multicastGroupsAreTheSame(Dialect dialect) throws Exception {
    Told told = read(Presets.spoke("spoke1", 1, BOOT), dialect);
    Function<DeviceReading, Set<String>> groups = reading -> reading.igmpGroups().stream()
        .map(each -> String.join(" ", each.interfaceName(), each.group(), "" + each.version(),
            "" + each.lastReporter(), "" + each.upTimeSeconds(), "" + each.expirySeconds()))
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(groups.apply(told.snmp()), groups.apply(told.netconf()));
    // IGMP-STD-MIB does not tell it.
    assertEquals(List.of("exclude", "exclude"),
        told.netconf().igmpGroups().stream().map(IgmpGroupReading::filterMode).toList());
    assertEquals(told.snmp().igmpInterfaces().size(), told.netconf().igmpInterfaces().size());
  }

  @Test
  void theReadingSaysWhatItIs() throws Exception {
    DeviceReading reading = read(Presets.spoke("spoke1", 1, BOOT), Dialect.IETF).netconf();
    assertEquals("netconf", reading.system().source());
    assertEquals("ietf", reading.system().profile());
    assertEquals(SampleClock.REQUEST_SINCE_START, reading.system().sampleClock());
    assertEquals(30 * 3600, reading.upTimeSeconds().orElse(0));
    assertEquals("127.0.0.1", reading.system().sysName());
    assertEquals(TableState.NOT_READ, reading.table(TableKind.BGP));
    assertEquals(TableState.COMPLETE, reading.table(TableKind.LAGS));
    assertEquals("openconfig",
        read(Presets.spoke("spoke1", 1, BOOT), Dialect.OPENCONFIG).netconf().system().profile());
  }
}
