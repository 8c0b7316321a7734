package org.nroagent.agent.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nroagent.agent.source.netconf.NetconfSettings;
import org.nroagent.agent.source.netconf.NetconfSource;
import org.nroagent.agent.source.netconf.SshConnector;
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
import org.nroagent.lab.script.ScriptFile;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.yang.Dialect;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SampleClock;

/// One simulated device, read over SNMP and over NETCONF at the same moments: both ways come to the same, except for what the
/// modules do not tell. That is listed here, and nothing may be on the list that they do tell.
class OneDeviceTwoProtocolsTest {
  private static final Instant START = Instant.parse("2026-11-05T20:00:00Z");
  private static final Instant BOOT = START.minus(Duration.ofDays(3));
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String COMMUNITY = "lab-only";
  private static final String USER = "nro";
  private static final String PASSWORD = "lab-only-too";

  /// Everything that can happen to interfaces, LAGs, end points and groups, one thing a minute.
  private static final String FAULTS = """
      +1m  port-down xe-1/1/3
      +2m  lag-member-expired xe-1/1/1
      +3m  lag-member-lost xe-1/1/1
      +4m  lag-member-restored xe-1/1/1
      +5m  lag-partner xe-1/1/2 02:00:5e:00:99:01 7
      +6m  cfm-lost 101
      +7m  cfm-rdi 201 on
      +8m  cfm-status 201 blocked lower-layer-down
      +9m  port-admin-down xe-1/1/4
      +10m counter-reset lag-2
      +11m discards lag-1 out 70000000
      +12m errors lag-1 in 3
      +13m group-joined lag-2.4000 233.252.0.99 198.51.100.9 198.51.100.20 198.51.100.21
      +14m interface-gone lag-1.1201
      +15m if-index lag-2=77
      +16m row-gone 1m lag-members xe-1/1/2
      +17m row-gone 1m remote-meps 101
      +18m row-gone 1m meps 201
      +20m reboot 1m
      """;
  private static final int MINUTES = 23;

  /// What one of both alone tells, whatever the modules.
  private static final List<String> ALWAYS = List.of(
      // MAU-MIB has no counterpart that is served.
      "interfaces\\[.*].link.(autoNegotiation|mauType): .* over SNMP, nothing",
      // Neither LACP model shows the machines; whether a port is attached follows from its states, and agrees.
      "lags\\[.*].port.(mux|rx)State: .* over SNMP, nothing",
      "lags\\[.*].port.(attached|selected)Aggregator: \\d+ over SNMP, 0",
      // SNMP has zeros for a port whose row is missing.
      "lags\\[.*].members\\[.*].partnerSystem: 00:00:00:00:00:00 over SNMP, nothing",
      // The interface of an end point is in ieee802-dot1q-cfm-bridge, which is not served.
      "meps\\[.*].local.ifName: .* over SNMP, nothing",
      // It counts an uptime that no module has.
      "meps\\[.*].remotes\\[.*].failedOkTicks: .* over SNMP, nothing",
      // RFC 8652 has filters without sources, and counts groups for the whole device only.
      "igmpGroups\\[.*].filterMode: nothing over SNMP, exclude",
      "igmpInterfaces\\[.*].(groups|memberships): .* over SNMP, nothing",
      // There are no modules for these that the agent reads.
      "tables.(PSEUDOWIRES|BGP|PIM|MSDP|BFD|BGP_PATHS): .* over SNMP, NOT_READ");

  private static final List<String> OF_IETF_ALONE = List.of(
      // It is in ietf-ip, of addresses.
      "interfaces\\[.*].mtu: .* over SNMP, nothing",
      // It is a system's, apart from its interfaces.
      "lags\\[.*].aggregator.actorSystem: .* over SNMP, nothing");

