package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;

/// On Wednesday 18 November 2026 two E1 to another operator fail from 07:30 to 08:30 in Luxembourg, and an international cable at
/// 06:00, which goes on: 1,200 of 100,000 users, as the operator estimates. No agent sees any of it [R 4].
class EnteredIncidentsTest {
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final String CABLE = "entered~20261117";
  private static final String LINKS = "entered~20261118";
  private static final String AGENTS = "a1~" + BEGIN.getEpochSecond();
  private static final String INCIDENTS = """
      incidents:
        - id: 20261118
          what: interconnection with Other S.A.
          detected: 2026-11-18T07:35:00+01:00
          ended: 2026-11-18T08:30:00+01:00
          parts:
            - {service: fixed-voice, from: 2026-11-18T07:30:00+01:00, e1: 2}
        - id: 20261117
          what: cable to Frankfurt
          detected: 2026-11-18T06:00:00+01:00
          parts:
            - {service: fixed-data, from: 2026-11-18T06:00:00+01:00, estimatedUsers: 1200, estimatedOn: 2026-11-18}
      """;

  private final CollectorFolder collector;

  EnteredIncidentsTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
  }

  @BeforeEach
  void store() throws IOException {
    agents("[{name: a1}]");
    collector.inventory("totals.yaml", """
        totals:
          - {from: 2026-11-01, pra: 100, bra: 500, analogue: 10000, subscribers: 100000}
        """);
    enter(INCIDENTS);
    try (SlotStore store = collector.store(NOON)) {
      new OutageAgent(store, "a1")
          .outage(BEGIN, END, LineCounts.of(LineKind.FTTH, 100), "gates paris bordeaux", "n1/o1")
          .works(END, NOON);
    }
  }

  private void agents(String agents) throws IOException {
    collector.config("""
        plain: true
        dataDirectory: data
        agents: %s
        """.formatted(agents));
  }

  private void enter(String incidents) throws IOException {
    collector.inventory("incidents.yaml", incidents);
  }

  /// [R 4(1), 4(2)]; the rates of two E1 are those of the worked incident.
  @Test
  void whatNoAgentTellsIsJudgedAndCountedDown() throws IOException {
    JsonNode incidents = json().get("incidents");
    assertEquals(List.of(CABLE, AGENTS, LINKS), ids(incidents));
    JsonNode cable = incidents.get(0);
    assertEquals("open cable to Frankfurt 1-2%/3h 1.2000",
        String.join(" ", cable.get("state").asText(), cable.get("cause").asText(),
            cable.at("/services/0/criterion").asText(),
            cable.at("/services/0/segments/0/ratePercent").asText()));
    assertEquals("pre-notification 2026-11-20 60 final 2026-12-03",
        String.join(" ", cable.at("/steps/0/step").asText(), cable.at("/steps/0/due").asText(),
            cable.at("/steps/0/hoursLeft").asText(), cable.at("/steps/1/step").asText(),
            cable.at("/steps/1/due").asText()));
    JsonNode links = incidents.get(2);
    assertEquals("ended 3.8863 1.6939 false",
        String.join(" ", links.get("state").asText(),
            links.at("/services/0/segments/0/ratePercent").asText(),
            links.at("/services/0/segments/1/ratePercent").asText(), links.get("atLeast").asText()));
    assertTrue(links.at("/services/0/criterion").isNull());
    assertEquals("2026-11-18T07:30:00Z", links.get("ended").asText());
  }

  @Test
  void itIsMarkedStatedDraftedAndWithdrawnAsAnyOther() throws IOException {
    for (String incident : List.of(CABLE, LINKS)) {
      assertEquals(0, execute("sent", "--incident", incident, "--step", "pre-notification", "--by", "Anne",
          "--at", "2026-11-18T09:00:00+01:00"), collector.err());
    }
    assertEquals(0, execute("stated", "--incident", CABLE, "--fact", "cause", "--text", "anchor", "--by",
        "Anne"), collector.err());
    JsonNode incidents = json().get("incidents");
    assertEquals("sent", incidents.at("/0/steps/0/standing").asText());
    assertEquals(0, execute("--draft", "en", "--incident", CABLE), collector.err());
    assertTrue(collector.out().contains("1200 users of 100000, that is 1.2000 %"), collector.out());
    assertTrue(collector.out().contains("""
        Place that failed: cable to Frankfurt
        Cause: anchor
        """), collector.out());
    assertEquals(1, incidents.at("/2/steps").size(),
        "not withdrawn, as it lasted with the cable and may be part of it");
    assertEquals(0, execute("apart", "--incident", CABLE, "--incident", LINKS, "--incident", AGENTS, "--by",
        "Anne"), collector.err());
    assertEquals("withdrawal due", json().at("/incidents/2/steps/1/step").asText() + " "
        + json().at("/incidents/2/steps/1/standing").asText());
  }

  /// With 100 fibre lines of an agent's from 07:30 to 08:30.
  @Test
  void aPersonSaysThatItIsOneWithWhatAnAgentTells() throws IOException {
    assertEquals(0, execute("one", "--incident", CABLE, "--incident", AGENTS, "--by", "Anne"),
        collector.err());
    JsonNode one = json().at("/incidents/0");
    assertEquals(CABLE + " [\"" + CABLE + "\",\"" + AGENTS + "\"]",
        one.get("id").asText() + " " + one.get("members"));
    assertEquals(List.of("1200", "1300", "1200"), one.at("/services/0/segments").valueStream()
        .map(segment -> segment.get("affectedUsers").asText()).toList());
    assertEquals("gates paris bordeaux; cable to Frankfurt", one.get("cause").asText());
    assertEquals(0, execute("--draft", "fr", "--incident", CABLE), collector.err());
    assertTrue(
        collector.out()
            .contains("Lieu de la panne : portes de livraison paris bordeaux; cable to Frankfurt\n"),
        collector.out());
  }

  @Test
  void aGapWithoutAReferenceSpeedConcernsNobodyKnowsHowMany() throws IOException {
    enter("""
        incidents:
          - id: 1
            what: equipment of a third party
            detected: 2026-11-18T06:00:00+01:00
            parts:
              - {service: fixed-data, from: 2026-11-18T06:00:00+01:00, trafficGapMbps: 300}
        """);
    JsonNode incident = json().at("/incidents/0");
    assertEquals("entered~1 false", incident.get("id").asText() + " "
        + incident.at("/services/0/judged").asText());
    assertTrue(incident.at("/services/0/segments/0/affectedUsers").isNull(), incident::toPrettyString);
    assertEquals(0, execute(), collector.err());
    assertTrue(collector.out().contains("number of users not known, without a rate it cannot be judged"),
        collector.out());
    assertEquals(0, execute("--draft", "en", "--incident", "entered~1"), collector.err());
    assertTrue(collector.out().contains("number unknown: [to be completed]"), collector.out());
  }

  @Test
  void anImpactOnEmergencyServicesConcernsNobodyKnowsHowManyAndIsNotifiable() throws IOException {
    enter("""
        incidents:
          - id: 1
            what: emergency call centre
            detected: 2026-11-18T06:00:00+01:00
            parts: [{service: emergency, from: 2026-11-18T06:00:00+01:00}]
        """);
    assertEquals(0, execute(), collector.err());
    assertTrue(collector.out().contains("emergency      number of users not known, meets emergency"),
        collector.out());
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertProblem("there is an incident 20261118 already", INCIDENTS.replace("20261117", "20261118"));
    assertProblem("estimatedOn", INCIDENTS.replace(", estimatedOn: 2026-11-18", ""));
    assertProblem("FIXED_VOICE counts", INCIDENTS.replace("e1: 2", "channels: 2"));
    assertProblem("says nothing of what is lost", INCIDENTS.replace(", e1: 2", ""));
    assertProblem("is not before 'ended'", INCIDENTS.replace("08:30:00", "07:00:00"));
    assertProblem("to: is after 'ended' of the incident",
        INCIDENTS.replace("e1: 2", "to: 2026-11-18T09:00:00+01:00, e1: 2"));
    assertProblem("to: lasts longer than 366 days", INCIDENTS.replace("estimatedUsers",
        "to: 2027-11-20T09:00:00+01:00, estimatedUsers"));
    assertProblem("what: is required", INCIDENTS.replace("what: cable to Frankfurt\n", "\n"));
    enter(INCIDENTS);
    agents("[{name: entered}]");
    assertEquals(2, execute());
    assertTrue(collector.err().contains("incidents of the inventory"), collector.err());
  }

  /// The year is wrong; it must not be left out in silence.
  @Test
  void saysWhichIsDetectedInTheFuture() throws IOException {
    enter(INCIDENTS.replace("detected: 2026-11-18T06", "detected: 2027-11-18T06"));
    assertEquals(List.of(AGENTS, LINKS), ids(json().get("incidents")));
    assertTrue(collector.err().contains("'" + CABLE + "' is left out, as it is detected in the future, at "
        + "2027-11-18T05:00:00Z; mend 'detected' in the inventory"), collector.err());
  }

  private void assertProblem(String message, String incidents) throws IOException {
    enter(incidents);
    assertEquals(2, execute());
    assertTrue(collector.err().contains(message), collector.err());
  }

  private static List<String> ids(JsonNode incidents) {
    return incidents.valueStream().map(each -> each.get("id").asText()).collect(Collectors.toList());
  }

  private JsonNode json() throws IOException {
    return collector.json(NOON, "notifications");
  }

  private int execute(String... more) {
    return collector.execute(NOON, "notifications", more);
  }
}
