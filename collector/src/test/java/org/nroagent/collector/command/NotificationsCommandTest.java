package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.command.CollectorFolder.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;

/// 10 PRA of 100 are cut off on Wednesday 18 November 2026 from 07:30 to 08:30 in Luxembourg, and a single line the day
/// before. Friday 20 is the last day of the pre-notification, 3 December that of the final notification.
class NotificationsCommandTest {
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant END = Instant.parse("2026-11-18T07:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final long NUMBER = BEGIN.getEpochSecond();
  private static final long SMALL = NUMBER - 86_400;
  private static final String INCIDENT = "a1~" + NUMBER;

  private final CollectorFolder collector;

  NotificationsCommandTest(@TempDir Path folder) {
    collector = new CollectorFolder(folder);
  }

  @BeforeEach
  void store() throws IOException {
    collector.config("""
        plain: true
        dataDirectory: data
        agents: [{name: a1}]
        notifications: {operator: Example S.A., contact: "noc@example.lu, +352 1"}
        """);
    collector.inventory("totals.yaml", """
        totals:
          - {from: 2026-01-01, pra: 1, bra: 1, analogue: 1, subscribers: 1}
          - {from: 2026-11-01, pra: 100, bra: 500, analogue: 10000, subscribers: 100000}
          - {from: 2026-11-19, pra: 1000, bra: 500, analogue: 10000, subscribers: 100000}
        """);
    try (SlotStore store = collector.store(NOON)) {
      Instant before = BEGIN.minusSeconds(86_400);
      new OutageAgent(store, "a1")
          .outage(before, before.plusSeconds(300), LineCounts.of(LineKind.ANALOGUE, 1), "access spoke1 lag-2",
              "n2/o1")
          .works(before.plusSeconds(300), BEGIN)
          .outage(BEGIN, END, LineCounts.of(LineKind.PRA, 10), "gates paris bordeaux", "n1/o1")
          .works(END, NOON);
    }
  }

  @Test
  void listsWhatIsDueWithItsCountdown() throws IOException {
    JsonNode view = json(NOON);
    assertEquals(2, view.get("incidents").size(), view::toPrettyString);
    JsonNode incident = view.at("/incidents/1");
    assertEquals(INCIDENT, incident.get("id").asText());
    assertEquals("ended gates paris bordeaux true 2026-11-20 2026-12-03 false",
        String.join(" ", incident.get("state").asText(), incident.get("cause").asText(),
            incident.get("notifiable").asText(), incident.get("preNotificationDue").asText(),
            incident.get("finalNotificationDue").asText(), incident.get("atLeast").asText()));
    assertEquals("97/1495 6.4883 83/980 8.4694 5-10%/1h",
        String.join(" ", incident.at("/services/0/segments/0/rate").asText(),
            incident.at("/services/0/segments/0/ratePercent").asText(),
            incident.at("/services/0/segments/1/rate").asText(),
            incident.at("/services/0/segments/1/ratePercent").asText(),
            incident.at("/services/0/criterion").asText()));
    // Friday ends at 23:00 UTC: 60 hours after Wednesday noon in Luxembourg.
    assertEquals("pre-notification due 2026-11-20T23:00:00Z 60",
        incident.at("/steps/0/step").asText() + " " + incident.at("/steps/0/standing").asText() + " "
            + incident.at("/steps/0/dueAt").asText() + " " + incident.at("/steps/0/hoursLeft").asText());
    assertEquals("final", incident.at("/steps/1/step").asText());
    assertEquals("overdue -1", json(Instant.parse("2026-11-20T23:00:01Z")).at("/incidents/1/steps/0/standing")
        .asText() + " "
        + json(Instant.parse("2026-11-20T23:00:01Z")).at("/incidents/1/steps/0/hoursLeft").asText());
    assertEquals(0, execute(NOON, "--incident", INCIDENT), collector.err());
    assertTrue(
        collector.out().contains("fixed-voice    at most 5810 of 68600 users, 8.4694 %, meets 5-10%/1h"),
        collector.out());
    assertTrue(incident.get("data").isNull(), "none of its lines is of fixed data");
    assertTrue(collector.out().contains("pre-notification due 2026-11-20, 60 h left"), collector.out());
  }

  /// Nobody sent anything; the store keeps five years.
  @Test
  void whatIsNotDoneIsListedAsLongAsTheStoreKeepsIt() throws IOException {
    Instant later = NOON.plus(Duration.ofDays(1_000));
    assertEquals(0, json(later).get("incidents").size(), "deleted after 26 months");
    collector.config("""
        plain: true
        dataDirectory: data
        retentionMonths: 60
        agents: [{name: a1}]
        """);
    assertEquals(2, json(later).get("incidents").size());
  }

  /// An amendment of the 18th asks for the pre-notification after one working day, at another address, from 10 % on.
  @Test
  void eachIncidentIsJudgedByTheVersionOfItsDay() throws IOException {
    collector.terms("lu.yaml",
        shipped("lu-ilr-14-181").replace("id: lu-ilr-14-181", "id: lu-2026-11")
            .replace("validFrom: 2014-08-28", "validFrom: 2026-11-18").replace("percent: 5,", "percent: 9,")
            .replace("preNotificationWorkingDays: 2", "preNotificationWorkingDays: 1")
            .replace("securite@ilr.lu", "incidents@ilr.lu"));
    JsonNode view = json(NOON, "--draft", "en");
    assertEquals("lu-ilr-14-181", view.at("/notifications/regulation").asText());
    assertEquals("lu-ilr-14-181 shipped 2026-11-19", judged(view.at("/notifications/incidents/0")));
    assertEquals("lu-2026-11 terms.d/lu.yaml 2026-11-19", judged(view.at("/notifications/incidents/1")));
    assertFalse(view.at("/notifications/incidents/1/notifiable").asBoolean());
    assertEquals("securite@ilr.lu incidents@ilr.lu",
        view.at("/drafts/0/recipient").asText() + " " + view.at("/drafts/1/recipient").asText());
    assertTrue(view.at("/drafts/1/body").asText().contains("version of 2026-11-18, Article 2(1)"),
        view::toPrettyString);
    assertEquals(0, execute(NOON), collector.err());
    assertTrue(collector.out().contains("  judged by Règlement 14/181/ILR, lu-2026-11 from 2026-11-18"
        + " (terms.d/lu.yaml)"), collector.out());
  }

  /// The 20th becomes a holiday, so the second working day after the 18th is the 21st.
  @Test
  void aHolidayOfAFileMovesADeadline() throws IOException {
    collector.terms("holidays.yaml",
        shipped("lu-holidays-2019").replace("id: lu-holidays-2019", "id: lu-holidays-2026")
            .replace("2019-01-01", "2026-11-01") + "  - {name: Once, date: 2026-11-20}\n");
    assertEquals("2026-11-21", json(NOON).at("/incidents/1/preNotificationDue").asText());
  }

  /// The law of elsewhere is in force from the 18th on and has no peak hours: what was detected before is nobody's concern.
  @Test
  void anotherCountrysRegulationIsNamedInTheConfiguration() throws IOException {
    collector.terms("xx.yaml", shipped("lu-ilr-14-181").replace("lu-ilr-14-181", "xx")
        .replace("validFrom: 2014-08-28", "validFrom: 2026-11-18")
        .replace("Europe/Luxembourg", "Europe/Dublin")
        .replace("days: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY]", "days: []")
        .replace("securite@ilr.lu", "xx@example.net").replace("holidays: luxembourg", "holidays: france"));
    collector.amend(file -> file.replace("notifications: {", "notifications: {profile: xx, "));
    JsonNode view = json(NOON, "--draft", "fr");
    assertEquals("xx", view.at("/notifications/regulation").asText());
    assertEquals(1, view.at("/notifications/incidents").size(), view::toPrettyString);
    assertEquals(1, view.at("/notifications/incidents/0/services/0/segments").size(), view::toPrettyString);
    assertEquals("xx@example.net", view.at("/drafts/0/recipient").asText());
    assertTrue(view.at("/drafts/0/body").asText().contains("Heures locales : Europe/Dublin"),
        view::toPrettyString);
    collector.amend(file -> file.replace("profile: xx", "profile: xy"));
    assertEquals(2, execute(NOON));
    assertTrue(
        collector.err().contains("notifications.profile: there is no profile 'xy'; did you mean 'xx'?"),
        collector.err());
  }

  private static String judged(JsonNode incident) {
    return incident.at("/judgedBy/id").asText() + " " + incident.at("/judgedBy/source").asText() + " "
        + incident.get("preNotificationDue").asText();
  }

  @Test
  void draftsInBothLanguages() throws IOException {
    assertEquals(0, execute(NOON, "--draft", "fr", "--incident", INCIDENT), collector.err());
    assertTrue(collector.out().contains("To: securite@ilr.lu"), collector.out());
    assertTrue(collector.out().contains("5810 utilisateurs sur 68600, soit 8,4694 %"), collector.out());
    assertTrue(collector.out().contains("Opérateur : Example S.A."), collector.out());
    assertTrue(collector.out().contains("""
        Lieu de la panne : portes de livraison paris bordeaux
        Cause : [à compléter]
        """), collector.out());
    JsonNode english = json(NOON, "--draft", "en");
    assertEquals(3, english.get("drafts").size());
    assertTrue(english.at("/drafts/2/body").asText().contains("5810 users of 68600, that is 8.4694 %"),
        english::toPrettyString);
  }

  /// What was pre-notified and meets no criterion is withdrawn; a mark is corrected by another one, never changed.
  @Test
  void whatAPersonSentIsKeptAndOnlyCorrected() throws IOException {
    String small = "a1~" + SMALL;
    String[] mark = {"sent", "--incident", small, "--step", "pre-notification", "--by", "Anne", "--at",
        "2026-11-18T10:00:00+01:00"};
    assertEquals(0, execute(NOON, mark), collector.err());
    assertEquals("mark 1", collector.out().strip());
    assertEquals(1, execute(NOON, mark));
    assertTrue(
        collector.err()
            .contains("mark 1 by Anne says that the pre-notification was sent at 2026-11-18T09:00:00Z"),
        collector.err());
    JsonNode steps = json(NOON).at("/incidents/0/steps");
    assertEquals("sent Anne", steps.at("/0/standing").asText() + " " + steps.at("/0/sentBy").asText());
    assertEquals("withdrawal due", steps.at("/1/step").asText() + " " + steps.at("/1/standing").asText());
    assertEquals(0, execute(NOON, "sent", "--incident", small, "--step", "pre-notification", "--by", "Bob",
        "--corrects", "1", "--note", "the mail came back"), collector.err());
    JsonNode corrected = json(NOON).at("/incidents/0");
    assertEquals("due", corrected.at("/steps/0/standing").asText());
    assertEquals(2, corrected.get("marks").size());
    assertEquals("Bob the mail came back 1", corrected.at("/marks/1/by").asText() + " "
        + corrected.at("/marks/1/note").asText() + " " + corrected.at("/marks/1/corrects").asText());
    assertEquals(1, execute(NOON, "sent", "--incident", small, "--step", "pre-notification", "--by", "Eve",
        "--corrects", "1"));
    assertTrue(collector.err().contains("that is mark 2"), collector.err());
  }

  /// What no agent can know [R 2(1), 2(4)]; the last word on each fact is in every later draft, and all stay to be read.
  @Test
  void whatAPersonStatesIsInEveryLaterDraft() throws IOException {
    assertEquals(0, state("expected-end", "2026-11-18T16:00:00+01:00"), collector.err());
    assertEquals("statement 1", collector.out().strip());
    assertEquals(0, state("cause", "excavator"), collector.err());
    assertEquals(0, state("measures", "splicing"), collector.err());
    assertEquals(0, state("media", "press release of 13:00"), collector.err());
    assertEquals(0, state("contact", "crisis desk, +352 2"), collector.err());
    assertEquals(1, state("cause", "excavator"));
    assertTrue(collector.err().contains("statement 2 by Anne says the same already"), collector.err());
    assertEquals(0, state("cause", "fire"), collector.err());
    assertEquals(0, state("media", ""), collector.err());
    JsonNode incident = json(NOON, "--draft", "en").at("/notifications/incidents/1");
    assertEquals("cause excavator Anne false", statement(incident, 1));
    assertEquals("cause fire Anne true", statement(incident, 5));
    assertEquals("2", incident.at("/statements/5/corrects").asText());
    assertEquals("media  Anne true", statement(incident, 6));
    assertEquals(0, execute(NOON, "--draft", "en", "--incident", INCIDENT), collector.err());
    assertTrue(collector.out().contains("""
        Place that failed: delivery gates paris bordeaux
        Cause: fire
        Measures taken: splicing
        Information to the media (Article 2(4)): [to be completed]
        """), collector.out());
    assertTrue(collector.out().contains("Contact: crisis desk, +352 2\n"), collector.out());
    assertEquals(0, execute(NOON, "--incident", INCIDENT), collector.err());
    assertTrue(collector.out().contains("STATED cause: fire, by Anne at 2026-11-18T11:00:00Z"),
        collector.out());
    assertFalse(collector.out().contains("excavator"), collector.out());
  }

  private static String statement(JsonNode incident, int position) {
    JsonNode statement = incident.at("/statements/" + position);
    return String.join(" ", statement.get("fact").asText(), statement.get("text").asText(),
        statement.get("by").asText(), statement.get("inForce").asText());
  }

  private int state(String fact, String text) {
    return execute(NOON, "stated", "--incident", INCIDENT, "--fact", fact, "--text", text, "--by", "Anne");
  }

  @Test
  void whatCannotBeStatedIsRefused() {
    assertEquals(1, state("media", ""));
    assertTrue(collector.err().contains("nothing is stated of the media"), collector.err());
    assertEquals(1, state("expected-end", "tomorrow"));
    assertTrue(collector.err().contains("no time with its offset"), collector.err());
    assertEquals(1, state("expected-end", "2026-11-18T07:30:00+01:00"));
    assertTrue(collector.err().contains("is not after the detection"), collector.err());
    assertEquals(1, state("cause", "x".repeat(2_001)));
    assertEquals(2, state("colour", "red"));
    assertTrue(collector.err().contains("is none of expected-end, cause, measures, media, contact"),
        collector.err());
    assertEquals(2, execute(NOON, "stated", "--incident", INCIDENT, "--fact", "cause", "--by", "Anne"));
  }

  /// What is stated of a member is the incident's, and what is stated later of any member takes its place.
  @Test
  void statementsFollowTheirIncidentIntoAJoinedOne() throws IOException {
    String small = "a1~" + SMALL;
    assertEquals(0, state("cause", "storm"), collector.err());
    assertEquals(0, execute(NOON, "one", "--incident", small, "--incident", INCIDENT, "--by", "Anne"),
        collector.err());
    assertEquals(0, execute(NOON, "stated", "--incident", small, "--fact", "cause", "--text", "flood", "--by",
        "Bob"), collector.err());
    JsonNode incident = json(NOON).at("/incidents/0");
    assertEquals(INCIDENT + " 1", incident.at("/statements/1/incident").asText() + " "
        + incident.at("/statements/1/corrects").asText());
    assertEquals("cause flood Bob true", statement(incident, 1));
  }

  @Test
  void whichIncidentsAreOneIsForPeopleToSay() throws IOException {
    String small = "a1~" + SMALL;
    assertEquals(0, execute(NOON, "one", "--incident", small, "--incident", INCIDENT, "--by", "Anne"),
        collector.err());
    assertEquals("verdict 1", collector.out().strip());
    JsonNode joined = json(NOON);
    assertEquals(1, joined.get("incidents").size());
    assertEquals(small + " 2026-11-19", joined.at("/incidents/0/id").asText() + " "
        + joined.at("/incidents/0/preNotificationDue").asText());
    assertEquals(1, execute(NOON, "one", "--incident", small, "--incident", INCIDENT, "--by", "Anne"));
    assertTrue(collector.err().contains("correct that verdict if it is wrong"), collector.err());
    assertEquals(0, execute(NOON, "undecided", "--corrects", "1", "--by", "Bob", "--note", "two cables"),
        collector.err());
    JsonNode undone = json(NOON);
    assertEquals(2, undone.get("incidents").size());
    assertEquals("undecided Bob two cables 1", undone.at("/verdicts/1/verdict").asText() + " "
        + undone.at("/verdicts/1/by").asText() + " " + undone.at("/verdicts/1/note").asText() + " "
        + undone.at("/verdicts/1/corrects").asText());
    assertEquals(0, execute(NOON, "apart", "--corrects", "2", "--by", "Bob"), collector.err());
    assertEquals(2, execute(NOON, "one", "--incident", small, "--incident", INCIDENT));
    assertTrue(collector.err().contains("this needs --by"), collector.err());
    assertEquals(2, execute(NOON, "--incident", small, "--incident", INCIDENT));
  }

  @Test
  void whenAnIncidentEndedThatNobodyToldTheEndOfIsForPeopleToSay() throws IOException {
    try (SlotStore store = collector.store(NOON)) {
      new OutageAgent(store, "a2").cutOff(BEGIN, END, NUMBER, LineCounts.of(LineKind.ANALOGUE, 5))
          .opens(NUMBER, "access spoke9 lag-1", "n9/o1");
    }
    String open = "a2~" + NUMBER;
    assertEquals("open", json(NOON, "--incident", open).at("/incidents/0/state").asText());
    String[] ended = {"ended", "--incident", open, "--by", "Anne", "--note", "dismantled", "--at",
        "2026-11-18T09:00:00+01:00"};
    assertEquals(0, execute(NOON, ended), collector.err());
    assertEquals("end 1", collector.out().strip());
    JsonNode incident = json(NOON, "--incident", open).at("/incidents/0");
    assertEquals("ended 2026-11-18T08:00:00Z Anne dismantled",
        String.join(" ", incident.get("state").asText(), incident.get("ended").asText(),
            incident.at("/ends/0/by").asText(), incident.at("/ends/0/note").asText()));
    assertEquals(1, execute(NOON, ended));
    assertTrue(collector.err().contains("correct that one if it is wrong"), collector.err());
    assertEquals(0, execute(NOON, "ended", "--incident", open, "--by", "Bob", "--corrects", "1"),
        collector.err());
    assertEquals("open", json(NOON, "--incident", open).at("/incidents/0/state").asText());
    assertEquals(2, execute(NOON, "ended", "--incident", open));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertEquals(2, execute(NOON, "sent"));
    assertTrue(collector.err().contains("'notifications sent' needs one --incident"), collector.err());
    assertEquals(2, execute(NOON, "sent", "--incident", INCIDENT));
    assertTrue(collector.err().contains("this needs --step"), collector.err());
    assertEquals(2, execute(NOON, "--incident", "a1"));
    assertEquals(2, execute(NOON, "--draft", "de"));
    assertEquals(1, execute(NOON, "sent", "--incident", "a2~5", "--step", "final", "--by", "Anne", "--at",
        "2026-11-18T10:00:00Z"));
    assertTrue(collector.err().contains("there is no incident 'a2~5'"), collector.err());
    assertEquals(1, execute(NOON, "sent", "--incident", INCIDENT, "--step", "final", "--by", "Anne", "--at",
        "2026-11-18T11:00:01Z"));
    assertTrue(collector.err().contains("is in the future"), collector.err());
  }

  private JsonNode json(Instant now, String... more) throws IOException {
    return collector.json(now, "notifications", more);
  }

  private int execute(Instant now, String... more) {
    return collector.execute(now, "notifications", more);
  }
}
