package org.nroagent.agent.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the agent says of services while devices of the lab fail: who is cut off, since when, and that nobody is where
/// only the agent is blind.
@Timeout(60)
class ServicesEndToEndTest {
  private static final String OLT = "nro-1/olt-1";
  private static final String ALL = "pra=3,analogue=40,ftth=1200,emergency=1";
  private static final String GATE_FAILS = ports(6, "down");
  private static final String GATE_IS_BACK = ports(16, "up");

  /// Both members of the first LAG.
  private static String ports(int minute, String what) {
    return "+%1$dm port-%2$s xe-1/1/1%n+%1$dm port-%2$s xe-1/1/2%n".formatted(minute, what);
  }

  @TempDir
  private Path folder = Path.of("");

  /// Before anything fails it is said, and afterwards it is not none, nor once it is over.
  @Test
  void linesThatNobodyToldAreUnknown() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1", GATE_FAILS + GATE_IS_BACK), "name: nro-1\n")) {
      assertTrue(site.page("/").contains("Nobody told how many lines there are at nro-1/olt-1"));
      site.pass(2);
      assertTrue(site.json("/api/v1/services").at("/services/1/lines").isNull());
      assertEquals("[\"nro-1/olt-1\"]",
          site.json("/api/v1/incidents").at("/incidents/0/unknownLines").toString());
      assertTrue(site.page("/").contains("unknown at 1"));
      assertTrue(site.page("/metrics").contains("nro_services_lines_unknown 1.0"));
      site.pass(5).die();
      assertEquals("ended {} true []", inShort(site.json("/api/v1/incidents").at("/incidents/0")));
      assertTrue(site.page("/incidents/" + site.incidents().getFirst().number()).contains("unknown"));
    }
  }

  private static String inShort(JsonNode incident) {
    return incident.get("state").textValue() + " " + incident.get("mostLines") + " "
        + incident.get("linesUnknown") + " " + incident.get("unknownLines");
  }

  @Test
  void theNominalGateFailsAndNobodyIsAffected() throws Exception {
    try (Site site = new Site(folder, "", Map.of("hub1", GATE_FAILS))) {
      assertEquals("up", site.state(OLT));
      site.pass(2);
      assertEquals("degraded", site.state(OLT));
      assertEquals("degraded", site.state("nro-1"));
      assertEquals(List.of(), site.incidents());
    }
  }

  @Test
  void bothGatesFailAndTheNroIsOneIncident() throws Exception {
    try (Site site = new Site(folder, "",
        Map.of("hub1", GATE_FAILS + GATE_IS_BACK, "hub2", GATE_FAILS))) {
      site.pass(2);
      assertEquals("down", site.state(OLT));
      assertEquals(List.of("open gates A B +10… " + ALL), site.inShort());
      site.pass(2);
      assertEquals("degraded", site.state(OLT), "the nominal gate is back");
      site.pass(2);
      assertEquals(List.of("ended gates A B +10…20 " + ALL), site.inShort());
      assertEquals(List.of("+10 " + ALL, "+15 " + ALL, "+20 " + ALL), site.impact(),
          "from the poll that saw it to the one that saw it over; nothing while nobody is cut off");
    }
  }

  @Test
  void theAgentDiesInTheMiddleAndItIsTheSameIncident() throws Exception {
    try (Site site = new Site(folder, "",
        Map.of("hub1", GATE_FAILS + GATE_IS_BACK, "hub2", GATE_FAILS))) {
      site.pass(2);
      long number = site.incidents().getFirst().number();
      site.die();
      assertEquals("down", site.state(OLT), "as it was told, before anything was read");
      site.pass(1);
      assertEquals(number, site.incidents().getFirst().number());
      site.pass(2);
      assertEquals(List.of("ended gates A B +10…20 " + ALL), site.inShort());
      assertEquals(number, site.incidents().getFirst().number());
    }
  }

  @Test
  void aSilentDeviceIsUnknownUntilThereIsEvidence() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1", "+6m silence 12m\n" + ports(16, "down")))) {
      site.pass(2);
      assertEquals("unknown", site.state(OLT));
      assertEquals("unknown", site.state("nro-1"));
      assertEquals(List.of(), site.incidents());
      site.pass(2);
      assertEquals("down", site.state(OLT));
      assertEquals(List.of("open access spoke1 lag-1 +20… " + ALL), site.inShort());
    }
  }

  @Test
  void silenceEndsNoIncident() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1",
        GATE_FAILS + "+11m silence 12m\n" + ports(12, "up")))) {
      site.pass(2);
      assertEquals("down", site.state(OLT));
      site.pass(2);
      assertEquals("unknown", site.state(OLT));
      assertEquals(List.of("open access spoke1 lag-1 +10… " + ALL), site.inShort());
      site.pass(1);
      assertEquals("up", site.state(OLT));
      site.pass(2);
      assertEquals(List.of("ended access spoke1 lag-1 +10…25 " + ALL), site.inShort());
      assertEquals(
          List.of("+10 " + ALL, "+15 " + ALL, "+20  not confirmed " + ALL, "+25  not confirmed " + ALL),
          site.impact());
    }
  }

  @Test
  void aFlappingAccessIsOneIncident() throws Exception {
    StringBuilder script = new StringBuilder();
    for (int minute = 6; minute < 56; minute += 10) {
      script.append(ports(minute, "down")).append(ports(minute + 5, "up"));
    }
    try (Site site = new Site(folder, "", Map.of("spoke1", script.toString()))) {
      site.pass(14);
      assertEquals(List.of("ended access spoke1 lag-1 +10…55 " + ALL), site.inShort());
    }
  }

  @Test
  void lostPseudowiresAreTheWayAndNotTheGates() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1",
        """
            +6m pseudowire-lost pw-nominal
            +11m pseudowire-lost pw-standby
            """))) {
      site.pass(2);
      assertEquals("degraded", site.state(OLT));
      site.pass(1);
      assertEquals(List.of("open paths spoke1 A B +15… " + ALL), site.inShort());
    }
  }

  /// Who was cut off when, and what the access did not carry meanwhile: more cannot be expected of an agent that has no
  /// earlier weeks than the slot before.
  @Test
  void anIncidentShowsItsLinesAndTheTrafficThatIsMissing() throws Exception {
    try (Site site = new Site(folder, "", Map.of("spoke1", ports(16, "down") + ports(26, "up")))) {
      site.pass(9);
      JsonNode incident = site.json("/api/v1/incidents/" + site.incidents().getFirst().number());
      assertEquals(1, incident.get("timeline").size());
      assertEquals("2026-11-20T10:20:00Z", incident.at("/timeline/0/from").textValue());
      assertEquals("2026-11-20T10:35:00Z", incident.at("/timeline/0/to").textValue());
      assertEquals(40, incident.at("/timeline/0/services/0/confirmed/analogue").intValue());
      JsonNode traffic = incident.get("traffic");
      assertEquals("spoke1.lag-1", traffic.at("/interfaces/0").textValue());
      JsonNode cutOff = traffic.at("/slots/0");
      assertEquals("LAST_FIT_SLOT", cutOff.get("basis").textValue());
      assertTrue(new BigDecimal(cutOff.get("gapMbps").textValue()).signum() > 0, traffic::toString);
      List<BigDecimal> gaps = new ArrayList<>();
      traffic.get("gaps").forEach(gap -> gaps.add(new BigDecimal(gap.get("gapMbps").textValue())));
      assertEquals(Collections.max(gaps), new BigDecimal(traffic.get("highestGapMbps").textValue()),
          traffic::toString);
    }
  }

  @Test
  void aDeclaredWindowStandsBesideTheOutageAndHidesNothing() throws Exception {
    String services = """
        services:
          windows:
            - {kind: planned-maintenance, from: "2026-11-20T10:05:00Z", to: "2026-11-20T10:30:00Z", nros: [nro-1], note: new card}
        """;
    try (Site site = new Site(folder, services, Map.of("spoke1", GATE_FAILS))) {
      site.pass(2);
      assertEquals("down", site.state(OLT));
      assertEquals(List.of("open access spoke1 lag-1 +10… " + ALL), site.inShort());
      assertEquals("planned-maintenance until +30", site.window("nro-1", 29));
      assertEquals("none", site.window("nro-1", 30));
      assertEquals("none", site.window("nro-2", 29));
    }
  }

  /// The collector learns of them as events, once; what is taken out of the file is told, too.
  @Test
  void windowsOfFilesAreToldAndTakenBack() throws Exception {
    String services = """
        services:
          windows:
            - {kind: planned-maintenance, from: "2026-11-20T10:05:00Z", to: "2026-11-20T10:30:00Z", nros: [nro-1], note: new card}
        """;
    List<String> told = List.of("since=2026-11-20T10:05:00Z", "until=2026-11-20T10:30:00Z", "nros=nro-1",
        "note=new card", "state=planned-maintenance");
    try (Site site = new Site(folder, services, Map.of())) {
      site.pass(2);
      assertEquals(told, toldOfWindows(site));
      assertEquals("files", site.json("/api/v1/windows").at("/windows/0/declaredIn").textValue());
    }
    try (Site site = new Site(folder, services, Map.of())) {
      site.pass(2);
      assertEquals(told, toldOfWindows(site));
      assertEquals(1, site.json("/api/v1/windows").get("windows").size());
    }
    try (Site site = new Site(folder, "", Map.of())) {
      site.pass(2);
      assertEquals("state=withdrawn", toldOfWindows(site).getLast());
      assertEquals(told.size() + 1, toldOfWindows(site).size());
      assertEquals(0, site.json("/api/v1/windows").get("windows").size());
    }
  }

  private static List<String> toldOfWindows(Site site) throws Exception {
    List<String> words = new ArrayList<>();
    site.json("/api/v1/events?after=0&limit=1000&kind=window").get("events").forEach(
        event -> words.add(event.get("aspect").textValue() + "=" + event.get("after").textValue()));
    return words;
  }

  @Test
  void aWindowThatWasDeclaredOverHttpIsKeptOverACrash() throws Exception {
    String body = "{\"kind\":\"client\",\"from\":\"2026-11-20T10:05:00Z\",\"to\":\"2026-11-20T11:00:00Z\"}";
    try (Site site = new Site(folder, "services: {windowsTokenFile: token}\n", Map.of())) {
      assertEquals(401, site.declare("guessed-token-00", body));
      assertEquals(202, site.declare("0123456789abcdef", body));
      site.pass(1).die();
      assertEquals("client until +60", site.window("nro-1", 30));
      assertEquals("up", site.state(OLT));
      long number = site.json("/api/v1/windows").at("/windows/0/number").longValue();
      assertEquals(401, site.withdraw("guessed-token-00", number));
      assertEquals(404, site.withdraw("0123456789abcdef", number + 1));
      assertEquals(200, site.withdraw("0123456789abcdef", number));
      assertEquals("none", site.window("nro-1", 30));
      assertEquals(404, site.withdraw("0123456789abcdef", number));
    }
    try (Site closed = new Site(folder.resolve("other"), "", Map.of())) {
      assertEquals(405, closed.declare("0123456789abcdef", body));
    }
  }
}
