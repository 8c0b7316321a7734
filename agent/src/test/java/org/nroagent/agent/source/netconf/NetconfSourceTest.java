package org.nroagent.agent.source.netconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.OptionalLong;
import org.nroagent.agent.source.profile.ProfileFolder;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.netconf.NetconfSettings.Credentials;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.MissingReason;
import org.nroagent.model.metering.UpTime;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SampleClock;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.reading.TableState;

/// What a reading makes of answers that are not whole, late, refused, or odd.
class NetconfSourceTest {
  private static final Duration BUDGET = Duration.ofSeconds(20);
  private static final String IF = "urn:ietf:params:xml:ns:yang:ietf-interfaces";
  private static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";
  private static final String CFM = "urn:ieee:std:802.1Q:yang:ieee802-dot1q-cfm";
  private static final String TWO = """
      <interface><name>xe-0</name><type>ianaift:ethernetCsmacd</type><if-index>7</if-index><oper-status>up</oper-status>
        <speed>10000000000</speed><statistics><in-octets>18446744073709551615</in-octets><out-octets>2</out-octets>
        <in-discards>3</in-discards></statistics></interface>
      <interface><name>xe-1</name><statistics/></interface>""";

  @TempDir
  private Path folder;

  /// What is answered where a request contains the key: the first that does.
  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> capabilities = new ArrayList<>(
      List.of(Netconf.BASE_1_0, Netconf.BASE_1_1, IF, MONITORING));
  private final ManualTime time = new ManualTime(Instant.parse("2026-11-05T12:00:00Z"));
  private final KeyPair hostKey = keys();
  private NetconfDevice device;
  private NetconfSource source;

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void answerAsUsual() throws Exception {
    answers.put("netconf-start-time", start("2026-11-05T10:00:00+01:00"));
    answers.put("interfaces-state", "<data/>");
    answers.put("lower-layer-if", "<data/>");
    answers.put("<interfaces ", data(TWO));
    device = new NetconfDevice(hostKey, capabilities,
        request -> answers.entrySet().stream().filter(each -> request.contains(each.getKey()))
            .map(Map.Entry::getValue).findFirst().orElse("<data/>"));
    source = new NetconfSource(settings(Duration.ofSeconds(10)), YangProfiles.shipped(), new SshConnector(),
        time);
  }

  private static String data(String interfaces) {
    return "<data><interfaces xmlns=\"" + IF + "\">" + interfaces + "</interfaces></data>";
  }

  private static String start(String time) {
    return "<data><netconf-state xmlns=\"" + MONITORING + "\"><statistics><netconf-start-time>" + time
        + "</netconf-start-time></statistics></netconf-state></data>";
  }

  private NetconfSettings settings(Duration timeout) throws Exception {
    return new NetconfSettings("127.0.0.1", device.port(), NetconfDevice.USER,
        new Credentials.Password(new Secret(NetconfDevice.PASSWORD)), device.knownHosts(folder), timeout);
  }

  @AfterEach
  void close() throws Exception {
    source.close();
    device.close();
  }

  @Test
  void aLeafThatIsNotThereIsUnknownAndNeverDown() throws Exception {
    answers.put("<interfaces ", data(TWO + "<interface><name>xe-2</name><statistics><in-octets>1</in-octets>"
        + "</statistics></interface>"));
    DeviceReading reading = source.read(BUDGET);
    assertEquals(List.of("xe-2", "xe-0"), reading.interfaces().stream().map(InterfaceReading::name).toList());
    InterfaceReading bare = reading.interfaces().getFirst();
    assertEquals("unknown unknown 0", bare.operStatus() + " " + bare.adminStatus() + " " + bare.speedMbps());
    assertNull(bare.outOctets());
    InterfaceReading full = reading.interfaces().getLast();
    assertEquals("ethernetCsmacd up 10000 -1",
        full.type() + " " + full.operStatus() + " " + full.speedMbps() + " "
            + Objects.requireNonNull(full.inOctets()).count());
    assertEquals(64, Objects.requireNonNull(full.inOctets()).bits());
    assertEquals(32, Objects.requireNonNull(full.drops().inDiscards()).bits());
  }

