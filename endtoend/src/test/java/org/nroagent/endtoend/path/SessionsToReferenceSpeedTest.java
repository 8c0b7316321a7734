package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.store.RingReader;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.report.NextReports;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.collector.report.ReferenceSpeeds;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.endtoend.demo.Lockstep;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.ActiveSessionsMib;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.HalfYear;
import org.nroagent.model.record.SlotRecord;

/// Two routers with a gate each say how many sessions they serve, another number in each slot: over real SNMP by a profile of
/// the user's own, through ring, push and store, into the operator's reference speed.
@SuppressWarnings("NullAway.Init") // set before each test
class SessionsToReferenceSpeedTest {
  private static final Instant START = Instant.parse("2026-11-18T18:00:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final int SLOTS = 6;
  private static final BigDecimal OCTETS_PER_MBPS = new BigDecimal(37_500_000);

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START);
  private final Lockstep lockstep = new Lockstep();
  private final List<LabDevice> devices = new ArrayList<>();
  private CollectorConfig collectorConfig;
  private Collector collector;
  private Agent agent;

  @BeforeEach
  void start() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.createDirectory(home.resolve("inventory.d"));
    Files.writeString(home.resolve("inventory.d/nros.yaml"),
        """
            nros:
              - {name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [nominal, standby],
                 interfaces: [{agent: pop, interface: hub1.lag-1}, {agent: pop, interface: hub2.lag-1}]}
            """);
    collectorConfig = new CollectorConfigReader(System::getenv)
        .read(Files.writeString(home.resolve("collector.yaml"),
            """
                listen: 127.0.0.1:0
                http: {listen: "127.0.0.1:0"}
                plain: true
                dataDirectory: collector
                agents: [{name: pop}]
                clients: [{trigramme: ABC, name: Example ISP}]
                plaques: [{name: north}]
                gates:
                  - {name: nominal, operator: Example ISP, client: ABC, collection: regional, capacityMbps: 20000, interfaces: [{agent: pop, interface: hub1.lag-1}]}
                  - {name: standby, operator: Example ISP, client: ABC, collection: regional, capacityMbps: 20000, interfaces: [{agent: pop, interface: hub2.lag-1}]}
                """))
        .value();
    collector = Collector.start(collectorConfig, time);
    for (int hub = 1; hub <= 2; hub++) {
      devices.add(LabDevice.start(Presets.hub("hub" + hub, hub, START.minus(Duration.ofDays(3))),
          sessions(hub), time, LabSnmp.v2c("public")));
    }
    agent = startAgent();
    lockstep.await(START);
  }

  @AfterEach
  void stop() {
    agent.close();
    collector.close();
    devices.forEach(LabDevice::close);
  }

  /// Hub 1 serves 1,000 sessions in the first slot and one more in each that follows, hub 2 ten and ten more.
  private static long served(int hub, int slot) {
    return hub == 1 ? 1_000 + slot : 10 * (slot + 1);
  }

  /// The numbers change a minute after a border: the poll at the slot's end still reads that of the slot.
  private static Script sessions(int hub) {
    List<LabEvent> events = new ArrayList<>();
    for (int slot = 0; slot <= SLOTS; slot++) {
      events.add(new LabEvent.ActiveSessions(START.plus(SLOT.multipliedBy(slot)).plusSeconds(60),
          served(hub, slot)));
    }
    return Script.of(events.toArray(LabEvent[]::new));
  }

  @Test
  void theSpeedIsTheHighestTrafficByTheSessionsThatTheRoutersServedInThatSlot() throws Exception {
    for (int slot = 1; slot <= SLOTS; slot++) {
      time.awaitSleepers(1);
      Instant border = START.plus(SLOT.multipliedBy(slot));
      time.advanceTo(border.plus(AFTER_POLL));
      lockstep.await(border);
    }
    Eventually.until("the collector has everything",
        () -> agent.pushStatus().pending() == 0 && agent.pushStatus().settled() > 0);
    assertEquals(expectedInTheRing(), inTheRing());

    int peak = 0;
    long octets = 0;
    try (Http page = Http.at(collector.httpAddress().getPort())) {
      JsonNode first = slots(page, "hub1.lag-1");
      JsonNode second = slots(page, "hub2.lag-1");
      for (int slot = 0; slot < SLOTS; slot++) {
        for (String direction : List.of("inOctets", "outOctets")) {
          long sum = first.get(slot).get(direction).asLong() + second.get(slot).get(direction).asLong();
          peak = sum > octets ? slot : peak;
          octets = Math.max(octets, sum);
        }
      }
    }
    long sessions = served(1, peak) + served(2, peak);
    ReferenceSpeedView.Operator operator = speed();
    assertEquals(START.plus(SLOT.multipliedBy(peak)), operator.peakSlot().orElseThrow());
    assertEquals(sessions, operator.sessions().orElseThrow());
    assertEquals("devices", operator.sessionsFrom().orElseThrow());
    assertEquals(List.of(), operator.reasons());
    assertTrue(octets > 0);
    assertEquals(new BigDecimal(octets).divide(OCTETS_PER_MBPS.multiply(new BigDecimal(sessions)), 6,
        RoundingMode.HALF_UP), operator.referenceSpeedMbps().orElseThrow());
  }

  private static Map<String, Long> expectedInTheRing() {
    Map<String, Long> expected = new TreeMap<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      for (int hub = 1; hub <= 2; hub++) {
        expected.put("hub" + hub + " " + START.plus(SLOT.multipliedBy(slot)), served(hub, slot));
      }
    }
    return expected;
  }

  private Map<String, Long> inTheRing() throws IOException {
    Map<String, Long> found = new TreeMap<>();
    RingReader.openForReading(folder.resolve("data")).scan(START, time.wall(), stored -> {
      if (stored.record() instanceof SlotRecord.Row row) {
        found.put(row.device() + " " + row.slotStart(), row.sessions().orElse(-1));
      }
    });
    return found;
  }

  private ReferenceSpeedView.Operator speed() {
    StoreReader reader = SlotStore.openReader(collectorConfig.store());
    ZoneId zone = ZoneId.of("Europe/Luxembourg");
    HalfYear halfYear = HalfYear.parse("2026-H2");
    return ReferenceSpeedView.of(halfYear, zone, time.wall(),
        new ReferenceSpeeds(collectorConfig.network(), zone, reader).of(halfYear, time.wall()),
        NextReports.of(collectorConfig.network(), LocalDate.ofInstant(time.wall(), zone)).orElseThrow())
        .operators().getFirst();
  }

  private JsonNode slots(Http page, String interfaceId) throws Exception {
    JsonNode json = page.json("/api/v1/interfaces/pop~" + interfaceId + "/slots?from=" + START + "&to="
        + START.plus(SLOT.multipliedBy(SLOTS)));
    return json.isArray() ? json : json.get("slots");
  }

  private Agent startAgent() throws Exception {
    Files.createFile(folder.resolve("community"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(folder.resolve("community"), "public");
    Files.createDirectory(folder.resolve("profiles.d"));
    Files.writeString(folder.resolve("profiles.d/counting.yaml"), """
        profile: counting
        evidence: constructed, unverified
        sysObjectIds: [1.3.6.1.4.1.32473.1.2]
        maxVarbinds: 160
        activeSessions: %s
        tables: {interfaces: if-mib}
        """.formatted(ActiveSessionsMib.ACTIVE_SESSIONS));
    StringBuilder text = new StringBuilder("""
        name: pop
        dataDirectory: data
        http: {listen: "127.0.0.1:0"}
        push: {collector: "127.0.0.1:%d", plain: true}
        devices:
        """.formatted(collector.pushAddress().getPort()));
    for (int hub = 1; hub <= 2; hub++) {
      text.append("""
            - name: hub%d
              snmp: {address: "udp:127.0.0.1:%d", version: 2c, communityFile: community}
              meter: [{ifName: lag-1, role: gate, ifIn: IN}]
          """.formatted(hub, devices.get(hub - 1).address().getPort()));
    }
    AgentConfig config = new AgentConfigReader(System::getenv)
        .read(Files.writeString(folder.resolve("agent.yaml"), text)).value();
    return Agent.start(config, new AgentEnvironment(time, Instant.EPOCH,
        new DeviceSources(config.profiles(), time), new SecureRandom(), "test",
        lockstep.join("pop"), (thread, error) -> error.printStackTrace()));
  }
}
