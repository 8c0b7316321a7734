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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.store.RingReader;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.daemon.time.SystemTime;
import org.nroagent.model.Slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Both daemons as processes of their own, with slots of one second, killed without warning in the middle of traffic:
/// every slot that the agent's ring has is in the collector, once, with the same octets.
class KillNineTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void everySlotIsInTheCollectorOnce() throws Exception {
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
      agent.kill();
      agent.restart();
      awaitRecords(agentHttp, 8, true);
      collector.kill();
      awaitRecords(agentHttp, 12, false);
      collector.restart();
      awaitRecords(agentHttp, 16, true);
      collector.kill();
      agent.kill();
      collector.restart();
      agent.restart();
      awaitRecords(agentHttp, 20, true);
      assertEquals(0, agent.terminate(), () -> log("agent.log"));
      assertSameSlots(site, collectorHttp);
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
