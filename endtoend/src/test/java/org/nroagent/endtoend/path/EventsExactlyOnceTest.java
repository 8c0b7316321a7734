package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.lab.network.Fault.Cut;
import org.nroagent.lab.network.Fault.Way;
import org.nroagent.model.record.Epoch;

/// Real rings, push client and collector over a network that is cut: every event is in the collector once, in its order, and
/// what the ring overwrote is a gap.
class EventsExactlyOnceTest {
  private static final AgentSide.Sizes SMALL = new AgentSide.Sizes(62, AgentSide.Sizes.SMALL.events());

  @TempDir
  private Path folder = Path.of("");
  private final Random random = new Random(20_261_120);

  /// The conversation is cut once behind each of its octets, in either direction, until one is not reached any more.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void overACutBehindAnyOctet(boolean upward) throws IOException {
    try (DeliveryBench bench = new DeliveryBench(folder, AgentSide.Sizes.AMPLE, random)) {
      bench.startClient();
      int octets = 0;
      do {
        bench.network().cutAllAndPlan(new Cut(upward ? Way.UP : Way.DOWN, octets, octets % 2 == 0));
        bench.tell(2);
        bench.awaitDelivered();
        octets++;
      } while (bench.network().fired());
      int least = upward ? 250 : 100;
      assertTrue(octets > least, "the conversation had " + octets + " octets");
      assertStory(bench.collected(), bench, 1, bench.events().extent().head());
      assertSlots(bench);
    }
  }

  @Test
  void whatTheRingOverwroteIsAGapAndTheRestComes() throws IOException {
    try (DeliveryBench bench = new DeliveryBench(folder, SMALL, random)) {
      for (int i = 0; i < 40; i++) {
        bench.tell(10);
      }
      bench.startClient();
      bench.awaitDelivered();
      long oldest = bench.events().extent().oldest();
      assertTrue(oldest > 100, "oldest " + oldest);
      assertStory(bench.collected(), bench, oldest, 400);
      JsonNode gap = bench.json("/api/v1/refused").get("eventGaps").get(0);
      assertEquals(List.of(1L, oldest - 1, "OVERWRITTEN"),
          List.of(gap.get("first").asLong(), gap.get("last").asLong(), gap.get("reason").asText()));
      assertEquals(oldest - 1, lost(bench));
      assertSlots(bench);
    }
  }

  @Test
  void aCollectorThatIsPutBackFromACopyGetsTheRestAgain() throws IOException {
    try (DeliveryBench bench = new DeliveryBench(folder, AgentSide.Sizes.AMPLE, random)) {
      bench.startClient();
      bench.tell(20);
      bench.awaitDelivered();
      bench.stopCollector();
      Folders.copy(bench.collectorFolder(), folder.resolve("copy"));
      bench.startCollector();
      bench.tell(30);
      bench.awaitDelivered();
      bench.stopCollector();
      Folders.copy(folder.resolve("copy"), bench.collectorFolder());
      bench.startCollector();
      bench.tell(1);
      Eventually.soon("the rest is there again", () -> bench.collected().size() == 51);
      assertStory(bench.collected(), bench, 1, 51);
      assertSlots(bench);
    }
  }

  /// However far the ring that was put back has come by itself: less than the collector knows, as far, or farther.
  @ParameterizedTest
  @ValueSource(ints = {5, 10, 15})
  void anAgentThatIsPutBackFromACopyMixesNothingAndTellsNothingTwice(int since) throws IOException {
    try (DeliveryBench bench = new DeliveryBench(folder, AgentSide.Sizes.AMPLE, random)) {
      bench.startClient();
      bench.tell(20);
      bench.awaitDelivered();
      bench.stopClient();
      Folders.copy(bench.agentFolder(), folder.resolve("copy"));
      bench.startClient();
      bench.tell(10);
      bench.awaitDelivered();
      bench.stopClient();
      Epoch before = bench.events().extent().epoch();
      Folders.copy(folder.resolve("copy"), bench.agentFolder());
      bench.reopenRings();
      bench.tellAnotherStory("second");
      bench.tell(since);
      bench.startClient();
      bench.awaitDelivered();
      assertFalse(bench.events().extent().epoch().equals(before));
      List<JsonNode> collected = bench.collected();
      assertStory(collected.subList(30, collected.size()), bench, 21, 20 + since);
      bench.tellAnotherStory("first");
      assertStory(collected.subList(0, 30), bench, 1, 30);
      assertEquals(0, lost(bench));
      assertSlots(bench);
    }
  }

  /// Floods, cuts and restarts of either side in any order; the ring is so small that it overwrites what was not delivered.
  @Test
  void overFloodsCutsAndRestartsEveryEventIsThereOnceOrInAGap() throws IOException {
    try (DeliveryBench bench = new DeliveryBench(folder, SMALL, random)) {
      bench.startClient();
      for (int round = 0; round < 60; round++) {
        bench.network().cutAllAndPlan(
            new Cut(random.nextBoolean() ? Way.UP : Way.DOWN, random.nextLong(4_000), random.nextBoolean()));
        bench.tell(1 + random.nextInt(120));
        switch (random.nextInt(6)) {
          case 0 -> {
            bench.stopClient();
            bench.reopenRings();
            bench.startClient();
          }
          case 1 -> {
            bench.stopCollector();
            bench.tell(1 + random.nextInt(100));
            bench.startCollector();
          }
          case 2 -> bench.awaitDelivered();
          default -> bench.network().cutAll();
        }
      }
      bench.awaitDelivered();
      List<JsonNode> collected = bench.collected();
      List<Long> accounted = new ArrayList<>(sequences(collected));
      for (JsonNode gap : bench.json("/api/v1/refused").get("eventGaps")) {
        assertEquals("OVERWRITTEN", gap.get("reason").asText());
        LongStream.rangeClosed(gap.get("first").asLong(), gap.get("last").asLong()).forEach(accounted::add);
      }
      assertEquals(sequences(collected).stream().sorted().toList(), sequences(collected));
      assertEquals(LongStream.rangeClosed(1, bench.events().extent().head()).boxed().toList(),
          accounted.stream().sorted().toList());
      assertEquals(bench.events().extent().head() - collected.size(), lost(bench));
      collected.forEach(event -> assertTold(bench, event));
      assertSlots(bench);
    }
  }

  private static void assertStory(List<JsonNode> collected, DeliveryBench bench, long first, long last) {
    assertEquals(LongStream.rangeClosed(first, last).boxed().toList(), sequences(collected));
    collected.forEach(event -> assertTold(bench, event));
  }

  private static void assertTold(DeliveryBench bench, JsonNode event) {
    assertEquals(bench.subject(event.get("sequence").asLong()), event.get("subject").asText());
  }

  private static List<Long> sequences(List<JsonNode> events) {
    return events.stream().map(event -> event.get("sequence").asLong()).toList();
  }

  private static long lost(DeliveryBench bench) throws IOException {
    return bench.json("/api/v1/agents").get("agents").get(0).at("/events/lost").asLong();
  }

  /// Every slot is in the collector, none contradicts another.
  private static void assertSlots(DeliveryBench bench) throws IOException {
    JsonNode agent = bench.json("/api/v1/agents").get("agents").get(0);
    assertEquals(0, agent.get("conflicts").asLong());
    assertEquals(0, agent.get("lost").asLong());
    assertEquals(0, agent.at("/events/conflicts").asLong());
    JsonNode slots = bench.json("/api/v1/interfaces/a1~hub1.lag-1/slots?from=2026-11-01T00:00:00Z&to="
        + bench.end()).get("slots");
    for (int i = 0; i < bench.rows(); i++) {
      assertEquals(i, slots.get(i).get("inOctets").asLong());
    }
  }
}