  /// 700 + 34 of two groups; a group whose number is none leaves no sum.
  @Test
  void sessionsAreTheSumOfWhatTheProfileNames() throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("profiles.d/netconf"));
    Files.writeString(profiles.resolve("mine.yaml"), """
        profile: mine
        evidence: constructed, unverified
        namespaces: {my: "urn:example:mine"}
        announces: [my, if]
        activeSessions: /my:subscribers/group/active
        tables: {interfaces: ietf-interfaces}
        """);
    capabilities.add("urn:example:mine?module=mine");
    source.close();
    source = new NetconfSource(settings(Duration.ofSeconds(10)),
        ProfileFolder.readNetconf(folder.resolve("profiles.d")).value(), new SshConnector(), time);
    String groups = "<data><subscribers xmlns='urn:example:mine'><group><active>700</active></group>"
        + "<group><active>34</active></group></subscribers></data>";
    answers.put("subscribers", groups);
    DeviceReading reading = source.read(BUDGET);
    assertEquals("mine", reading.system().profile());
    assertEquals(OptionalLong.of(734), reading.activeSessions());
    answers.put("subscribers", groups.replace("34", "many"));
    assertEquals(OptionalLong.empty(), source.read(BUDGET).activeSessions());
  }

  @Test
  void nothingIsAskedForThatTheDeviceDoesNotAnnounce() throws Exception {
    DeviceReading reading = source.read(BUDGET);
    assertTrue(device.requests().stream().noneMatch(each -> each.contains("802.1") || each.contains("igmp")));
    assertEquals(TableState.ABSENT, reading.table(TableKind.CFM));
    assertEquals(TableState.NOT_READ, reading.table(TableKind.BGP));
    assertTrue(reading.warnings().stream().anyMatch(each -> each.contains("announces no module")
        && each.contains("maintenance end points")), reading.warnings().toString());
  }

  @Test
  void theSessionIsKeptBetweenReadingsAndBegunAnewWhenLost() throws Exception {
    source.read(BUDGET);
    source.read(BUDGET);
    assertEquals(1, device.sessionsBegun());
    device.hangUp();
    source.read(BUDGET);
    assertEquals(2, device.sessionsBegun());
    answers.put("netconf-start-time", "close");
    assertThrows(SourceException.class, () -> source.read(BUDGET));
    answers.put("netconf-start-time", start("2026-11-05T10:00:00Z"));
    source.read(BUDGET);
  }

  @Test
  void aTableThatIsRefusedIsCutAndTheRestIsRead() throws Exception {
    capabilities.add(CFM);
    answers.put("ieee802-dot1q-cfm",
        "<rpc-error><error-type>application</error-type><error-tag>access-denied</error-tag>"
            + "<error-severity>error</error-severity><error-message>no cfm for you</error-message></rpc-error>");
    DeviceReading reading = source.read(BUDGET);
    assertEquals(TableState.CUT, reading.table(TableKind.CFM));
    assertEquals(TableState.COMPLETE, reading.table(TableKind.INTERFACES));
    assertTrue(reading.warnings().stream().anyMatch(each -> each.contains("access-denied (no cfm for you)")),
        reading.warnings().toString());
  }

  @Test
  void aSessionThatEndsAfterTheCountersCostsTheRestOnly() throws Exception {
    capabilities.add(CFM);
    answers.put("ieee802-dot1q-cfm", "close");
    DeviceReading reading = source.read(BUDGET);
    assertEquals(TableState.COMPLETE, reading.table(TableKind.INTERFACES));
    assertEquals(TableState.CUT, reading.table(TableKind.CFM));
    assertEquals(TableState.NOT_READ, reading.table(TableKind.IGMP));
    assertTrue(reading.warnings().stream().anyMatch(each -> each.contains("session ended")),
        reading.warnings().toString());
  }

  @Test
  void interfacesThatAreRefusedAreAMatterOfTheUser() throws Exception {
    answers.put("<interfaces ", "<rpc-error><error-tag>access-denied</error-tag></rpc-error>");
    SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
    assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason());
    assertTrue(refused.getMessage().contains("access-denied"), refused.getMessage());
  }

  @Test
  void aSilentDeviceCostsItsTimeOut() throws Exception {
    answers.put("<interfaces ", "");
    source.close();
    source = new NetconfSource(settings(Duration.ofMillis(300)), YangProfiles.shipped(), new SshConnector(),
        time);
    SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
    assertEquals(MissingReason.NO_ANSWER, refused.reason());
    assertTrue(refused.getMessage().contains("300 ms"), refused.getMessage());
  }

  @Test
  void theBudgetEndsAReading() throws Exception {
    answers.put("<interfaces ", "");
    assertThrows(SourceException.class, () -> source.read(Duration.ofMillis(800)));
  }

  @Test
  void anInterruptEndsAReading() throws Exception {
    source.read(BUDGET);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> source.read(BUDGET));
    assertFalse(Thread.interrupted());
  }

  @Test
  void aDeviceThatNoProfileKnowsIsNamed() throws Exception {
    capabilities.remove(IF);
    SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
    assertTrue(refused.getMessage().contains("profiles.d/netconf"), refused.getMessage());
  }

  @Test
  void aRestartShowsInTheTicks() throws Exception {
    DeviceReading before = source.read(BUDGET);
    assertEquals(SampleClock.REQUEST_SINCE_START, before.system().sampleClock());
    assertEquals(3 * 3600, before.upTimeSeconds().orElse(0));
    time.advance(Duration.ofMinutes(5));
    answers.put("netconf-start-time", start("2026-11-05T12:03:00Z"));
    DeviceReading after = source.read(BUDGET);
    assertEquals(120, after.upTimeSeconds().orElse(0));
    assertTrue(UpTime.restarted(before.time().upTimeTicks(), after.time().upTimeTicks(),
        after.time().sentNanos() - before.time().sentNanos()));
  }

  @Test
  void aDeviceThatDoesNotTellItsStartHasNoUpTime() throws Exception {
    answers.put("netconf-start-time", "<rpc-error><error-tag>unknown-element</error-tag></rpc-error>");
    DeviceReading reading = source.read(BUDGET);
    assertEquals(SampleClock.REQUEST, reading.system().sampleClock());
    assertTrue(reading.upTimeSeconds().isEmpty());
  }
}
