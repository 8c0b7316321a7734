package org.nroagent.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Collector;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.MissingReason;
import org.nroagent.model.Slot;

/// Bills, plaques and sums as pages and JSON, on the second day of November 2026 with October in the store.
@Timeout(60)
class ContractRoutesTest {
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final SettableTime TIME = new SettableTime(OCTOBER.end().plus(Duration.ofDays(1)));

  @TempDir
  static Path folder;
  private static Collector collector;

  @BeforeAll
  static void start() throws Exception {
    try (SlotStore store = SlotStore.open(folder.resolve("data"), TIME)) {
      StoredMonth.fill(store, "a1", OCTOBER, List.of("hub1.g1", "hub1.mc"),
          (slot, column) -> column == 1 && slot < 10
              ? new Slot.Missing(MissingReason.COLUMN_LOST)
              : new Slot.Metered(column == 1 ? 0 : StoredMonth.octets("120"), 0, false));
    }
    Files.createDirectory(folder.resolve("inventory.d"));
    Files.writeString(folder.resolve("inventory.d/north.yaml"),
        """
            nros: [{name: n1, client: ABC, plaque: north, available: 2026-01-01, gates: [g1], lines: [{from: 2026-01-01, count: 100}]}]
            tickets: [{id: T1, client: ABC, nros: [n1], cause: provider, outage: total, opened: 2026-11-01T00:00:00Z,
              restored: 2026-11-01T23:00:00Z}]
            """);
    Path config = Files.writeString(folder.resolve("collector.yaml"),
        """
            listen: 127.0.0.1:0
            http: {listen: "127.0.0.1:0"}
            plain: true
            dataDirectory: data
            agents: [{name: a1}]
            clients: [{trigramme: ABC, name: Example <&> ISP}]
            plaques: [{name: north}, {name: empty}]
            loops: [{name: loop-1, capacityMbps: 20000, interfaces: [{agent: a1, interface: hub1.nothing}]}]
            gates:
              - {name: g1, plaque: north, operator: Example & Co, client: ABC, collection: regional, capacityMbps: 10000,
                 interfaces: [{agent: a1, interface: hub1.g1}], unicast: {minus: [{agent: a1, interface: hub1.mc}]}}
            """);
    collector = Collector.start(new CollectorConfigReader(_ -> null).read(config).value(), TIME);
  }

  @AfterAll
  static void stop() {
    collector.close();
  }

  @Test
  void theBillsOfAnEndedMonthHaveTotalsAndThoseOfTheRunningOneArePreviews() throws Exception {
    JsonNode october = json("/api/v1/bills?month=2026-10");
    assertFalse(october.get("preview").asBoolean());
    assertEquals("218.00", october.at("/clients/0/plaques/0/totalEuros").asText(), october::toPrettyString);
    String ended = get("/bills?month=2026-10").body();
    assertTrue(ended.contains("Example &lt;&amp;&gt; ISP"), ended);
    assertTrue(ended.contains("218.00"), ended);
    assertFalse(ended.contains("preview"), ended);
    JsonNode running = json("/api/v1/bills");
    assertEquals("2026-11", running.get("month").asText());
    assertTrue(running.get("preview").asBoolean());
    assertTrue(running.at("/clients/0/plaques/0/totalEuros").isNull());
    String preview = get("/bills").body();
    assertTrue(preview.contains("preview, month not over"), preview);
    assertTrue(preview.contains("no total"), preview);
    assertTrue(preview.contains("2026-11 is not over; it is billed once it is"), preview);
  }

  @Test
  void plaquesShowTheirGatesAndTheAvailabilitySoFar() throws Exception {
    String page = get("/plaques").body();
    assertTrue(page.contains("/gates/g1"), page);
    assertTrue(page.contains("counted so far"), page);
    assertTrue(page.contains("1\u202f380 min"), page);
    assertTrue(page.contains("below the target"), page);
    JsonNode year = json("/api/v1/availability");
    assertTrue(year.get("preview").asBoolean());
    assertEquals("1380.00", year.at("/plaques/0/unavailableMinutes").asText());
    assertTrue(year.at("/plaques/0/unknownMinutes").isNull());
    assertTrue(year.at("/plaques/0/leastPercent").isNull());
  }

