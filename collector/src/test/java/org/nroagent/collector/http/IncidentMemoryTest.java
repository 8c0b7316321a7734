package org.nroagent.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.OutageAgent;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.impact.OperatorImpact;
import org.nroagent.collector.impact.OperatorIncident;
import org.nroagent.collector.inventory.Inventory;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.daemon.regulation.Regulations;
import org.nroagent.model.impact.LineCounts;
import org.nroagent.model.impact.LineKind;

/// A store with an outage of ten minutes every ninth day since February 2025.
@SuppressWarnings("NullAway.Init") // set before each test
class IncidentMemoryTest {
  private static final Instant NOW = Instant.parse("2026-11-18T11:00:00Z");
  private static final Instant FIRST = Instant.parse("2025-02-10T11:00:00Z");
  private static final Duration EVERY = Duration.ofDays(9);
  private static final int OUTAGES = 72;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir
  Path folder;
  private final SettableTime time = new SettableTime(NOW);
  private SlotStore store;
  private OutageAgent agent;
  private IncidentMemory memory;

  @BeforeEach
  void open() {
    store = SlotStore.open(folder, time);
    agent = new OutageAgent(store, "a1");
    IntStream.range(0, OUTAGES).forEach(i -> outage(FIRST.plus(EVERY.multipliedBy(i))));
    memory = new IncidentMemory(
        new OperatorImpact(Inventory.EMPTY, Regulations.shipped(Regulations.LUXEMBOURG), store.reader()),
        Duration.ofDays(60), Duration.ofDays(810), time);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void allThatTheStoreKeepsIsKnownAndWhatIsOldIsNotReadEachTime() {
    assertEquals(OUTAGES, ids().size());
    Instant old = FIRST.plus(Duration.ofDays(1));
    Instant young = NOW.minus(Duration.ofDays(1));
    outage(old);
    outage(young);
    assertEquals(OUTAGES, ids().size(), "within the minute nothing is read");
    time.advance(MINUTE);
    assertEquals(OUTAGES + 1, ids().size(), "the last spans alone are read");
    time.advance(Duration.ofHours(6));
    assertEquals(OUTAGES + 2, ids().size());
    assertEquals(ids().stream().distinct().sorted().toList(), ids());
  }

  private List<Long> ids() {
    return memory.found(0).incidents().stream().map(OperatorIncident::id).map(id -> id.number()).toList();
  }

  private void outage(Instant from) {
    Instant to = from.plusSeconds(600);
    agent.outage(from, to, LineCounts.of(LineKind.FTTH, 10), "access spoke lag-1", "n1/o1");
  }
}
