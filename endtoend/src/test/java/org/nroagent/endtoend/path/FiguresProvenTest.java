package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.collector.proof.FigureComparer;
import org.nroagent.collector.store.FigureReader;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreReader;
import org.nroagent.endtoend.demo.Lockstep;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.CivilMonth;
import org.nroagent.model.proof.FigureComparison.Outcome;

/// The end of a month: the agent closes it and tells its figures, the collector computes them again from the slots that it was
/// brought. What then changes in its store is found.
@SuppressWarnings("NullAway.Init") // set before each test
class FiguresProvenTest {
  private static final CivilMonth NOVEMBER = new CivilMonth(YearMonth.of(2026, 11), CivilMonth.CONTRACT_ZONE);
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);
  private static final int SLOTS = 8;
  private static final Instant START = NOVEMBER.end().minus(SLOT.multipliedBy(SLOTS));

  @TempDir
  private Path folder = Path.of("");
  private final ManualTime time = new ManualTime(START);
  private final Lockstep lockstep = new Lockstep();
  private Site site;
  private LabDevice device;
  private Collector collector;
  private Agent agent;
  private Instant border = START;

  @BeforeEach
  void start() throws Exception {
    site = new Site(folder, 300);
    device = LabDevice.start(Presets.hub("hub1", 7, START.minus(Duration.ofDays(3))), Script.of(), time,
        LabSnmp.v2c(Site.COMMUNITY));
    collector = Collector
        .start(new CollectorConfigReader(System::getenv).read(site.collectorFile(0, 0)).value(), time);
    agent = startAgent();
  }

  @AfterEach
  void stop() {
    agent.close();
    collector.close();
    device.close();
  }

  @Test
  void whatTheAgentBillsIsWhatTheCollectorHas() throws Exception {
    playSlots(SLOTS + 3);
    Eventually.until("the month is closed",
        () -> agent.snapshots().core().closing().closedUpTo().equals(Optional.of(NOVEMBER.month())));
    awaitDelivered();
    agent.close();
    agent = startAgent();
    playSlots(3);
    try (Http ours = Http.at(agent.httpAddress().getPort());
        Http theirs = Http.at(collector.httpAddress().getPort())) {
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
        + START.plus(SLOT.multipliedBy(3)).getEpochSecond() + ") WHERE slot_start = "
        + START.plus(SLOT.multipliedBy(4)).getEpochSecond());
    assertEquals(List.of(Outcome.DIFFERS, Outcome.DIFFERS), compareAgain());
    changeStore("DELETE FROM record WHERE slot_start = "
        + START.plus(SLOT.multipliedBy(4)).getEpochSecond());
    assertEquals(List.of(Outcome.NOT_COMPARABLE, Outcome.NOT_COMPARABLE), compareAgain());
  }

  /// As the command does.
  private List<Outcome> compareAgain() throws Exception {
    StoreReader reader = SlotStore.openReader(site.collectorData());
    return new FigureComparer(reader, CivilMonth.CONTRACT_ZONE, 95)
        .compare(reader.figures().read(new FigureReader.Query(NOVEMBER.month(), Optional.empty(),
            Optional.empty(), Optional.empty(), FigureComparer.AT_ONCE)), border)
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
    Profiles profiles = Profiles.shipped();
    Path file = site.agentFile(device.address().getPort(), collector.pushAddress().getPort(), 0);
    Agent started = Agent.start(new AgentConfigReader(System::getenv).read(file).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(profiles, time),
            new SecureRandom(), "test", lockstep.join("agent"), (thread, error) -> error.printStackTrace()));
    lockstep.await(border);
    return started;
  }

  private void playSlots(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      time.awaitSleepers(1);
      border = border.plus(SLOT);
      time.advanceTo(border.plus(AFTER_POLL));
      lockstep.await(border);
    }
  }

  private void awaitDelivered() {
    Eventually.until("the collector has everything",
        () -> agent.pushStatus().pending() == 0 && agent.pushStatus().settled() > 0);
  }
}