  @Test
  void everythingThatAddsUpHasAFigureThatSaysWhatItRestsOn() throws Exception {
    assertEquals(List.of("gate", "unicast", "loop", "plaque", "client", "operator"),
        json("/api/v1/aggregates").get("aggregates").findValuesAsText("kind"));
    assertEquals(List.of("loop-1"),
        json("/api/v1/aggregates?kind=loop").get("aggregates").findValuesAsText("name"));
    assertEquals(2, json("/api/v1/aggregates?limit=2").get("aggregates").size());
    JsonNode unicast = json("/api/v1/aggregates/unicast/g1/figure?month=2026-10");
    assertEquals("120.00", unicast.at("/reference/mbps").asText());
    assertEquals(8_930, unicast.get("validSlots").asInt());
    assertEquals("0.9988", unicast.get("coverage").asText());
    assertEquals("a1~hub1.mc 8930",
        unicast.at("/parts/1/id").asText() + " " + unicast.at("/parts/1/slots").asText());
    assertEquals("120.00",
        json("/api/v1/aggregates/operator/Example%20&%20Co/figure?month=2026-10").at("/in/mbps").asText());
    JsonNode loop = json("/api/v1/aggregates/loop/loop-1/figure?month=2026-10");
    assertTrue(loop.get("reference").isNull());
    assertEquals(0, loop.at("/parts/0/slots").asInt());
  }

  @Test
  void gatesAndLoopsHaveAStateOfCapacity() throws Exception {
    JsonNode gate = json("/api/v1/aggregates/gate/g1/capacity");
    assertEquals("within 2026-10 70", gate.get("state").asText() + " " + gate.get("first").asText() + " "
        + gate.get("thresholdPercent").asText());
    assertEquals(13, gate.get("months").size());
    assertEquals("1.20", gate.at("/months/12/utilisationPercent").asText());
    assertEquals("noFigure", json("/api/v1/aggregates/loop/loop-1/capacity").get("state").asText());
    assertTrue(get("/gates/g1").body().contains("2026-10 stayed below the threshold"));
    assertEquals(404, get("/api/v1/aggregates/plaque/north/capacity").statusCode());
  }

  @Test
  void slotsOfASumAreGivenAsJsonAndCsv() throws Exception {
    String window = "?from=2026-09-30T22:45:00Z&to=2026-09-30T22:55:00Z";
    JsonNode slots = json("/api/v1/aggregates/unicast/g1/slots" + window);
    assertEquals("missing", slots.at("/slots/0/quality").asText());
    assertEquals("measured", slots.at("/slots/1/quality").asText());
    assertEquals(3,
        get("/api/v1/aggregates/unicast/g1/slots" + window + "&format=csv").body().lines().count());
  }

  @Test
  void wrongRequestsAreProblems() throws Exception {
    assertEquals(404, get("/api/v1/aggregates/gate/g2/figure").statusCode());
    assertEquals(404, get("/api/v1/aggregates/gat/g1/figure").statusCode());
    assertEquals(400, get("/api/v1/aggregates/gate/g1/figure?month=October").statusCode());
    assertEquals(400, get("/api/v1/bills?month=2026").statusCode());
    assertEquals(404, get("/api/v1/bills?month=2018-01").statusCode());
    assertEquals(400, get("/api/v1/availability?year=2027").statusCode());
    assertEquals(404, get("/api/v1/availability?year=2018").statusCode());
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertEquals(200, response.statusCode(), response.body());
    return new ObjectMapper().readTree(response.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(
          URI.create("http://127.0.0.1:" + collector.httpAddress().getPort() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
