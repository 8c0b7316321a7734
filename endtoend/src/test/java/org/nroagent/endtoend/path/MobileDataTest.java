package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.core.Agent;
import org.nroagent.collector.report.ReferenceSpeedView;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;

/// Two PE-Spokes with a base station each, on two agents, and a gateway that serves the sessions, on a third one. Both base stations
/// lose their port from 07:29 to 08:29 in Luxembourg on Wednesday 18 November 2026; what the OLTs beside them carry goes on.
class MobileDataTest {
  private static final Instant START = Instant.parse("2026-11-18T06:15:00Z");
  private static final Instant LOST = Instant.parse("2026-11-18T06:29:00Z");
  private static final Instant BACK = Instant.parse("2026-11-18T07:29:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:50:00Z");
  /// The slot before the outage's first but one: the next one may be of the outage already.
  private static final Instant FIT = Instant.parse("2026-11-18T06:20:00Z");
  private static final Instant IN_OUTAGE = Instant.parse("2026-11-18T07:00:00Z");
  private static final BigDecimal OCTETS_PER_MBPS = new BigDecimal(37_500_000);
  private static final int SIM_CARDS = 420_000;
  private static final int SESSIONS = 9_000;

  @AutoClose
  private final Replay replay = new Replay(START);
  private final List<Agent> agents = new ArrayList<>();

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    replay.collector(PlainFiles.collector(folder.resolve("home"), """
        agents: [{name: a1}, {name: a2}, {name: core}]
        mobileNetworks:
          - {operator: Example Mobile, sessionDevices: [{agent: core, device: gateway}]}
        """, """
        totals: [{from: 2026-01-01, subscribers: 100000, simCards: %d}]
        referenceSpeeds: [{network: mobile, halfYear: 2026-H1, mbps: 0.25}]
        baseStations:
        %s%s""".formatted(SIM_CARDS, station(1), station(2))));
    for (int site = 1; site <= 2; site++) {
      LabDevice spoke = replay.device(Presets.spoke("spoke" + site, site, Replay.upBefore(START)),
          Script.of(new LabEvent.PortDown(LOST, "loop-east"), new LabEvent.PortUp(BACK, "loop-east")),
          PlainFiles.COMMUNITY);
      Path home = folder.resolve("a" + site);
      PlainFiles.nro(home, inventory(site));
      agents.add(agent(home, "a" + site, device("spoke" + site, spoke,
          "[{ifName: lag-1, role: access, ifIn: OUT}, {ifName: loop-east, role: access, ifIn: IN}]")
          + SpokeSite.topology(site)));
    }
    LabDevice gateway = replay.device(Presets.hub("gateway", 9, Replay.upBefore(START)),
        Script.of(new LabEvent.ActiveSessions(START, SESSIONS)), PlainFiles.COMMUNITY);
    agents.add(agent(folder.resolve("core"), "core",
        device("gateway", gateway, "[{ifName: lag-1, role: access, ifIn: IN}]")));
  }

  @Test
  void whatTheBaseStationsDidNotCarryIsUsersOfMobileData() throws Exception {
    replay.playUntil(END);
    try (Http page = replay.page(); Http first = Http.at(agents.getFirst().httpAddress().getPort())) {
      replay.awaitDelivered(page, 4);
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
        JsonNode data = CollectorSays.service(incident, "mobile-data");
        assertEquals("2026-11-18T06:30:20Z " + users + " 2026-11-18T07:25:00Z " + SIM_CARDS,
            String.join(" ", data.at("/segments/0/from").asText(),
                data.at("/segments/0/affectedUsers").asText(), data.at("/segments/0/to").asText(),
                data.at("/segments/0/totalUsers").asText()));
        assertEquals(Integer.toString(40 * 105),
            CollectorSays.service(incident, "mobile-voice").at("/segments/0/affectedUsers").asText());
      }
      JsonNode together = CollectorSays.service(view.at("/together/0"), "mobile-data");
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
    ReferenceSpeedView.Operator operator = CollectorSays.referenceSpeed(replay.config(), replay.now());
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
    return CollectorSays.slots(page, "a" + site + "~spoke" + site + ".loop-east", slot,
        slot.plus(Replay.SLOT)).get(0).get(direction).asLong();
  }

  private static JsonNode incident(JsonNode view, String agent) {
    for (JsonNode incident : view.get("incidents")) {
      if (incident.get("id").asText().startsWith(agent + "~")) {
        return incident;
      }
    }
    throw new AssertionError("no incident of " + agent + ": " + view.toPrettyString());
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

  private static String device(String name, LabDevice device, String meter) {
    return """
        devices:
          - name: %s
            snmp: %s
            meter: %s
        """.formatted(name, PlainFiles.snmp(device), meter);
  }

  private Agent agent(Path home, String name, String more) throws Exception {
    PlainFiles.sessionsProfile(home);
    return replay.agent(name, PlainFiles.agent(home, name, replay.pushPort(), more));
  }
}
