package org.nroagent.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.NEXT_SLOT;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.config.CollectorConfig;
import org.nroagent.collector.config.CollectorConfig.AgentConfig;
import org.nroagent.collector.config.Network;
import org.nroagent.collector.config.Network.GateConfig;
import org.nroagent.collector.inventory.InterfaceRef;
import org.nroagent.collector.ingest.ScriptedAgent;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.model.CivilMonth;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.EventAck;

class CollectorTest {
  /// 10,000 Mbit/s over five minutes.
  private static final long TEN_GIGABITS = 375_000_000_000L;

  @TempDir
  Path folder;
  private final SettableTime time = new SettableTime(SLOT.plusSeconds(660));
  private Collector collector;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(config(), time);
  }

  @AfterEach
  void stop() {
    collector.close();
    http.close();
  }

  @Test
  void showsWhatAgentsDelivered() throws Exception {
    deliver();
    JsonNode gate = json("/api/v1/gates").path("gates").path(0);
    assertEquals("gate-1", gate.path("name").asText());
    assertEquals("20000.00", gate.path("current").path("in").path("mbps").asText());
    assertEquals(2 * TEN_GIGABITS, gate.path("current").path("in").path("octets").asLong());
    assertEquals("out", gate.path("current").path("reference").path("direction").asText());
    assertEquals("100.00", gate.path("current").path("utilisationPercent").asText());
    assertTrue(gate.path("current").path("thresholdReached").asBoolean());
    assertTrue(gate.path("previous").path("reference").isNull());

    JsonNode agent = json("/api/v1/agents").path("agents").path(0);
    assertEquals("2026-11-10T08:05:00Z", agent.path("lastSlot").asText());
    assertEquals(60, agent.path("lastSlotAgeSeconds").asLong());

    JsonNode second = json("/api/v1/interfaces").path("interfaces").path(1);
    assertEquals("a1~hub1.lag-2", second.path("id").asText());
    assertEquals("missing", second.path("quality").asText());
    assertEquals("column_lost", second.path("missingReason").asText());
    assertEquals(2, json("/api/v1/status").path("records").asInt());
  }

  @Test
  void givesSlotsAsCsvAndJson() throws Exception {
    deliver();
    String window = "?from=2026-11-10T08:00:00Z&to=2026-11-10T08:15:00Z";
    assertEquals("""
        slot,in_octets,out_octets
        2026-11-10T08:00:00Z,%d,%d
        2026-11-10T08:05:00Z,,
        2026-11-10T08:10:00Z,,
        """.formatted(2 * TEN_GIGABITS, 4 * TEN_GIGABITS),
        get("/api/v1/gates/gate-1/slots" + window + "&format=csv").body());
    JsonNode slots = json("/api/v1/interfaces/a1~hub1.lag-2/slots" + window).path("slots");
    assertEquals(List.of("measured", "missing", "absent"), List.of(slots.path(0).path("quality").asText(),
        slots.path(1).path("quality").asText(), slots.path(2).path("quality").asText()));
    assertEquals("10000.00", slots.path(0).path("inMbps").asText());
  }

  @Test
  void answersWrongRequestsWithProblems() throws Exception {
    deliver();
    assertEquals(404, get("/api/v1/gates/gate-9/slots").statusCode());
    assertEquals(404, get("/api/v1/interfaces/a1~hub1.lag-9/slots").statusCode());
    assertEquals(400, get("/api/v1/interfaces/hub1.lag-1/slots").statusCode());
    HttpResponse<String> upsideDown = get(
        "/api/v1/gates/gate-1/slots?from=2026-11-10T09:00:00Z&to=2026-11-10T08:00:00Z");
    assertEquals(400, upsideDown.statusCode());
    assertEquals("application/problem+json", upsideDown.headers().firstValue("content-type").orElseThrow());
    assertEquals(400, get("/api/v1/gates/gate-1/slots?from=1970-01-01T00:00:00Z").statusCode());
  }

  @Test
  void pagesEscapeNamesAndShowFigures() throws Exception {
    deliver();
    String overview = get("/").body();
    assertTrue(overview.contains("Client &amp; Co"), overview);
    assertTrue(overview.contains("reaches 70 %"), overview);
    assertTrue(get("/gates/gate-1").body().contains("<svg"));
    assertTrue(get("/interfaces").body().contains("hub1.lag-2"));
    assertTrue(get("/refused").body().contains("Peers"));
  }

  @Test
  void givesInterfacesAndAgentsPartByPart() throws Exception {
    deliver();
    JsonNode first = json("/api/v1/interfaces?limit=1");
    assertEquals("a1~hub1.lag-1", first.path("interfaces").path(0).path("id").asText());
    assertEquals("a1~hub1.lag-1", first.path("next").asText());
    JsonNode second = json("/api/v1/interfaces?limit=1&after=a1~hub1.lag-1");
    assertEquals("a1~hub1.lag-2", second.path("interfaces").path(0).path("id").asText());
    assertTrue(second.path("next").isNull());
    assertEquals(1, json("/api/v1/interfaces?q=LAG-2").path("interfaces").size());
    assertEquals(0, json("/api/v1/interfaces?q=%25").path("interfaces").size());
    assertEquals(0, json("/api/v1/interfaces?agent=a9").path("interfaces").size());
    assertEquals(400, get("/api/v1/interfaces?after=a1").statusCode());
    assertEquals(1, json("/api/v1/agents?state=all&q=a1").path("matching").asInt());
    assertEquals(400, get("/api/v1/agents?state=odd").statusCode());
    assertTrue(get("/interfaces?q=lag-2").body().contains("hub1.lag-2"));
    assertTrue(get("/agents?q=a1").body().contains(">a1<"));
  }

  @Test
  void describesEveryRouteOfTheApi() throws Exception {
    deliver();
    List<String> answered = new ArrayList<>();
    for (String path : json("/api/openapi.json").path("paths").propertyStream().map(entry -> entry.getKey())
        .toList()) {
      String real = path.replace("{id}", "a1~hub1.lag-1").replace("{name}", "gate-1").replace("{kind}",
          "gate").replace("{incident}", "a1~1");
      if (get(real).statusCode() == 200) {
        answered.add(path);
      }
    }
    assertEquals(List.of("/api/v1/status", "/api/v1/agents", "/api/v1/interfaces",
        "/api/v1/interfaces/{id}/slots", "/api/v1/gates", "/api/v1/gates/{name}/slots", "/api/v1/aggregates",
        "/api/v1/aggregates/{kind}/{name}/figure", "/api/v1/aggregates/{kind}/{name}/slots",
        "/api/v1/aggregates/{kind}/{name}/capacity", "/api/v1/bills",
        "/api/v1/availability", "/api/v1/notifications", "/api/v1/notifications/ends",
        "/api/v1/notifications/statements", "/api/v1/notifications/verdicts", "/api/v1/events",
        "/api/v1/figures",
        "/api/v1/refused",
        "/metrics", "/healthz", "/readyz", "/api/openapi.json"), answered);
  }

  @Test
  void givesEventsNarrowedAndInTheOrderThatIsAskedFor() throws Exception {
    deliverEvents();
    JsonNode newest = json("/api/v1/events?limit=2");
    assertEquals("[6,5]", sequences(newest));
    JsonNode event = newest.path("events").path(0);
    assertEquals("a1", event.path("agent").asText());
    assertEquals("2026-11-10T08:00:06Z", event.path("at").asText());
    assertTrue(event.path("deviceTime").isNull());
    assertEquals("hub1", event.path("device").asText());
    assertEquals("lag lag-1 operStatus down up", String.join(" ", event.path("kind").asText(),
        event.path("subject").asText(), event.path("aspect").asText(), event.path("before").asText(),
        event.path("after").asText()));
    assertEquals("unknown poll", event.path("cause").asText() + " " + event.path("origin").asText());
    JsonNode arrived = json("/api/v1/events?after=0&limit=3");
    assertEquals("[1,2,3]", sequences(arrived));
    assertEquals("[4,5,6]", sequences(json("/api/v1/events?after=" + arrived.path("next").asLong())));
    assertEquals(6, json("/api/v1/events?after=6").path("next").asLong());
    assertEquals("[4,3]", sequences(json("/api/v1/events?agent=a1&device=hub1&kind=lag&subject=lag-1"
        + "&aspect=operStatus&from=2026-11-10T08:00:03Z&to=2026-11-10T08:00:05Z")));
    for (String none : List.of("agent=a2", "device=hub2", "kind=bgp", "subject=lag-2", "aspect=rdi")) {
      assertEquals("[]", sequences(json("/api/v1/events?" + none)), none);
    }
    assertEquals(
        """
            arrival,agent,sequence,at,device_time,device,kind,subject,aspect,before,after,cause,cause_subject,origin,received_at
            6,a1,6,2026-11-10T08:00:06Z,,hub1,lag,lag-1,operStatus,down,up,unknown,,poll,2026-11-10T08:11:00Z
            """,
        get("/api/v1/events?format=csv&limit=1").body());
  }

  @Test
  void wrongQuestionsForEventsAreProblems() throws Exception {
    for (String wrong : List.of("kind=hamster", "aspect=mood", "limit=0", "limit=1001", "after=-1",
        "from=now",
        "from=2026-11-10T08:00:00Z&to=2026-11-10T08:00:00Z")) {
      assertEquals(400, get("/api/v1/events?" + wrong).statusCode(), wrong);
      assertEquals(400, get("/events?" + wrong).statusCode(), wrong);
    }
    assertTrue(get("/api/v1/events?kind=hamster").body().contains("lagMember"));
    assertEquals(200, get("/api/v1/events?to=-999999999-01-01T00:00:00Z").statusCode());
    assertEquals(200, get("/api/v1/events?from=-999999999-01-01T00:00:00Z&to=%2B999999999-01-01T00:00:00Z")
        .statusCode());
  }

  @Test
  void pagesTellEventsInPlainWords() throws Exception {
    assertTrue(get("/events").body().contains("No change of a state was told within 31 days"));
    deliverEvents();
    String page = get("/events?agent=a1").body();
    assertTrue(page.contains("LAG lag-1"), page);
    assertTrue(page.contains("is down, was up"), page);
    assertTrue(page.contains("Only of agent a1."), page);
    assertTrue(page.contains("href=\"/events?device=hub1\""), page);
    assertTrue(page.contains("href=\"/api/v1/events?format=csv&amp;limit=1000&amp;agent=a1\""), page);
    assertTrue(get("/").body().contains("LAG lag-1"));
    String refused = get("/refused").body();
    assertTrue(refused.contains("no kind of subject has code 250"), refused);
    assertTrue(refused.contains("OVERWRITTEN"), refused);
    JsonNode troubles = json("/api/v1/refused");
    assertEquals(7, troubles.path("parkedEvents").path(0).path("sequence").asLong());
    assertEquals(9, troubles.path("eventGaps").path(0).path("last").asLong());
    JsonNode agent = json("/api/v1/agents").path("agents").path(0).path("events");
    assertEquals("{\"conflicts\":0,\"parked\":1,\"lost\":2}", agent.toString());
    assertEquals("{\"stored\":6,\"repeats\":0,\"conflicts\":0,\"parked\":1,\"lost\":2}",
        json("/api/v1/status").path("events").toString());
    String metrics = get("/metrics").body();
    for (String line : List.of("nro_collector_events_total 6.0", "nro_collector_events_parked_total 1.0",
        "nro_collector_events_lost_total 2.0", "nro_collector_event_repeats_total 0.0",
        "nro_collector_event_conflicts_total 0.0")) {
      assertTrue(metrics.contains(line), line);
    }
  }

  @Test
  void countsForPrometheus() throws Exception {
    deliver();
    String metrics = get("/metrics").body();
    assertTrue(metrics.contains("nro_collector_records_total 2.0"), metrics);
    assertTrue(metrics.contains("nro_collector_store_up 1.0"), metrics);
    assertTrue(metrics.contains("nro_collector_slot_age_seconds{agent=\"a1\"} 60.0"), metrics);
    assertEquals("ok\n", get("/readyz").body());
  }

  @Test
  void goesOnAfterARestartWithWhatItHad() throws Exception {
    deliver();
    collector.close();
    collector = Collector.start(config(), time);
    assertEquals("20000.00",
        json("/api/v1/gates").path("gates").path(0).path("current").path("in").path("mbps").asText());
    try (ScriptedAgent agent = ScriptedAgent.plain(collector.pushAddress())) {
      assertEquals(2, agent.arrive("a1", EPOCH, 2).settled().getFirst().range().last());
    }
  }

  /// Both interfaces in the first slot, the second one missing in the next.
  private void deliver() throws InterruptedException {
    try (ScriptedAgent agent = ScriptedAgent.plain(collector.pushAddress())) {
      agent.arrive("a1", EPOCH, 2);
      agent.sendRows(1, row(SLOT, TEN_GIGABITS, TEN_GIGABITS), row(NEXT_SLOT, TEN_GIGABITS, -1));
      agent.expect(Ack.class);
    }
  }

  /// Six events, one that cannot be read, and two that will never come.
  private void deliverEvents() throws InterruptedException {
    try (ScriptedAgent agent = ScriptedAgent.plain(collector.pushAddress())) {
      agent.arriveWithEvents("a1", SampleEvents.EVENTS, 9);
      agent.sendEvents(SampleEvents.items(1, 6));
      agent.sendEvents(List.of(SampleEvents.unreadable(7)));
      agent.loseEvents(8, 9);
      assertEquals(List.of(6L, 7L, 9L), List.of(agent.expect(EventAck.class).through(),
          agent.expect(EventAck.class).through(), agent.expect(EventAck.class).through()));
    }
  }

  private static String sequences(JsonNode document) {
    return document.path("events").findValuesAsText("sequence").toString().replace(" ", "");
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), response.body());
    return new ObjectMapper().readTree(response.body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + collector.httpAddress().getPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /// The database of the test, where it is not the folder.
  Optional<StoreLocation.Postgres> postgres() {
    return Optional.empty();
  }

  private CollectorConfig config() {
    GateConfig gate = new GateConfig("gate-1", Optional.of("north"), Optional.of("Client & Co"),
        new BigDecimal("40000"),
        List.of(new InterfaceRef("a1", "hub1.lag-1"), new InterfaceRef("a1", "hub1.lag-2")));
    return new CollectorConfig(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ListenAddress.loopback(0),
        folder, postgres(), 26, CivilMonth.CONTRACT_ZONE, 95, Optional.empty(),
        List.of(new AgentConfig("a1")),
        Network.ofGates(List.of(gate)));
  }
}
