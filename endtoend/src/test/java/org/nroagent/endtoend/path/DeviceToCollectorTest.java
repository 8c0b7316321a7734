package org.nroagent.endtoend.path;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.nroagent.endtoend.demo.Lockstep;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A simulated device over real SNMP, the agent, TLS, the collector: slot by slot under a clock that the test drives.
@SuppressWarnings("NullAway.Init") // set before each test
class DeviceToCollectorTest {
  private static final Instant START = Instant.parse("2026-11-19T22:00:00Z");
  private static final Duration SLOT = Duration.ofMinutes(5);
  private static final Duration AFTER_POLL = Duration.ofSeconds(20);

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
    Script script = Script.of(new LabEvent.Silence(START.plus(SLOT.multipliedBy(6)), Duration.ofMinutes(17)),
        new LabEvent.Reboot(START.plus(SLOT.multipliedBy(16)).plusSeconds(100), Duration.ofSeconds(60)));
    device = LabDevice.start(Presets.hub("hub1", 7, START.minus(Duration.ofDays(3))), script, time,
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
  void everySlotReachesTheCollectorWithTheTrueOctets() throws Exception {
    playSlots(30);
    awaitDelivered();
    try (Http page = Http.at(collector.httpAddress().getPort())) {
      JsonNode slots = slots(page);
      assertEquals(30, slots.size());
      int measured = 0;
      for (JsonNode slot : slots) {
        if (slot.get("quality").asText().equals("measured")) {
          measured++;
          assertNearTruth(slot);
        }
      }
      // Missing: six around the silence of four polls, two around the restart.
      assertEquals(30 - 6 - 2, measured, slots::toPrettyString);
    }
  }

  /// The losses begin after one poll and end before another, so that all of them lie in whole slots.
  @Test
  void whatTheDeviceLosesIsTheSumOverTheSlotsEverywhere() throws Exception {
    device.inject(new LabEvent.PacketsLost(START.plusSeconds(430), "lag-1", IfLoss.OUT_DISCARDS, 701));
    device.inject(new LabEvent.PacketsLost(START.plusSeconds(440), "lag-1", IfLoss.IN_ERRORS, 3));
    device.inject(new LabEvent.PacketsLost(START.plusSeconds(1_000), "lag-1", IfLoss.IN_ERRORS, 0));
    device.inject(new LabEvent.PacketsLost(START.plusSeconds(1_030), "lag-1", IfLoss.OUT_DISCARDS, 0));
    playSlots(5);
    awaitDelivered();
    long discards = device.trueLosses("lag-1", IfLoss.OUT_DISCARDS, START, border);
    long errors = device.trueLosses("lag-1", IfLoss.IN_ERRORS, START, border);
    assertEquals(701 * 600, discards);
    assertEquals(3 * 560, errors);
    try (Http ours = Http.at(agent.httpAddress().getPort());
        Http theirs = Http.at(collector.httpAddress().getPort())) {
      JsonNode kept = ours
          .json("/api/v1/interfaces/" + Site.FIRST_GATE + "/slots?from=" + START + "&to=" + border)
          .get("slots");
      for (JsonNode slots : List.of(kept, slots(theirs))) {
        assertEquals(discards, sum(slots, "outDiscards"), slots::toPrettyString);
        assertEquals(errors, sum(slots, "inErrors"), slots::toPrettyString);
        assertEquals(0, sum(slots, "inDiscards"), slots::toPrettyString);
        assertEquals(0, sum(slots, "outErrors"), slots::toPrettyString);
      }
      assertTrue(ours.text("/metrics")
          .contains("nro_interface_lost_packets_total{counter=\"out_discards\",interface=\""
              + Site.FIRST_GATE + "\"} " + discards + ".0"));
      assertTrue(
          ours.text("/interfaces/" + Site.FIRST_GATE).contains("discarded packets although their traffic"));
    }
  }

  /// What was lost in slots that are not missing; of those it must be known.
  private static long sum(JsonNode slots, String counter) {
    long sum = 0;
    for (JsonNode slot : slots) {
      assertTrue(slot.get("quality").asText().equals("missing") || slot.get(counter).isIntegralNumber(),
          slot::toString);
      sum += slot.get(counter).asLong();
    }
    return sum;
  }

  @Test
  void bothPagesShowTheFigure() throws Exception {
    playSlots(12);
    awaitDelivered();
    try (Http ours = Http.at(agent.httpAddress().getPort());
        Http theirs = Http.at(collector.httpAddress().getPort())) {
      JsonNode figure = ours.json("/api/v1/interfaces/" + Site.FIRST_GATE + "/percentiles");
      assertTrue(figure.toString().contains("\"month\":\"2026-11\""), figure::toPrettyString);
      assertTrue(ours.text("/").contains(Site.FIRST_GATE));
      assertTrue(ours.text("/metrics").contains(Site.FIRST_GATE));
      JsonNode gates = theirs.json("/api/v1/gates");
      assertTrue(gates.toString().contains("both"), gates::toPrettyString);
      assertTrue(theirs.text("/").contains("both"));
    }
  }

  @Test
  void aCleanRestartOfTheAgentLosesNoSlot() throws Exception {
    playSlots(3);
    agent.close();
    agent = startAgent();
    playSlots(2);
    awaitDelivered();
    try (Http page = Http.at(collector.httpAddress().getPort())) {
      JsonNode slots = slots(page);
      assertEquals(5, slots.size());
      for (int i = 0; i < 5; i++) {
        assertTrue(!slots.get(i).get("quality").asText().equals("missing"), slots::toPrettyString);
      }
    }
  }

  @Test
  void aRingOfAnotherSlotLengthIsLeftAlone() throws Exception {
    playSlots(3);
    agent.close();
    Path file = site.agentFile(device.address().getPort(), collector.pushAddress().getPort(), 0);
    Files.writeString(file, Files.readString(file).replace("slotSeconds: 300", "slotSeconds: 60"));
    IOException refused = assertThrows(IOException.class, () -> startAgent(file));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("has slots of 300 s, the configuration says 60 s"),
        refused::getMessage);
    agent = startAgent();
  }

  private Agent startAgent() throws Exception {
    return startAgent(site.agentFile(device.address().getPort(), collector.pushAddress().getPort(), 0));
  }

  private Agent startAgent(Path file) throws Exception {
    Profiles profiles = Profiles.shipped();
    Agent started = Agent.start(new AgentConfigReader(System::getenv).read(file).value(),
        new AgentEnvironment(time, Instant.EPOCH, new DeviceSources(profiles, time),
            new SecureRandom(),
            "test", lockstep.join("agent"), (thread, error) -> error.printStackTrace()));
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

  private JsonNode slots(Http page) throws Exception {
    JsonNode json = page
        .json("/api/v1/interfaces/" + Site.AGENT + "~" + Site.FIRST_GATE + "/slots?from=" + START
            + "&to=" + border);
    return json.isArray() ? json : json.get("slots");
  }

  /// Within what two polls a hundredth of a second apart from their label can misplace: a second of line rate.
  private void assertNearTruth(JsonNode slot) {
    Instant from = Instant.parse(slot.get("slot").asText());
    long truth = device.trueOctets("lag-1", IfDirection.IN, from, from.plus(SLOT));
    long tolerance = truth / 10;
    assertTrue(Math.abs(slot.get("inOctets").asLong() - truth) <= tolerance, () -> slot + ", truly " + truth);
  }
}
