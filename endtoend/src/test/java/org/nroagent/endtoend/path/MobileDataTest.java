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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.report.NextReports;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.collector.report.ReferenceSpeeds;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.endtoend.demo.Lockstep;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.ActiveSessionsMib;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.HalfYear;

/// Two PE-Spokes with a base station each, on two agents, and a gateway that serves the sessions, on a third one. Both base stations
/// lose their port from 07:29 to 08:29 in Luxembourg on Wednesday 18 November 2026; what the OLTs beside them carry goes on.
@SuppressWarnings("NullAway.Init") // set before each test
class MobileDataTest {
  private static final Instant START = Instant.parse("2026-11-18T06:15:00Z");
  private static final Instant LOST = Instant.parse("2026-11-18T06:29:00Z");
  private static final Instant BACK = Instant.parse("2026-11-18T07:29:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:50:00Z");
  /// The slot before the outage's first but one: the next one may be of the outage already.
  private static final Instant FIT = Instant.parse("2026-11-18T06:20:00Z");
  private static final Instant IN_OUTAGE = Instant.parse("2026-11-18T07:00:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final BigDecimal OCTETS_PER_MBPS = new BigDecimal(37_500_000);
  private static final int SIM_CARDS = 420_000;
  private static final int SESSIONS = 9_000;
  private static final int AGENTS = 3;

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START);
  private final Lockstep lockstep = new Lockstep();
  private final List<LabDevice> devices = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private CollectorConfig collectorConfig;
  private Collector collector;

