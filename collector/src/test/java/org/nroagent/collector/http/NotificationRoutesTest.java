package org.nroagent.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Collector;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;

/// An agent's 2,000 fibre lines of 100,000 were cut off from 06:30 to 08:30 UTC on 18 November 2026: 2 % for 2 h. Another
/// one's 10 were from 07:00 on.
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before each test
class NotificationRoutesTest {
  private static final Instant BEGIN = Instant.parse("2026-11-18T06:30:00Z");
  private static final Instant END = Instant.parse("2026-11-18T08:30:00Z");
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
  private static final String TOKEN = "0123456789abcdef-token";
  private static final String INCIDENT = "a1~" + BEGIN.getEpochSecond();
  private static final Instant LATE = BEGIN.plusSeconds(1_800);
  private static final String OTHER = "a2~" + LATE.getEpochSecond();
  private static final String MARK = """
      {"incident": "%s", "step": "pre-notification", "by": "Anne", "at": "2026-11-18T10:00:00+01:00"}"""
      .formatted(INCIDENT);

  @TempDir
  Path folder;
  private Collector collector;

  @BeforeEach
  void start() throws Exception {
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(NOON))) {
      new OutageAgent(store, "a1")
          .outage(BEGIN, END, LineCounts.of(LineKind.FTTH, 2_000), "gates <paris> bordeaux", "n1/o1")
          .works(END, NOON);
      new OutageAgent(store, "a2").works(BEGIN, LATE)
          .outage(LATE, END, LineCounts.of(LineKind.FTTH, 10), "access spoke lag-1", "n2/o1")
          .works(END, NOON);
    }
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/totals.yaml"),
        "totals: [{from: 2026-01-01, subscribers: 100000}]\n");
    Files.createFile(folder.resolve("token"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Path config = Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        http: {listen: "127.0.0.1:0"}
        plain: true
        dataDirectory: data
        agents: [{name: a1}, {name: a2}]
        notifications: {operator: Example S.A., contact: noc@example.lu, tokenFile: token}
        """);
    collector = Collector.start(new CollectorConfigReader(_ -> null).read(config).value(),
        new SettableTime(NOON));
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void whatIsDueIsShownAndCounted() throws Exception {
    JsonNode incident = new ObjectMapper().readTree(get("/api/v1/notifications").body()).at("/incidents/0");
    assertEquals(INCIDENT + " 1/50 2-5%/2h", incident.get("id").asText() + " "
        + incident.at("/services/0/segments/0/rate").asText() + " "
        + incident.at("/services/0/criterion").asText());
    String page = get("/notifications").body();
    assertTrue(page.contains("gates &lt;paris&gt; bordeaux"), page);
    assertTrue(page.contains("at most 2000 of 100000 users, 2.0000 %, meets 2-5%/2h"), page);
    assertTrue(
        page.contains("users by lines, as the inventory has no reference speed of fixed data of 2026-H1"),
        page);
    assertEquals("lines", incident.at("/data/method").asText());
    assertTrue(page.contains("60 h left"), page);
    String metrics = get("/metrics").body();
    assertTrue(metrics.contains("nro_collector_notifications_open{step=\"pre-notification\"} 2.0"), metrics);
    assertTrue(metrics.contains("nro_collector_notifications_open{step=\"final\"} 1.0"), metrics);
    assertTrue(metrics.contains("nro_collector_notifications_together 1.0"), metrics);
    assertTrue(metrics.contains("nro_collector_notifications_unjudged 0.0"), metrics);
    assertTrue(metrics.contains("nro_collector_notification_due_seconds 216000.0"), metrics);
  }

  @Test
  void draftsAreGivenInBothLanguages() throws Exception {
    String path = "/api/v1/notifications/" + INCIDENT + "/draft?step=";
    assertTrue(get(path + "pre-notification").body().contains("2000 utilisateurs sur 100000"));
    assertTrue(get(path + "final&language=en").body().contains("2000 users of 100000"));
    assertEquals(400, get(path + "never").statusCode());
    assertEquals(409, get(path + "withdrawal").statusCode(), "it meets a criterion");
    assertEquals(404, get("/api/v1/notifications/a9~1/draft?step=final").statusCode());
    assertEquals(400, get("/api/v1/notifications/a9/draft?step=final").statusCode());
  }

  @Test
  void whoKnowsTheTokenSaysWhatWasSent() throws Exception {
    assertEquals(401, post(MARK, "wrong").statusCode());
    assertEquals(400, post("[]", TOKEN).statusCode());
    assertEquals(400, post(MARK.replace("final", "x").replace("\"step\"", "\"stage\""), TOKEN).statusCode());
    HttpResponse<String> taken = post(MARK, TOKEN);
    assertEquals("200 1",
        taken.statusCode() + " " + new ObjectMapper().readTree(taken.body()).get("mark").asText());
    HttpResponse<String> again = post(MARK, TOKEN);
    assertEquals(409, again.statusCode());
    assertEquals(400, post(MARK.replace("{", "{\"corrects\": \"one\", "), TOKEN).statusCode());
    assertTrue(again.body().contains("mark 1 by Anne"), again.body());
    assertTrue(get("/notifications").body().contains("18 Nov 2026 10:00:00 by Anne"));
    assertTrue(
        get("/metrics").body().contains("nro_collector_notifications_open{step=\"pre-notification\"} 1.0"));
  }

  @Test
  void whoKnowsTheTokenStatesWhatNoAgentCanKnow() throws Exception {
    String cause = """
        {"incident": "%s", "fact": "cause", "text": "a <digger>", "by": "Anne"}""".formatted(INCIDENT);
    assertEquals(401, post("/statements", cause, "wrong").statusCode());
    assertEquals(400, post("/statements", cause.replace("\"cause", "\"colour"), TOKEN).statusCode());
    assertEquals("{\"statement\":1}", post("/statements", cause, TOKEN).body().strip());
    assertEquals(409, post("/statements", cause, TOKEN).statusCode(), "it says the same already");
    HttpResponse<String> forgotten = post("/statements", """
        {"incident": "%s", "fact": "cause", "by": "Anne"}""".formatted(INCIDENT), TOKEN);
    assertEquals("400 true", forgotten.statusCode() + " " + forgotten.body().contains("'text' must be given"),
        "nothing is erased by what was forgotten");
    String page = get("/notifications").body();
    assertTrue(page.contains("Stated cause: a &lt;digger&gt;, by Anne at 18 Nov 2026 12:00:00."), page);
    String draft = get("/api/v1/notifications/" + INCIDENT + "/draft?step=final&language=en").body();
    assertTrue(draft.contains("Cause: a <digger>"), draft);
    JsonNode stated = new ObjectMapper().readTree(get("/api/v1/notifications/statements").body())
        .at("/statements/0");
    assertEquals(INCIDENT + " cause Anne true",
        String.join(" ", stated.get("incident").asText(), stated.get("fact").asText(),
            stated.get("by").asText(), stated.get("inForce").asText()));
  }

  /// What was looked at within the minute is looked at anew.
  @Test
  void whoKnowsTheTokenDecidesWhichIncidentsAreOne() throws Exception {
    assertTrue(get("/api/v1/notifications").body()
        .contains("\"incidents\":[\"" + INCIDENT + "\",\"" + OTHER + "\"]"));
    String verdict = """
        {"verdict": "one", "incidents": ["%s", "%s"], "by": "Anne", "note": "one cable"}""".formatted(OTHER,
        INCIDENT);
    assertEquals(401, post("/verdicts", verdict, "wrong").statusCode());
    assertEquals(400, post("/verdicts", verdict.replace("one\",", "two\","), TOKEN).statusCode());
    assertEquals("{\"verdict\":1}", post("/verdicts", verdict, TOKEN).body().strip());
    assertEquals(409, post("/verdicts", verdict, TOKEN).statusCode());
    JsonNode view = new ObjectMapper().readTree(get("/api/v1/notifications").body());
    assertEquals("[\"" + INCIDENT + "\",\"" + OTHER + "\"]", view.at("/incidents/0/members").toString());
    assertEquals("one", view.at("/verdicts/0/verdict").asText());
    assertTrue(get("/notifications").body().contains("one, by Anne, one cable"));
  }

  @Test
  void whoKnowsTheTokenSaysWhenAnIncidentEnded() throws Exception {
    String end = """
        {"incident": "%s", "at": "2026-11-18T10:00:00+01:00", "by": "Anne"}""".formatted(INCIDENT);
    assertEquals(401, post("/ends", end, "wrong").statusCode());
    assertEquals(400, post("/ends", end.replace("\"at\"", "\"sentAt\""), TOKEN).statusCode());
    HttpResponse<String> told = post("/ends", end, TOKEN);
    assertEquals(409, told.statusCode());
    assertTrue(told.body().contains("agent a1 told itself that"), told.body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String body, String token) throws Exception {
    return post("", body, token);
  }

  private HttpResponse<String> post(String path, String body, String token) throws Exception {
    return send(request("/api/v1/notifications" + path).header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + collector.httpAddress().getPort() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
