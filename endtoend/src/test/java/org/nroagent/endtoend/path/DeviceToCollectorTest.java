package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.agent.core.Agent;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.script.LabEvent;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.traffic.IfDirection;
import org.nroagent.lab.traffic.IfLoss;

/// A simulated device over real SNMP, the agent, TLS, the collector: slot by slot under a clock that the test drives.
@SuppressWarnings("NullAway.Init") // set before each test
class DeviceToCollectorTest {
  private static final Instant START = Instant.parse("2026-11-19T22:00:00Z");

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
    Script script = Script.of(
        new LabEvent.Silence(START.plus(Replay.SLOT.multipliedBy(6)), Duration.ofMinutes(17)),
        new LabEvent.Reboot(START.plus(Replay.SLOT.multipliedBy(16)).plusSeconds(100),
            Duration.ofSeconds(60)));
    device = replay.device(Presets.hub("hub1", 7, Replay.upBefore(START)), script, Site.COMMUNITY);
    replay.collector(site.collectorFile(0, 0));
    agent = startAgent();
  }

  @Test
  void everySlotReachesTheCollectorWithTheTrueOctets() throws Exception {
    replay.play(30);
    replay.awaitDelivered();
    try (Http page = replay.page()) {
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
    replay.play(5);
    replay.awaitDelivered();
    long discards = device.trueLosses("lag-1", IfLoss.OUT_DISCARDS, START, replay.border());
    long errors = device.trueLosses("lag-1", IfLoss.IN_ERRORS, START, replay.border());
    assertEquals(701 * 600, discards);
    assertEquals(3 * 560, errors);
    try (Http ours = Http.at(agent.httpAddress().getPort());
        Http theirs = replay.page()) {
      JsonNode kept = ours
          .json("/api/v1/interfaces/" + Site.FIRST_GATE + "/slots?from=" + START + "&to=" + replay.border())
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
    replay.play(12);
    replay.awaitDelivered();
    try (Http ours = Http.at(agent.httpAddress().getPort());
        Http theirs = replay.page()) {
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
    replay.play(3);
    agent.close();
    agent = startAgent();
    replay.play(2);
    replay.awaitDelivered();
    try (Http page = replay.page()) {
      JsonNode slots = slots(page);
      assertEquals(5, slots.size());
      for (int i = 0; i < 5; i++) {
        assertTrue(!slots.get(i).get("quality").asText().equals("missing"), slots::toPrettyString);
      }
    }
  }

  @Test
  void aRingOfAnotherSlotLengthIsLeftAlone() throws Exception {
    replay.play(3);
    agent.close();
    Path file = agentFile();
    Files.writeString(file, Files.readString(file).replace("slotSeconds: 300", "slotSeconds: 60"));
    IOException refused = assertThrows(IOException.class, () -> startAgent(file));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("has slots of 300 s, the configuration says 60 s"),
        refused::getMessage);
    agent = startAgent();
  }

  private Agent startAgent() throws Exception {
    return startAgent(agentFile());
  }

  private Agent startAgent(Path file) throws Exception {
    return replay.agent(Site.AGENT, file);
  }

  private Path agentFile() throws Exception {
    return site.agentFile(device.address().getPort(), replay.pushPort(), 0);
  }

  private JsonNode slots(Http page) throws Exception {
    return CollectorSays.slots(page, Site.AGENT + "~" + Site.FIRST_GATE, START, replay.border());
  }

  /// Within what two polls a hundredth of a second apart from their label can misplace: a second of line rate.
  private void assertNearTruth(JsonNode slot) {
    Instant from = Instant.parse(slot.get("slot").asText());
    long truth = device.trueOctets("lag-1", IfDirection.IN, from, from.plus(Replay.SLOT));
    long tolerance = truth / 10;
    assertTrue(Math.abs(slot.get("inOctets").asLong() - truth) <= tolerance, () -> slot + ", truly " + truth);
  }
}
