package org.nroagent.endtoend.path;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.EventLog;
import org.nroagent.agent.store.EventRing;
import org.nroagent.agent.store.EventRingSettings;
import org.nroagent.agent.store.RealDisk;
import org.nroagent.agent.store.RingReader;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.Slot;
import org.nroagent.model.state.StateEvent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Both daemons as processes of their own, with slots of one second, killed without warning in the middle of traffic:
/// every slot that the agent's ring has is in the collector, once, with the same octets; and so is every change of a state, in
/// the order in which it was told.
class KillNineTest {
  private static final int MOST_EVENTS = 1_000;
  private static final String PORT = "xe-1/1/3";

  @TempDir
  private Path folder = Path.of("");

  @Test
  void everySlotAndEveryEventIsInTheCollectorOnce() throws Exception {
    Site site = new Site(folder, 1);
    int agentPage = freePort();
    int push = freePort();
    int collectorPage = freePort();
    SystemTime time = new SystemTime();
    try (
        LabDevice device = LabDevice.start(Presets.hub("hub1", 3, time.wall().minus(Duration.ofDays(1))),
            Script.EMPTY,
            time, LabSnmp.v2c(Site.COMMUNITY));
        DaemonProcess collector = DaemonProcess.start("org.nroagent.collector.CollectorMain",
            site.collectorFile(push, collectorPage), folder.resolve("collector.log"));
        DaemonProcess agent = DaemonProcess.start("org.nroagent.agent.AgentMain",
            site.agentFile(device.address().getPort(), push, agentPage), folder.resolve("agent.log"));
        Http agentHttp = Http.at(agentPage);
        Http collectorHttp = Http.at(collectorPage)) {
      awaitRecords(agentHttp, 4, true);
      device.injectNow(now -> new LabEvent.PortDown(now, PORT));
      awaitEvents(agentHttp, 1);
      agent.kill();
      agent.restart();
      awaitRecords(agentHttp, 8, true);
      collector.kill();
      device.injectNow(now -> new LabEvent.PortUp(now, PORT));
      awaitRecords(agentHttp, 12, false);
      collector.restart();
      awaitRecords(agentHttp, 16, true);
      device.injectNow(now -> new LabEvent.PortDown(now, PORT));
      collector.kill();
      agent.kill();
      collector.restart();
      agent.restart();
      awaitRecords(agentHttp, 20, true);
      assertEquals(0, agent.terminate(), () -> log("agent.log"));
      assertSameSlots(site, collectorHttp);
      assertSameEvents(site, collectorHttp);
      assertEquals(0, collector.terminate(), () -> log("collector.log"));
      assertNothingTwice(site);
    }
  }

  /// Waits until the agent's ring has this many records and, where asked, the collector has acknowledged them.
  private static void awaitRecords(Http agent, int count, boolean delivered) {
    Eventually.until(count + " records in the ring" + (delivered ? ", delivered" : ""), () -> {
      var status = agent.json("/api/v1/status");
      boolean arrived = status.at("/push/pending").asLong() == 0
          && status.at("/push/state").asText().equals("CONNECTED");
      return status.at("/ring/head").asLong() >= count && (!delivered || arrived);
    });
  }

  private static void awaitEvents(Http agent, int count) {
    Eventually.until(count + " events",
        () -> agent.json("/api/v1/push").at("/events/head").asLong() >= count);
  }

  private static void assertSameEvents(Site site, Http collector) throws IOException {
    EventRing ring = EventRing.open(RealDisk.existingFolder(site.agentData()), EventRingSettings.DEFAULT,
        new Random(1));
    EventLog.Batch batch = ring.read(0, MOST_EVENTS);
    assertEquals(List.of(), batch.lost());
    List<String> told = batch.events().stream().map(stored -> text(stored.event().orElseThrow())).toList();
    assertTrue(told.stream().filter(text -> text.contains(PORT + " operStatus up down")).count() >= 2,
        told::toString);
    Eventually.until("the collector has the events that the ring has, in their order",
        () -> told.equals(delivered(collector)));
  }

  private static List<String> delivered(Http collector) throws IOException {
    List<String> events = new ArrayList<>();
    collector.json("/api/v1/events?after=0&limit=" + MOST_EVENTS).get("events")
        .forEach(
            event -> events.add(String.join(" ", event.get("sequence").asText(), event.get("at").asText(),
                event.get("subject").asText(), event.get("aspect").asText(), event.get("before").asText(),
                event.get("after").asText())));
    return events;
  }

  private static String text(StateEvent event) {
    return String.join(" ", Long.toString(event.sequence()), event.at().toString(), event.subject().name(),
        event.aspect().word(), event.before(), event.after());
  }

  private void assertSameSlots(Site site, Http collector) throws IOException {
    RingReader ring = RingReader.openForReading(site.agentData());
    Instant from = Instant.now().minus(Duration.ofHours(1));
    Instant to = Instant.now().plus(Duration.ofMinutes(1));
    TreeMap<String, String> kept = new TreeMap<>();
    ring.slots(Site.FIRST_GATE, from, to).forEach((start, slot) -> kept.put(start.toString(), text(slot)));
    assertTrue(kept.values().stream().filter(text -> !text.equals(",")).count() >= 5, kept::toString);
    Eventually.until("the collector has what the ring has",
        () -> kept.equals(delivered(collector, from, to)));
  }

  private static Map<String, String> delivered(Http collector, Instant from, Instant to)
      throws IOException {
    TreeMap<String, String> slots = new TreeMap<>();
    collector
        .json(
            "/api/v1/interfaces/" + Site.AGENT + "~" + Site.FIRST_GATE + "/slots?from=" + from + "&to=" + to)
        .get("slots").forEach(slot -> {
          if (!slot.get("quality").asText().equals("absent")) {
            slots.put(slot.get("slot").asText(),
                slot.get("inOctets").asText("") + "," + slot.get("outOctets").asText(""));
          }
        });
    return slots;
  }

  private static String text(Slot slot) {
    return switch (slot) {
      case Slot.Metered metered -> metered.inOctets() + "," + metered.outOctets();
      case Slot.Missing _ -> ",";
    };
  }

  private static void assertNothingTwice(Site site) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + site.collectorDatabase());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(
            "SELECT count(*), count(DISTINCT slot_start) FROM record WHERE kind = 1")) {
      assertTrue(result.next());
      assertEquals(result.getLong(2), result.getLong(1), "a slot is there twice");
    }
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