  /// What the modules of a dialect do not tell, or tell otherwise.
  private static final Map<Dialect, List<String>> NOT_TOLD = Map.of(Dialect.IETF, OF_IETF_ALONE,
      Dialect.IETF_WITHOUT_NMDA,
      Stream.concat(OF_IETF_ALONE.stream(),
          // A description is configuration, which is not read there.
          Stream.of("interfaces\\[.*].alias: .* over SNMP, nothing")).toList(),
      Dialect.OPENCONFIG, List.of(
          // A speed is that of an Ethernet port or a LAG.
          "interfaces\\[.*].speedMbps: \\d+ over SNMP, 0",
          "interfaces\\[.*].drops..*.bits: 32 over SNMP, 64",
          "lags\\[.*].aggregator.minimumLinks: nothing over SNMP, ",
          "lags\\[.*].membership.listed: false over SNMP, true",
          // Of LACP it has the port's own view, without the receive machine's bits and without the partner's flags.
          "lags\\[.*].port.states: BOTH over SNMP, OWN",
          "lags\\[.*].actor.(defaulted|expired): true over SNMP, false",
          "lags\\[.*].partner.(activity|shortTimeout|aggregation|synchronization|collecting|distributing): true over SNMP, false"));

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource
  void comeToTheSame(Dialect dialect) throws Exception {
    Set<String> different = new TreeSet<>();
    Script script = ScriptFile.parse(FAULTS, START);
    compare(Presets.hub("hub1", 7, BOOT), script, dialect, MINUTES, different);
    compare(Presets.spoke("spoke1", 8, BOOT), Script.EMPTY, dialect, 1, different);
    compare(Presets.olt("olt1", 9, BOOT), Script.EMPTY, dialect, 1, different);
    List<Pattern> listed = Stream
        .concat(ALWAYS.stream(), Objects.requireNonNull(NOT_TOLD.getOrDefault(dialect, List.of())).stream())
        .map(Pattern::compile).toList();
    Predicate<String> unlisted = line -> listed.stream().noneMatch(each -> each.matcher(line).lookingAt());
    assertEquals("", String.join("\n", different.stream().filter(unlisted).toList()));
    for (Pattern each : listed) {
      assertTrue(different.stream().anyMatch(line -> each.matcher(line).lookingAt()),
          () -> "both ways tell the same of " + each + ", it need not be listed");
    }
  }

  @Test
  void theReadingSaysHowItWasRead() throws Exception {
    ManualTime time = new ManualTime(START);
    LiveDevice device = new LiveDevice(Presets.spoke("spoke1", 1, BOOT), Script.EMPTY, time);
    for (Dialect dialect : Dialect.values()) {
      try (
          NetconfServer server = NetconfServer.start(device,
              LabNetconf.withPassword(USER, PASSWORD, dialect));
          Source source = netconf(server, time)) {
        DeviceReading reading = source.read(BUDGET);
        assertEquals("netconf", reading.system().source());
        assertEquals(dialect == Dialect.OPENCONFIG ? "openconfig" : "ietf", reading.system().profile());
        assertEquals(SampleClock.REQUEST_SINCE_START, reading.system().sampleClock());
        assertEquals(Duration.between(BOOT, START).toSeconds(), reading.upTimeSeconds().orElse(0));
        assertEquals("spoke1", reading.system().sysName());
      }
    }
  }

  private Source netconf(NetconfServer server, ManualTime time) throws IOException {
    Path knownHosts = Files.writeString(folder.resolve("known_hosts"), server.knownHost() + "\n");
    return new NetconfSource(
        new NetconfSettings("127.0.0.1", server.address().getPort(), USER,
            new NetconfSettings.Credentials.Password(new Secret(PASSWORD)), knownHosts, TIMEOUT),
        YangProfiles.shipped(), new SshConnector(), time);
  }

  private void compare(DeviceModel model, Script script, Dialect dialect, int minutes, Set<String> different)
      throws Exception {
    ManualTime time = new ManualTime(START);
    try (LabDevice device = LabDevice.start(model, script, time, LabSnmp.v2c(COMMUNITY));
        NetconfServer server = NetconfServer.start(device.live(),
            LabNetconf.withPassword(USER, PASSWORD, dialect));
        Source snmp = new SnmpSource(
            new SnmpSettings("127.0.0.1", device.address().getPort(),
                new SnmpSettings.Credentials.Community(new Secret(COMMUNITY)), TIMEOUT, 0, 20),
            Profiles.shipped(), time);
        Source netconf = netconf(server, time)) {
      for (int minute = 0; minute < minutes; minute++) {
        time.advanceTo(START.plusSeconds(60L * minute + 30));
        if (device.state().running()) {
          addDifferences("+" + minute + "m " + model.sysName(), ReadingFacts.of(snmp.read(BUDGET)),
              ReadingFacts.of(netconf.read(BUDGET)), different);
        }
      }
    }
  }

  private static void addDifferences(String moment, Map<String, String> snmp, Map<String, String> netconf,
      Set<String> different) {
    Set<String> paths = new TreeSet<>(snmp.keySet());
    paths.addAll(netconf.keySet());
    for (String path : paths) {
      String one = snmp.getOrDefault(path, "nothing");
      String other = netconf.getOrDefault(path, "nothing");
      if (!one.equals(other)) {
        different.add(path + ": " + one + " over SNMP, " + other + " over NETCONF (" + moment + ")");
      }
    }
  }
}
