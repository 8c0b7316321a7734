package org.nroagent.agent.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.daemon.config.Secret;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.reading.BgpPathReading;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.SessionReading;
import org.nroagent.model.state.DeviceClock;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateDiff;
import org.nroagent.model.state.Subject;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A real BGP session between two FRR routers in two network namespaces, told by FRR's BGP4-MIB through `snmpd`: its loss
/// and its return are told once each, with the time at which they happened.
class FrrInteropIT {
  private static final String COMMUNITY = "interop";
  private static final int PORT = 161;
  private static final String ROUTER = "203.0.113.0";
  private static final String CLIENT = "203.0.113.1";
  private static final long CLIENT_AS = 64_500;
  private static final String SOURCES = "198.51.100.0/25";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /// BGP4-MIB says whole seconds.
  private static final Duration ACCURACY = Duration.ofSeconds(2);

  @TempDir
  private Path folder = Path.of("");
  private final SystemTime time = new SystemTime();
  private final List<ExternalProgram> running = new ArrayList<>();
  private @Nullable Namespace router;
  private @Nullable Namespace client;
  private ToldStates told = ToldStates.NOTHING;
  private Optional<Instant> before = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    router = Namespace.create(folder);
    client = Namespace.create(folder);
    router.wireTo(client, "client", ROUTER, "provider", CLIENT, 31);
    Path socket = folder.resolve("agentx");
    Path config = Files.writeString(folder.resolve("snmpd.conf"), """
        agentaddress udp:%s:%d
        rocommunity %s
        master agentx
        agentXSocket %s
        """.formatted(router.address(2), PORT, COMMUNITY, socket));
    start(router, "snmpd", ExternalProgram.find("snmpd", "snmpd"), "-f", "-Lo", "-C", "-c", config.toString(),
        "-p", folder.resolve("snmpd.pid").toString());
    BulkWalk walk = new BulkWalk(folder, router.address(2), PORT, List.of("-v2c", "-c", COMMUNITY));
    walk.awaitAnswer();
    // FRR's side of AgentX reads net-snmp's file of that name.
    Files.writeString(Files.createDirectory(folder.resolve("agentx.conf")).resolve("frr.conf"),
        "agentXSocket " + socket + "\n");
    startRouter();
    startClient();
  }

  @AfterEach
  void stop() throws Exception {
    running.reversed().forEach(ExternalProgram::close);
    for (Namespace each : new Namespace[]{router, client}) {
      if (each != null) {
        each.remove();
      }
    }
  }

  private ExternalProgram start(Namespace where, String name, String... command) throws IOException {
    List<String> all = new ArrayList<>(where.prefix());
    all.addAll(List.of("/usr/bin/env", "SNMP_PERSISTENT_DIR=" + folder.resolve("persistent"),
        "SNMPCONFPATH=" + folder.resolve("agentx.conf")));
    all.addAll(List.of(command));
    ExternalProgram program = ExternalProgram.start(folder.resolve(name + ".log"), all);
    running.add(program);
    return program;
  }

  private void startRouter() throws IOException {
    bgpd(namespace(router), "router", List.of("-M", "snmp"), """
        agentx
        router bgp 31167
         bgp router-id 192.0.2.11
         no bgp ebgp-requires-policy
        %s address-family ipv4 unicast
          neighbor %s route-map preference in
        route-map preference permit 10
         set local-preference 220
        """.formatted(neighbour(CLIENT, CLIENT_AS), CLIENT));
  }

  private ExternalProgram startClient() throws IOException {
    return bgpd(namespace(client), "client", List.of(), """
        router bgp %d
         bgp router-id 192.0.2.12
         no bgp ebgp-requires-policy
         no bgp network import-check
        %s address-family ipv4 unicast
          network %s
        """.formatted(CLIENT_AS, neighbour(ROUTER, 31_167), SOURCES));
  }

  /// A session that is lost within three seconds and tried again every second.
  private static String neighbour(String address, long as) {
    return """
         neighbor %1$s remote-as %2$d
         neighbor %1$s timers 1 3
         neighbor %1$s timers connect 1
         neighbor %1$s advertisement-interval 0
        """.formatted(address, as);
  }

  private ExternalProgram bgpd(Namespace where, String name, List<String> options, String config)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    List<String> command = new ArrayList<>(
        List.of(ExternalProgram.find("frr", "bgpd"), "-S", "-n", "-Z", "-P",
            "0", "-f", Files.writeString(own.resolve("bgpd.conf"), config).toString(), "--vty_socket",
            own.toString(), "-i", own.resolve("bgpd.pid").toString(), "--log", "stdout"));
    command.addAll(options);
    return start(where, name, command.toArray(String[]::new));
  }

  private static Namespace namespace(@Nullable Namespace made) {
    if (made == null) {
      throw new IllegalStateException("not started");
    }
    return made;
  }

  /// What a test does with an established session.
  private interface Scenario {
    void run(SnmpSource source) throws Exception;
  }

  private void withSession(Scenario scenario) throws Exception {
    try (SnmpSource source = new SnmpSource(new SnmpSettings(namespace(router).address(2), PORT,
        new SnmpSettings.Credentials.Community(new Secret(COMMUNITY)), Duration.ofSeconds(5), 3, 20),
        Profiles.shipped(), time)) {
      awaitEstablished(source);
      scenario.run(source);
    } catch (AssertionError e) {
      running.forEach(each -> e.addSuppressed(new AssertionError(each.output())));
      throw e;
    }
  }

  @Test
  void aPeerThatDiesAndStartsAgainIsToldWithTheTimesAtWhichItDid() throws Exception {
    withSession(source -> {
      assertSessionAndPath(source);
      assertEquals(List.of(), poll(source), "told already");
      Instant killed = Instant.now();
      running.getLast().kill();
      assertTold("up>down", killed, source);
      Instant started = Instant.now();
      startClient();
      assertTold("down>up", started, source);
    });
  }

  @Test
  void aLinkThatIsCutAndMendedIsToldWithTheTimesAtWhichItWas() throws Exception {
    withSession(source -> {
      Instant cut = Instant.now();
      namespace(client).setUp("provider", false);
      assertTold("up>down", cut, source);
      Instant mended = Instant.now();
      namespace(client).setUp("provider", true);
      assertTold("down>up", mended, source);
    });
  }

  /// The first reading in which the session is up is what later ones are compared with.
  private void awaitEstablished(SnmpSource source) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!source.read(PATIENCE).sessions().stream().anyMatch(SessionReading::up)) {
      assertTrue(Instant.now().isBefore(deadline), "no BGP session is established");
    }
    assertEquals(List.of(), poll(source));
  }

  private static void assertSessionAndPath(SnmpSource source) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    DeviceReading reading = source.read(PATIENCE);
    while (reading.bgpPaths().stream().noneMatch(BgpPathReading::best) && Instant.now().isBefore(deadline)) {
      reading = source.read(PATIENCE);
    }
    SessionReading session = reading.sessions().getFirst();
    assertEquals(List.of(SessionReading.Kind.BGP, CLIENT, ROUTER, "established", OptionalLong.of(CLIENT_AS)),
        List.of(session.kind(), session.peer(), session.localAddress(), session.state(), session.remoteAs()));
    assertEquals(List.of(new BgpPathReading(SOURCES, CLIENT, OptionalLong.of(220), true)),
        reading.bgpPaths());
  }

  /// Polls until something of BGP is told.
  ///
  /// @param since when the test did something
  private void assertTold(String change, Instant since, SnmpSource source) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<StateChange> changes = poll(source);
    while (changes.isEmpty() && Instant.now().isBefore(deadline)) {
      changes = poll(source);
    }
    assertEquals(List.of("bgp " + CLIENT + " state " + change), changes.stream().map(each -> "bgp "
        + each.subject().name() + " " + each.aspect().word() + " " + each.before() + ">" + each.after())
        .toList());
    Instant at = changes.getFirst().deviceTime().orElseThrow();
    assertFalse(at.isBefore(since.minus(ACCURACY)), () -> at + " is before " + since);
    assertFalse(at.isAfter(Instant.now().plus(ACCURACY)), () -> at + " is still to come");
    assertEquals(List.of(), poll(source), "told twice");
  }

  private List<StateChange> poll(SnmpSource source) throws Exception {
    DeviceReading reading = source.read(PATIENCE);
    Instant now = time.wall();
    long lead = now.toEpochMilli() - time.monotonicNanos() / 1_000_000L;
    Telling telling = StateDiff.read("router", told, reading, DeviceClock.at(reading.time(), lead, before),
        Optional.of(false), _ -> false, now);
    told = telling.told();
    before = Optional.of(now);
    return telling.changes().stream().filter(each -> each.subject().kind() == Subject.Kind.BGP).toList();
  }
}
