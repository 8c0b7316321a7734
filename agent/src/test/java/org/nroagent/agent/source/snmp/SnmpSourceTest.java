package org.nroagent.agent.source.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nroagent.agent.source.RequestLimits;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings.AuthProtocol;
import org.nroagent.agent.source.snmp.SnmpSettings.Credentials;
import org.nroagent.agent.source.snmp.SnmpSettings.PrivProtocol;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.InterfaceReading;

/// Readings of simulated devices over real UDP.
class SnmpSourceTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
  private static final Instant BOOT = NOW.minus(Duration.ofHours(30));
  private static final Duration BUDGET = Duration.ofSeconds(30);
  private static final Profiles PROFILES = Profiles.shipped();
  private static final String COMMUNITY = "quite-secret";
  private static final LabSnmp.User ALICE = user("alice", "alice-authenticates");

  private final ManualTime time = new ManualTime(NOW);

  private static LabSnmp.User user(String name, String authPassword) {
    return new LabSnmp.User(name, LabSnmp.Auth.SHA256, authPassword, LabSnmp.Priv.AES128, "alice-encrypts");
  }

  private LabDevice start(DeviceModel model, LabSnmp settings) throws Exception {
    return LabDevice.start(model, Script.EMPTY, time, settings);
  }

  private SnmpSource source(LabDevice device, Credentials credentials) {
    return source(device.address().getPort(), credentials, Duration.ofSeconds(2), 2);
  }

  private SnmpSource source(int port, Credentials credentials, Duration timeout, int retries) {
    return new SnmpSource(new SnmpSettings("127.0.0.1", port, credentials, timeout, retries, 20), PROFILES,
        time);
  }

  private static Credentials community(String community) {
    return new Credentials.Community(new Secret(community));
  }

  private static Credentials credentials(LabSnmp.User user) {
    return new Credentials.User(user.name(), AuthProtocol.valueOf(user.auth().name()),
        new Secret(user.authPassword()), PrivProtocol.valueOf(user.priv().name()),
        new Secret(user.privPassword()));
  }

  private static InterfaceReading named(DeviceReading reading, String name) {
    return reading.interfaces().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static void assertCountersOf(LabDevice device, String name, DeviceReading reading) {
    InterfaceReading found = named(reading, name);
    assertNotNull(found.inOctets());
    assertNotNull(found.outOctets());
    assertEquals(device.counter(name, IfDirection.IN), found.inOctets().count());
    assertEquals(device.counter(name, IfDirection.OUT), found.outOctets().count());
    assertTrue(found.outOctets().count() > 0);
  }

  @Test
  void readsADeviceOverV2c() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource source = source(device, community(COMMUNITY))) {
      DeviceReading reading = source.read(BUDGET);
      assertEquals("hub1", reading.system().sysName());
      assertEquals("snmp", reading.system().source());
      assertEquals("standard", reading.system().profile());
      assertEquals(30 * 3600 * 100, reading.time().upTimeTicks());
      assertTrue(reading.interfacesComplete());
      assertCountersOf(device, "lag-1", reading);
      assertEquals(20_000, named(reading, "lag-1").speedMbps());
    }
  }

  @ParameterizedTest
  @CsvSource({"SHA1,AES128", "SHA224,AES128", "SHA256,AES128", "SHA256,AES192", "SHA384,AES256",
      "SHA512,AES256",
      "SHA256,NONE", "NONE,NONE"})
  void readsADeviceOverV3(LabSnmp.Auth auth, LabSnmp.Priv priv) throws Exception {
    LabSnmp.User user = new LabSnmp.User("alice", auth,
        auth == LabSnmp.Auth.NONE ? "" : "alice-authenticates",
        priv, priv == LabSnmp.Priv.NONE ? "" : "alice-encrypts");
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v3(user));
        SnmpSource source = source(device, credentials(user))) {
      DeviceReading reading = source.read(BUDGET);
      assertCountersOf(device, "lag-1", reading);
      assertEquals(OptionalLong.of(1), reading.system().engineBoots());
      assertFalse(reading.system().engineId().isEmpty());
    }
  }

  @Test
  void recoversInTheNextReadingAfterTheDeviceRestarted() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v3(ALICE));
        SnmpSource source = source(device, credentials(ALICE))) {
      source.read(BUDGET);
      device.inject(new LabEvent.Reboot(device.now(), Duration.ofMinutes(2)));
      time.advance(Duration.ofMinutes(5));
      DeviceReading reading = source.read(BUDGET);
      assertEquals(OptionalLong.of(2), reading.system().engineBoots());
      assertEquals(3 * 60 * 100, reading.time().upTimeTicks());
    }
  }

  @Test
  void recoversAfterTheDeviceLostCountOfItsBoots() throws Exception {
    DeviceModel model = Presets.hub("hub1", 1, BOOT);
    LabDevice device = start(model, LabSnmp.v3(ALICE));
    try (SnmpSource source = source(device, credentials(ALICE))) {
      for (int boots = 2; boots <= 4; boots++) {
        device.inject(new LabEvent.Reboot(device.now(), Duration.ofMinutes(1)));
        time.advance(Duration.ofMinutes(5));
        assertEquals(OptionalLong.of(boots), source.read(BUDGET).system().engineBoots());
      }
      device.close();
      device = start(model, LabSnmp.v3(ALICE).onPort(device.address().getPort()));
      assertEquals(OptionalLong.of(1), source.read(BUDGET).system().engineBoots());
    } finally {
      device.close();
    }
  }

  @Test
  void recoversAfterAnotherDeviceTookTheAddress() throws Exception {
    LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v3(ALICE));
    try (SnmpSource source = source(device, credentials(ALICE))) {
      String former = source.read(BUDGET).system().engineId();
      device.close();
      device = start(Presets.hub("hub2", 1, BOOT), LabSnmp.v3(ALICE).onPort(device.address().getPort()));
      DeviceReading reading = source.read(BUDGET);
      assertEquals("hub2", reading.system().sysName());
      assertFalse(former.equals(reading.system().engineId()));
    } finally {
      device.close();
    }
  }

  @Test
  void keepsUsersOfTheSameNameApartEvenBehindEqualEngineIds() throws Exception {
    LabSnmp.User other = user("alice", "another-password");
    DeviceModel model = Presets.hub("hub1", 1, BOOT);
    try (LabDevice first = start(model, LabSnmp.v3(ALICE));
        LabDevice second = start(model, LabSnmp.v3(other));
        SnmpSource toFirst = source(first, credentials(ALICE));
        SnmpSource toSecond = source(second, credentials(other))) {
      for (int round = 0; round < 2; round++) {
        assertEquals(toFirst.read(BUDGET).system().engineId(), toSecond.read(BUDGET).system().engineId());
      }
    }
  }

  @Test
  void readsAThousandInterfacesOfADeviceThatCutsItsAnswers() throws Exception {
    try (LabDevice device = start(Presets.large("core1", 1, BOOT, 1000), LabSnmp.v3(ALICE));
        SnmpSource source = source(device, credentials(ALICE))) {
      device.inject(new LabEvent.TruncatedAnswers(device.now(), Duration.ofMinutes(1), 101));
      DeviceReading reading = source.read(BUDGET);
      assertTrue(reading.interfacesComplete());
      assertEquals(1000, reading.interfaces().size());
      assertCountersOf(device, "port-1", reading);
      assertCountersOf(device, "port-1000", reading);
    }
  }

  @Test
  void readsEverythingThroughTruncatedAnswers() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource source = source(device, community(COMMUNITY))) {
      DeviceReading whole = source.read(BUDGET);
      device.inject(new LabEvent.TruncatedAnswers(device.now(), Duration.ofMinutes(1), 8));
      DeviceReading pieces = source.read(BUDGET);
      assertTrue(pieces.interfacesComplete());
      assertEquals(whole.interfaces().stream().map(InterfaceReading::name).toList(),
          pieces.interfaces().stream().map(InterfaceReading::name).toList());
      assertCountersOf(device, "lag-1", pieces);
      assertEquals(whole.warnings(), pieces.warnings());
    }
  }

  /// A device that could take no more than one cell a request is not asked for more by the next run; another device is.
  @Test
  void whatADeviceCanTakeIsTakenUpByTheNextRun() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource fresh = source(device, community(COMMUNITY));
        SnmpSource next = source(device, community(COMMUNITY));
        SnmpSource ofAnother = source(device, community(COMMUNITY))) {
      long datagrams = datagrams(device, fresh);
      assertEquals(Optional.empty(), fresh.limits());
      RequestLimits learnt = new RequestLimits(fresh.read(BUDGET).system().sysObjectId(), 1, 24);
      next.restore(learnt);
      assertEquals(Optional.of(learnt), next.limits(), "as long as the device is silent");
      assertTrue(datagrams(device, next) > 5 * datagrams);
      assertEquals(Optional.of(learnt), next.limits());
      ofAnother.restore(new RequestLimits("1.3.6.1.4.1.99999", 1, 24));
      assertEquals(datagrams, datagrams(device, ofAnother));
      assertEquals(Optional.empty(), ofAnother.limits());
    }
  }

  private static long datagrams(LabDevice device, SnmpSource source) throws Exception {
    long before = device.datagrams();
    assertTrue(source.read(BUDGET).interfacesComplete());
    return device.datagrams() - before;
  }

  @Test
  void namesTheSilentDeviceHowLongItWaitedAndWhatToCheck() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource source = source(device.address().getPort(), community(COMMUNITY), Duration.ofMillis(100),
            1)) {
      device.inject(new LabEvent.Silence(device.now(), Duration.ofMinutes(1)));
      SourceException silent = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.NO_ANSWER, silent.reason());
      assertEquals("127.0.0.1 port " + device.address().getPort()
          + " gave no answer, waited 2 times 100 ms (1 retries); check that the device is up, and its community or"
          + " user, its access list and the firewalls between", silent.getMessage());
      assertEquals(2, device.unanswered());
    }
  }

  @Test
  void aWrongCommunityIsSilence() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource source = source(device.address().getPort(), community("wrong-guess"),
            Duration.ofMillis(200), 0)) {
      SourceException silent = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.NO_ANSWER, silent.reason());
      assertTrue(silent.getMessage().contains("community"));
      assertFalse(silent.getMessage().contains("wrong-guess"));
    }
  }

  @Test
  void aWrongPasswordIsAnAuthenticationFailureAndNeverShown() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v3(ALICE));
        SnmpSource source = source(device, credentials(user("alice", "wrong-password")))) {
      SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason(), refused.getMessage());
      assertTrue(refused.getMessage().contains("authentication password"), refused.getMessage());
      assertFalse(refused.getMessage().contains("wrong-password"));
    }
  }

  @Test
  void readsAgainInTheNextCycleOnceTheKeyOnTheDeviceIsRight() throws Exception {
    DeviceModel model = Presets.hub("hub1", 1, BOOT);
    LabDevice device = start(model, LabSnmp.v3(user("alice", "another-password")));
    try (SnmpSource source = source(device, credentials(ALICE))) {
      for (int cycle = 0; cycle < 2; cycle++) {
        SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
        assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason(), refused.getMessage());
      }
      device.close();
      device = start(model, LabSnmp.v3(ALICE).onPort(device.address().getPort()));
      assertCountersOf(device, "lag-1", source.read(BUDGET));
    } finally {
      device.close();
    }
  }

  @Test
  void anUnknownUserIsAnAuthenticationFailure() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v3(ALICE));
        SnmpSource source = source(device, credentials(user("bob", "alice-authenticates")))) {
      SourceException refused = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.AUTHENTICATION_FAILED, refused.reason(), refused.getMessage());
      assertTrue(refused.getMessage().contains("knows no SNMPv3 user bob"), refused.getMessage());
    }
  }

  @Test
  void keepsCountersWhenTheBudgetEndsInTheStateTables() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource source = source(device.address().getPort(), community(COMMUNITY), Duration.ofSeconds(4),
            2)) {
      device.inject(new LabEvent.SlowAnswers(device.now(), Duration.ofMinutes(1), Duration.ofSeconds(1)));
      DeviceReading reading = source.read(Duration.ofMillis(5_500));
      assertTrue(reading.interfacesComplete());
      assertCountersOf(device, "lag-1", reading);
      assertTrue(reading.warnings().getLast().startsWith("the reading's budget ended before the tables of"),
          () -> reading.warnings().toString());
    }
  }

  @Test
  void saysThatAPortIsClosed() throws Exception {
    int port;
    try (DatagramSocket socket = new DatagramSocket()) {
      port = socket.getLocalPort();
    }
    try (SnmpSource source = source(port, community(COMMUNITY), Duration.ofMillis(100), 1)) {
      SourceException closed = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.NO_ANSWER, closed.reason());
      assertTrue(closed.getMessage().contains("nothing listens on that UDP port"), closed.getMessage());
    }
  }

  @Test
  void namesAHostThatDoesNotResolve() throws Exception {
    SnmpSettings settings = new SnmpSettings("no-such-router.invalid", 161, community(COMMUNITY),
        Duration.ofMillis(100), 1, 20);
    try (SnmpSource source = new SnmpSource(settings, PROFILES, time)) {
      SourceException unresolved = assertThrows(SourceException.class, () -> source.read(BUDGET));
      assertEquals(MissingReason.NO_ANSWER, unresolved.reason());
      assertTrue(unresolved.getMessage().contains("no-such-router.invalid does not resolve"));
    }
  }

  @Test
  void anInterruptEndsAReadingOnAVirtualThread() throws Exception {
    try (LabDevice device = start(Presets.hub("hub1", 1, BOOT), LabSnmp.v2c(COMMUNITY));
        SnmpSource source = source(device.address().getPort(), community(COMMUNITY), Duration.ofSeconds(60),
            2)) {
      device.inject(new LabEvent.Silence(device.now(), Duration.ofMinutes(1)));
      CompletableFuture<DeviceReading> result = new CompletableFuture<>();
      CountDownLatch started = new CountDownLatch(1);
      Thread reading = Thread.ofVirtual().start(() -> {
        started.countDown();
        try {
          result.complete(source.read(BUDGET));
        } catch (SourceException | InterruptedException e) {
          result.completeExceptionally(e);
        }
      });
      started.await();
      reading.interrupt();
      ExecutionException end = assertThrows(ExecutionException.class, () -> result.get(20, TimeUnit.SECONDS));
      assertTrue(end.getCause() instanceof InterruptedException, end::toString);
    }
  }
}