  @BeforeEach
  void start() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.createDirectory(home.resolve("inventory.d"));
    Files.writeString(home.resolve("inventory.d/mobile.yaml"), """
        totals: [{from: 2026-01-01, subscribers: 100000, simCards: %d}]
        referenceSpeeds: [{network: mobile, halfYear: 2026-H1, mbps: 0.25}]
        baseStations:
        %s%s""".formatted(SIM_CARDS, station(1), station(2)));
    collectorConfig = new CollectorConfigReader(System::getenv)
        .read(Files.writeString(home.resolve("collector.yaml"), """
            listen: 127.0.0.1:0
            http: {listen: "127.0.0.1:0"}
            plain: true
            dataDirectory: collector
            agents: [{name: a1}, {name: a2}, {name: core}]
            mobileNetworks:
              - {operator: Example Mobile, sessionDevices: [{agent: core, device: gateway}]}
            """)).value();
    collector = Collector.start(collectorConfig, time);
    for (int i = 1; i <= 2; i++) {
      device(Presets.spoke("spoke" + i, i, START.minus(Duration.ofDays(3))),
          Script.of(new LabEvent.PortDown(LOST, "loop-east"), new LabEvent.PortUp(BACK, "loop-east")));
      agents.add(agent("a" + i, site(i), inventory(i)));
    }
    device(Presets.hub("gateway", 9, START.minus(Duration.ofDays(3))),
        Script.of(new LabEvent.ActiveSessions(START, SESSIONS)));
    agents.add(agent("core", "    meter: [{ifName: lag-1, role: access, ifIn: IN}]\n", ""));
    lockstep.await(START);
  }

  @AfterEach
  void stop() {
    agents.forEach(Agent::close);
    collector.close();
    devices.forEach(LabDevice::close);
  }

  @Test
  void whatTheBaseStationsDidNotCarryIsUsersOfMobileData() throws Exception {
    for (Instant border = START.plus(SLOT); !border.isAfter(END); border = border.plus(SLOT)) {
      time.awaitSleepers(AGENTS);
      time.advanceTo(border.plus(AFTER_POLL));
      lockstep.await(border);
    }
    try (Http page = Http.at(collector.httpAddress().getPort());
        Http first = Http.at(agents.getFirst().httpAddress().getPort())) {
      Eventually.until("the collector has everything",
          () -> agents.stream()
              .allMatch(agent -> agent.pushStatus().pending() == 0 && agent.pushStatus().settled() > 0)
              && page.json("/api/v1/events?kind=incident&aspect=state&limit=100").get("events").size() == 4);
      JsonNode view = page.json("/api/v1/notifications");
      assertEquals(2, view.get("incidents").size(), view::toPrettyString);
      long both = 0;
      for (int i = 1; i <= 2; i++) {
        JsonNode incident = incident(view, "a" + i);
        BigDecimal gap = mbps(page, i, FIT).subtract(mbps(page, i, IN_OUTAGE));
        assertTrue(gap.signum() > 0, gap::toString);
        long users = users(gap);
        both += users;
        assertEquals("traffic 0.25 2026-H1 LAST_FIT_SLOT " + gap.setScale(2, RoundingMode.HALF_UP),
            String.join(" ", incident.at("/mobileData/method").asText(),
                incident.at("/mobileData/referenceSpeedMbps").asText(),
                incident.at("/mobileData/halfYear").asText(),
                incident.at("/mobileData/highestGap/basis").asText(),
                incident.at("/mobileData/highestGap/gapMbps").asText()));
        assertTrue(incident.get("data").isNull(), "the OLTs go on: " + incident.toPrettyString());
        JsonNode data = service(incident, "mobile-data");
        assertEquals("2026-11-18T06:30:20Z " + users + " 2026-11-18T07:25:00Z " + SIM_CARDS,
            String.join(" ", data.at("/segments/0/from").asText(),
                data.at("/segments/0/affectedUsers").asText(), data.at("/segments/0/to").asText(),
                data.at("/segments/0/totalUsers").asText()));
        assertEquals(Integer.toString(40 * 105),
            service(incident, "mobile-voice").at("/segments/0/affectedUsers").asText());
      }
      JsonNode together = service(view.at("/together/0"), "mobile-data");
      assertTrue(Math.abs(both - together.at("/segments/0/affectedUsers").asLong()) <= 1,
          view::toPrettyString);
      assertTrue(page.text("/notifications").contains("Mobile data: users by the gap of traffic"));
      assertTrue(
          page.text("/metrics").contains("nro_collector_reference_speed_due_seconds{network=\"mobile\"}"));
      isWhatTheAgentSays(first, incident(view, "a1"));
      theReferenceSpeedIsOfBothBaseStations(page);
    }
  }

  private static void isWhatTheAgentSays(Http agent, JsonNode incident) throws Exception {
    String number = incident.get("id").asText().substring("a1~".length());
    JsonNode timeline = agent.json("/api/v1/incidents/" + number);
    assertEquals(incident.at("/mobileData/highestGap/gapMbps").asText(),
        timeline.at("/mobileTraffic/highestGapMbps").asText(), timeline::toPrettyString);
    assertEquals("[\"spoke1.loop-east\"] [\"spoke1.lag-1\"]",
        timeline.at("/mobileTraffic/interfaces") + " " + timeline.at("/traffic/interfaces"));
    assertEquals("MOBILE_VOICE MOBILE_DATA", timeline.at("/timeline/0/services/0/service").asText() + " "
        + timeline.at("/timeline/0/services/1/service").asText());
    assertTrue(agent.text("/incidents/" + number).contains("Highest gap of mobile data"));
  }

  private void theReferenceSpeedIsOfBothBaseStations(Http page) throws Exception {
    ZoneId zone = ZoneId.of("Europe/Luxembourg");
    HalfYear halfYear = HalfYear.parse("2026-H2");
    ReferenceSpeedView.Operator operator = ReferenceSpeedView.of(halfYear, zone, time.wall(),
        new ReferenceSpeeds(collectorConfig.network(), zone, SlotStore.openReader(collectorConfig.store()))
            .of(halfYear, time.wall()),
        NextReports.of(collectorConfig.network(), LocalDate.ofInstant(time.wall(), zone)).orElseThrow())
        .operators().getFirst();
    assertEquals("Example Mobile mobile devices", operator.operator() + " " + operator.network() + " "
        + operator.sessionsFrom().orElse("none: " + operator.reasons()));
    Instant peak = operator.peakSlot().orElseThrow();
    assertEquals(SESSIONS, operator.sessions().orElseThrow());
    long octets = 0;
    for (String direction : List.of("inOctets", "outOctets")) {
      octets = Math.max(octets, octets(page, 1, peak, direction) + octets(page, 2, peak, direction));
    }
    assertEquals(new BigDecimal(octets).divide(OCTETS_PER_MBPS.multiply(new BigDecimal(SESSIONS)), 6,
        RoundingMode.HALF_UP), operator.referenceSpeedMbps().orElseThrow());
  }

  private static long users(BigDecimal gap) {
    return gap.multiply(new BigDecimal(4)).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static BigDecimal mbps(Http page, int site, Instant slot) throws Exception {
    return new BigDecimal(
        Math.max(octets(page, site, slot, "inOctets"), octets(page, site, slot, "outOctets")))
        .divide(OCTETS_PER_MBPS, 12, RoundingMode.HALF_UP);
  }

  private static long octets(Http page, int site, Instant slot, String direction) throws Exception {
    JsonNode json = page.json("/api/v1/interfaces/a" + site + "~spoke" + site + ".loop-east/slots?from="
        + slot + "&to=" + slot.plus(SLOT));
    return (json.isArray() ? json : json.get("slots")).get(0).get(direction).asLong();
  }

  private static JsonNode incident(JsonNode view, String agent) {
    for (JsonNode incident : view.get("incidents")) {
      if (incident.get("id").asText().startsWith(agent + "~")) {
        return incident;
      }
    }
    throw new AssertionError("no incident of " + agent + ": " + view.toPrettyString());
  }

  private static JsonNode service(JsonNode incident, String id) {
    for (JsonNode service : incident.get("services")) {
      if (service.get("service").asText().equals(id)) {
        return service;
      }
    }
    throw new AssertionError("no service " + id + ": " + incident.toPrettyString());
  }

  private static String station(int site) {
    return """
          - name: bs-%1$d
            operator: Example Mobile
            nro: nro-%1$d
            technologies:
              - {name: 4G, inService: 2026-01-01, interfaces: [{agent: a%1$d, interface: spoke%1$d.loop-east}]}
              - {name: 2G, inService: 2026-01-01, interfaces: [{agent: a%1$d, interface: spoke%1$d.loop-east}]}
        """
        .formatted(site);
  }

  private static String inventory(int site) {
    return """
        name: nro-%d
        attachments:
          - {olt: olt-1, lines: [{from: 2026-01-01, ftth: 800}]}
          - {device: spoke%d, interface: loop-east, technologies: [4G, 2G], lines: [{from: 2026-01-01, channels: 40}]}
        """
        .formatted(site, site);
  }

  private static String site(int site) {
    return """
            meter: [{ifName: lag-1, role: access, ifIn: OUT}, {ifName: loop-east, role: access, ifIn: IN}]
        topology:
          client: {name: Client, trigramme: NRO}
          gates:
            - {name: paris, device: hub1, interface: lag-1, elsewhere: true, rank: nominal, scope: local}
            - {name: bordeaux, device: hub2, interface: lag-1, elsewhere: true, rank: standby, scope: local}
          plaques:
            - name: north
              nros:
                - name: nro-%1$d
                  olts:
                    - name: olt-1
                      svlan: 1201
                      access: {device: spoke%1$d, interface: lag-1}
                      nominalGate: paris
                      standbyGate: bordeaux
                      nominalWay: {pseudowire: pw-nominal}
                      standbyWay: {pseudowire: pw-standby}
        """.formatted(site);
  }

  private void device(DeviceModel model, Script script) throws IOException {
    devices.add(LabDevice.start(model, script, time, LabSnmp.v2c("public")));
  }

  private Agent agent(String name, String more, String inventory) throws Exception {
    Path home = Files.createDirectory(folder.resolve(name));
    if (!inventory.isEmpty()) {
      Files.createDirectory(home.resolve("inventory.d"));
      Files.writeString(home.resolve("inventory.d/nro.yaml"), inventory);
    }
    Files.createDirectory(home.resolve("profiles.d"));
    Files.writeString(home.resolve("profiles.d/counting.yaml"), """
        profile: counting
        evidence: constructed, unverified
        sysObjectIds: [1.3.6.1.4.1.32473.1.2]
        maxVarbinds: 160
        activeSessions: %s
        tables: {interfaces: if-mib}
        """.formatted(ActiveSessionsMib.ACTIVE_SESSIONS));
    Files.createFile(home.resolve("community"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(home.resolve("community"), "public");
    String device = name.equals("core") ? "gateway" : "spoke" + name.substring(1);
    AgentConfig config = new AgentConfigReader(System::getenv)
        .read(Files.writeString(home.resolve("agent.yaml"), """
            name: %s
            dataDirectory: data
            http: {listen: "127.0.0.1:0"}
            push: {collector: "127.0.0.1:%d", plain: true}
            devices:
              - name: %s
                snmp: {address: "udp:127.0.0.1:%d", version: 2c, communityFile: community}
            """.formatted(name, collector.pushAddress().getPort(), device,
            devices.getLast().address().getPort()) + more))
        .value();
    return Agent.start(config, new AgentEnvironment(time, Instant.EPOCH,
        new DeviceSources(config.profiles(), time), new SecureRandom(), "test", lockstep.join(name),
        (thread, error) -> error.printStackTrace()));
  }
}
