package org.nroagent.collector.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SampleFigures;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.StoredMonth;
import org.nroagent.collector.store.EventStream;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.Slot;
import org.nroagent.model.figure.SlotFormula;
import org.nroagent.model.proof.ToldFigure;

/// Of agent a1: forty-one figures that are equal, one that differs, and one of an interface that was never delivered.
class FiguresCommandTest {
  private static final CivilMonth OCTOBER = CivilMonth.parse("2026-10", CivilMonth.CONTRACT_ZONE);
  private static final Instant NOW = OCTOBER.end().plusSeconds(3_600);
  private static final SlotFormula LAG = new SlotFormula(List.of("hub1.lag-1"), List.of());
  private static final int CHANGED = 77;

  @TempDir
  static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void storeAMonth() throws IOException {
    List<ToldFigure> figures = new ArrayList<>();
    figures.add(SampleFigures.told("hub1.lag-1", OCTOBER, FiguresCommandTest::value));
    for (int i = 0; i < 40; i++) {
      figures.add(SampleFigures.told("alias-" + i, LAG, OCTOBER, FiguresCommandTest::value));
    }
    figures.add(SampleFigures.told("hub1.never", OCTOBER, FiguresCommandTest::value));
    figures.add(SampleFigures.told("other", LAG, OCTOBER, slot -> value(slot == CHANGED ? 1 : slot)));
    try (SlotStore store = SlotStore.open(folder.resolve("data"), new SettableTime(NOW))) {
      StoredMonth.fill(store, "a1", OCTOBER, List.of("hub1.lag-1"), (slot, _) -> value(slot));
      EventStream stream = store.open(SampleEvents.hello("a1", SampleEvents.EVENTS, 1, 100)).join().events()
          .orElseThrow().stream();
      for (int i = 0; i < figures.size(); i++) {
        store.deliverEvents(stream,
            List.of(SampleEvents.item(SampleFigures.event(i + 1L, figures.get(i), NOW)))).join();
      }
    }
    Files.writeString(folder.resolve("collector.yaml"), """
        listen: 127.0.0.1:0
        http: {listen: "127.0.0.1:0"}
        plain: true
        dataDirectory: data
        agents: [{name: a1}]
        """);
  }

  @Test
  void whatIsNotEqualIsListedWithTheReason() {
    assertEquals(0, execute("--month", "2026-10"), err::toString);
    assertEquals(
        """
            notComparable  a1 hub1.never in 0.23 out 0.00 Mbit/s: here is no record of 8940 slots that the agent has: \
            not delivered yet, lost or expired
            differs        a1 other in 0.23 out 0.00 Mbit/s: slots have other octets
            2026-10: 41 equal, 1 differ, 1 cannot be compared
            """,
        out.toString());
  }

  @Test
  void programsGetEverythingThatTheyAskFor() throws IOException {
    assertEquals(0, execute("--month", "2026-10", "--all", "--agent", "a1", "--format", "json"),
        err::toString);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertEquals(43, json.get("figures").size());
    assertEquals("2026-10 41 1 1", json.get("month").asText() + " " + json.at("/summary/equal").asText() + " "
        + json.at("/summary/differing").asText() + " " + json.at("/summary/notComparable").asText());
    JsonNode alias = json.at("/figures/0");
    assertEquals("alias-0 equal [\"hub1.lag-1\"] 8940 8493 1.0000 true",
        alias.get("series").asText() + " " + alias.get("outcome").asText() + " " + alias.at("/told/sumOf")
            + " " + alias.at("/told/in/valid").asText() + " " + alias.at("/told/in/rank").asText() + " "
            + alias.at("/told/coverage").asText() + " " + alias.at("/told/billable").asText());
  }

  @Test
  void anotherMonthAndAnotherAgentHaveNone() {
    assertEquals(0, execute("--month", "2026-09"));
    assertEquals(0, execute("--month", "2026-10", "--agent", "a2"));
    assertEquals("""
        2026-09: 0 equal, 0 differ, 0 cannot be compared
        2026-10: 0 equal, 0 differ, 0 cannot be compared
        """, out.toString());
  }

  @Test
  void aMonthThatIsNoneIsWrongUsage() {
    assertEquals(2, execute("--month", "October"));
    assertTrue(err.toString().contains("'October' is not a month"), err::toString);
  }

  private int execute(String... options) {
    return Commands.execute(new PrintWriter(out), new PrintWriter(err), new SettableTime(NOW),
        Stream.concat(Stream.of("figures", "--config", folder.resolve("collector.yaml").toString()),
            Stream.of(options)).toArray(String[]::new));
  }

  private static Slot value(int slot) {
    return new Slot.Metered(1_000L * slot, 0, false);
  }
}
