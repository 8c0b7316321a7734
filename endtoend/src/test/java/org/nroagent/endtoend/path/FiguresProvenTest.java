package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.core.Agent;
import org.nroagent.collector.proof.FigureComparer;
import org.nroagent.collector.store.FigureReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.proof.FigureComparison.Outcome;

/// The end of a month: the agent closes it and tells its figures, the collector computes them again from the slots that it was
/// brought. What then changes in its store is found.
@SuppressWarnings("NullAway.Init") // set before each test
class FiguresProvenTest {
  private static final CivilMonth NOVEMBER = new CivilMonth(YearMonth.of(2026, 11), CivilMonth.CONTRACT_ZONE);
  private static final int SLOTS = 8;
  private static final Instant START = NOVEMBER.end().minus(Replay.SLOT.multipliedBy(SLOTS));

  @TempDir
  private Path folder = Path.of("");
  @AutoClose
  private final Replay replay = new Replay(START);
  private Site site;
  private LabDevice device;
  private Agent agent;

  @BeforeEach
  void start() throws Exception {
    site = new Site(folder, 300);
    device = replay.device(Presets.hub("hub1", 7, Replay.upBefore(START)), Script.of(), Site.COMMUNITY);
    replay.collector(site.collectorFile(0, 0));
    agent = startAgent();
  }

  @Test
  void whatTheAgentBillsIsWhatTheCollectorHas() throws Exception {
    replay.play(SLOTS + 3);
    Eventually.until("the month is closed",
        () -> agent.snapshots().core().closing().closedUpTo().equals(Optional.of(NOVEMBER.month())));
    replay.awaitDelivered();
    agent.close();
    agent = startAgent();
    replay.play(3);
    try (Http ours = Http.at(agent.httpAddress().getPort());
        Http theirs = replay.page()) {
      Eventually.until("both figures are equal",
          () -> theirs.json("/api/v1/figures").at("/summary/equal").asInt() == 2);
      JsonNode told = theirs.json("/api/v1/figures?month=2026-11&agent=" + Site.AGENT).get("figures").get(0);
      assertEquals(List.of(Site.FIRST_GATE, "equal", ""), List.of(told.get("series").asText(),
          told.get("outcome").asText(), told.get("detail").asText()));
      JsonNode figure = ours.json("/api/v1/interfaces/" + Site.FIRST_GATE + "/percentiles?month=2026-11");
      assertTrue(figure.toString().contains(told.at("/told/digest").asText()), figure::toPrettyString);
      assertEquals(2, ours.json("/api/v1/events?kind=figure").get("events").size());
      assertFalse(ours.json("/api/v1/events").toString().contains("@figures"));
      assertEquals(2, theirs.json("/api/v1/events?kind=figure").get("events").size(), "told once");
      assertFalse(theirs.text("/").contains("figures differ"));
      assertTrue(theirs.text("/agents").contains("2 equal, 0 differ, 0 cannot be compared"));
      assertTrue(theirs.text("/metrics").contains("nro_collector_figures{outcome=\"equal\"} 2.0"));
    }
    assertEquals(List.of(Outcome.EQUAL, Outcome.EQUAL), compareAgain());
    changeStore("UPDATE record SET body = (SELECT body FROM record WHERE slot_start = "
        + START.plus(Replay.SLOT.multipliedBy(3)).getEpochSecond() + ") WHERE slot_start = "
        + START.plus(Replay.SLOT.multipliedBy(4)).getEpochSecond());
    assertEquals(List.of(Outcome.DIFFERS, Outcome.DIFFERS), compareAgain());
    changeStore("DELETE FROM record WHERE slot_start = "
        + START.plus(Replay.SLOT.multipliedBy(4)).getEpochSecond());
    assertEquals(List.of(Outcome.NOT_COMPARABLE, Outcome.NOT_COMPARABLE), compareAgain());
  }

  /// As the command does.
  private List<Outcome> compareAgain() throws Exception {
    StoreReader reader = SlotStore.openReader(site.collectorData());
    return new FigureComparer(reader, CivilMonth.CONTRACT_ZONE, 95)
        .compare(reader.figures().read(new FigureReader.Query(NOVEMBER.month(), Optional.empty(),
            Optional.empty(), Optional.empty(), FigureComparer.AT_ONCE)), replay.border())
        .stream().map(figure -> figure.compared().orElseThrow().comparison().outcome()).toList();
  }

  private void changeStore(String sql) throws Exception {
    try (Connection connection = DriverManager
        .getConnection("jdbc:sqlite:" + site.collectorDatabase() + "?busy_timeout=10000");
        Statement statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate(sql));
    }
  }

  private Agent startAgent() throws Exception {
    return replay.agent(Site.AGENT, site.agentFile(device.address().getPort(), replay.pushPort(), 0));
  }
}
