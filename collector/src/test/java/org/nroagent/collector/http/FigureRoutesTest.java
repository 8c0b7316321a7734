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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Collector;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SampleFigures;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.KeptFigure;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.proof.FigureComparison;
import org.nroagent.model.proof.FigureComparison.Outcome;

/// Of three figures of October one was found to differ, one to be equal, one cannot be compared.
@Timeout(60)
@SuppressWarnings("NullAway.Init") // set before each test
class FigureRoutesTest {
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final Instant NOW = OCTOBER.end().plusSeconds(3_600);

  @TempDir
  Path folder;
  private Collector collector;

  @BeforeEach
  void start() throws Exception {
    SettableTime time = new SettableTime(NOW);
    try (SlotStore store = SlotStore.open(folder.resolve("data"), time)) {
      EventStream stream = store.open(SampleEvents.hello("a1", SampleEvents.EVENTS, 1, 3)).join().events()
          .orElseThrow().stream();
      long sequence = 0;
      for (String series : List.of("s1", "s2", "s3")) {
        sequence++;
        store.deliverEvents(stream, List.of(SampleEvents.item(SampleFigures.event(sequence,
            SampleFigures.told(series, OCTOBER, slot -> new Slot.Metered(slot, 0, false)), NOW)))).join();
      }
      List<KeptFigure> compared = new ArrayList<>();
      for (KeptFigure figure : store.takeFigures(3, NOW).join()) {
        compared.add(figure.with(switch (figure.series()) {
          case "s1" -> new FigureComparison(Outcome.EQUAL, "");
          case "s2" -> new FigureComparison(Outcome.DIFFERS, "in <other>");
          default -> FigureComparison.impossible("no slots");
        }, NOW));
      }
      assertEquals(3, store.compared(compared).join());
    }
    Path config = Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        http: {listen: "127.0.0.1:0"}
        plain: true
        dataDirectory: data
        agents: [{name: a1}]
        """);
    collector = Collector.start(new CollectorConfigReader(_ -> null).read(config).value(), time);
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void whatDiffersIsSaidWhereSomebodyLooks() throws Exception {
    String overview = get("/").body();
    assertTrue(overview.contains("1 figures of 2026-10 are not what the slots here give"), overview);
    String page = get("/figures").body();
    assertTrue(page.contains("in &lt;other&gt;") && page.contains("1 equal, 1 differ, 1 cannot be compared"),
        page);
    assertFalse(page.contains("no slots"), page);
    assertTrue(get("/figures?outcome=any").body().contains("no slots"));
    assertTrue(get("/agents").body().contains("Closed month 2026-10: 1 equal, 1 differ"));
    String metrics = get("/metrics").body();
    assertTrue(metrics.contains("nro_collector_figures{outcome=\"differs\"} 1.0"), metrics);
    assertTrue(metrics.contains("nro_collector_figures{outcome=\"notCompared\"} 0.0"), metrics);
  }

  @Test
  void programsReadAMonthInParts() throws Exception {
    JsonNode first = json("/api/v1/figures?limit=2");
    assertEquals("2026-10 a1~s2", first.get("month").asText() + " " + first.get("next").asText());
    assertEquals(List.of("s1", "s2"), first.get("figures").findValuesAsText("series"));
    JsonNode rest = json("/api/v1/figures?limit=2&month=2026-10&after=" + first.get("next").asText());
    assertEquals(List.of("s3"), rest.get("figures").findValuesAsText("series"));
    assertTrue(rest.get("next").isNull());
    JsonNode differing = json("/api/v1/figures?outcome=differs&agent=a1").at("/figures/0");
    assertEquals("s2 differs in <other> " + NOW + " 8492 8940",
        differing.get("series").asText() + " " + differing.get("outcome").asText() + " "
            + differing.get("detail").asText() + " " + differing.get("comparedAt").asText() + " "
            + differing.at("/told/in/octets").asText() + " " + differing.at("/told/expectedSlots").asText());
    assertEquals(0, json("/api/v1/figures?agent=a2").get("figures").size());
    for (String wrong : List.of("month=x", "outcome=maybe", "after=a1", "limit=0")) {
      assertEquals(400, get("/api/v1/figures?" + wrong).statusCode(), wrong);
    }
  }

  private JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + collector.httpAddress().getPort() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
