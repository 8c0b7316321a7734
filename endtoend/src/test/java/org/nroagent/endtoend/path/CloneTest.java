package org.nroagent.endtoend.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.lab.network.Fault;

/// The files of an agent were copied, and both go on under one name with one certificate, and meter the same device.
class CloneTest {
  private static final int BEFORE = 20;
  private static final int ROUNDS = 60;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whatBothTellIsThereOnceAndTheCloneIsNamed(long seed) throws Exception {
    Random random = new Random(seed);
    try (DeliveryBench bench = new DeliveryBench(folder, AgentSide.Sizes.AMPLE, random,
        Optional.of(DeliveryBench.Tls.create(folder.resolve("tls"))), DeliveryBench.PATIENT,
        Fault.None::new)) {
      bench.startClient();
      bench.tell(BEFORE);
      bench.awaitDelivered();
      try (AgentSide clone = bench.openClone("clone")) {
        bench.startClient(clone);
        Eventually.soon("one of the two is told of the other",
            () -> isToldOfTheOther(bench.agent().status()) || isToldOfTheOther(clone.status()));
        for (int round = 0; round < ROUNDS; round++) {
          (random.nextBoolean() ? bench.agent() : clone).tell(1 + random.nextInt(3));
        }
        List<String> told = told(bench, clone);
        Eventually.until("everything that both told is there",
            () -> missing(bench, told).isEmpty() && slots(bench) == Math.max(bench.rows(), clone.rows()));
        assertEquals(told, subjects(bench).stream().sorted().toList());
        assertNamed(bench);
      }
      bench.stopClient();
      bench.stopCollector();
      assertEverySlotOnce(bench);
    }
  }

  private static boolean isToldOfTheOther(PushStatus status) {
    return String.valueOf(status.lastError()).startsWith("DUPLICATE_SESSION: a newer session");
  }

  private static void assertNamed(DeliveryBench bench) throws Exception {
    JsonNode agent = bench.json("/api/v1/agents").get("agents").get(0);
    assertEquals(DeliveryBench.AGENT, agent.get("name").asText());
    assertTrue(agent.get("cloneAlarms").asLong() > 0);
    assertTrue(bench.text("/").contains("two live sessions had one name"));
    JsonNode refused = bench.json("/api/v1/refused").get("peers").get(0);
    assertEquals("a1 DUPLICATE_SESSION", refused.get("peer").asText() + " " + refused.get("code").asText());
  }

  /// The story up to the copy, and both that went on from there.
  private static List<String> told(DeliveryBench bench, AgentSide clone) {
    List<String> told = new ArrayList<>();
    LongStream.rangeClosed(1, bench.events().extent().head()).forEach(i -> told.add("first-" + i));
    LongStream.rangeClosed(BEFORE + 1, clone.events().extent().head()).forEach(i -> told.add("clone-" + i));
    return told.stream().sorted().toList();
  }

  private static List<String> missing(DeliveryBench bench, List<String> told) throws Exception {
    List<String> there = subjects(bench);
    List<String> missing = told.stream().filter(each -> !there.contains(each)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("of " + told.size() + " events are missing " + missing);
    }
    return missing;
  }

  private static List<String> subjects(DeliveryBench bench) throws Exception {
    return bench.collected().stream().map(event -> event.get("subject").asText()).toList();
  }

  /// From the first one on without a hole; the first interface counts them.
  private static int slots(DeliveryBench bench) throws Exception {
    JsonNode slots = bench.json("/api/v1/interfaces/a1~hub1.lag-1/slots?from=" + AgentSide.slot(0) + "&to="
        + AgentSide.slot(200)).get("slots");
    int count = 0;
    while (slots.get(count).path("inOctets").asLong(-1) == count) {
      count++;
    }
    return count;
  }

  private static void assertEverySlotOnce(DeliveryBench bench) throws Exception {
    try (Connection store = DriverManager
        .getConnection("jdbc:sqlite:" + bench.collectorFolder().resolve("collector.db"));
        Statement select = store.createStatement();
        ResultSet row = select.executeQuery("SELECT count(*), count(DISTINCT slot_start) FROM record")) {
      assertTrue(row.next());
      assertEquals(row.getLong(2), row.getLong(1), "a slot is there twice");
    }
  }
}
