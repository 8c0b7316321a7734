package org.nroagent.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.nroagent.collector.config.CollectorConfig.GateConfig;
import org.nroagent.collector.config.CollectorConfig.InterfaceRef;
import org.nroagent.collector.ingest.ScriptedAgent;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.daemon.config.ListenAddress;
import org.nroagent.model.CivilMonth;
import org.nroagent.protocol.Message.Ack;

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
  void describesEveryRouteOfTheApi() throws Exception {
    deliver();
    List<String> answered = new ArrayList<>();
    for (String path : json("/api/openapi.json").path("paths").propertyStream().map(entry -> entry.getKey())
        .toList()) {
      String real = path.replace("{id}", "a1~hub1.lag-1").replace("{name}", "gate-1");
      if (get(real).statusCode() == 200) {
        answered.add(path);
      }
    }
    assertEquals(List.of("/api/v1/status", "/api/v1/agents", "/api/v1/interfaces",
        "/api/v1/interfaces/{id}/slots", "/api/v1/gates", "/api/v1/gates/{name}/slots", "/api/v1/refused",
        "/metrics", "/healthz", "/readyz", "/api/openapi.json"), answered);
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

  @Test
  void takenDataDirectoryIsSaid() {
    StoreFailure e = assertThrows(StoreFailure.class, () -> Collector.start(config(), time));
    assertTrue(e.toString().contains(folder.toString()), e.toString());
  }

  /// Both interfaces in the first slot, the second one missing in the next.
  private void deliver() throws InterruptedException {
    try (ScriptedAgent agent = ScriptedAgent.plain(collector.pushAddress())) {
      agent.arrive("a1", EPOCH, 2);
      agent.sendRows(1, row(SLOT, TEN_GIGABITS, TEN_GIGABITS), row(NEXT_SLOT, TEN_GIGABITS, -1));
      agent.expect(Ack.class);
    }
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

  private CollectorConfig config() {
    GateConfig gate = new GateConfig("gate-1", Optional.of("north"), Optional.of("Client & Co"),
        new BigDecimal("40000"),
        List.of(new InterfaceRef("a1", "hub1.lag-1"), new InterfaceRef("a1", "hub1.lag-2")));
    return new CollectorConfig(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        ListenAddress.loopback(0),
        folder, 26, CivilMonth.CONTRACT_ZONE, 95, Optional.empty(), List.of(new AgentConfig("a1")), List.of(),
        List.of(gate));
  }
}
