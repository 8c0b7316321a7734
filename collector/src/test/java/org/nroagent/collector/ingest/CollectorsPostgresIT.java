package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.PostgresServer;
import org.nroagent.collector.store.SlotSeries;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreLocation;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.model.record.SlotRecord;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Directory;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.SettledRange;
import org.nroagent.protocol.Message.Welcome;
import org.nroagent.protocol.RangeSet;

/// Two collectors on one PostgreSQL, and agents that are led to either of them, as by a load balancer.
class CollectorsPostgresIT {
  private static final List<String> AGENTS = List.of("a1", "a2", "a3", "a4");
  private static final int ROWS = 200;
  private static final int MOST_AT_ONCE = 20;
  private static final IngestSettings.Timeouts COMPARING_OFTEN = new IngestSettings.Timeouts(
      Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMillis(100));

  private final PostgresServer server = PostgresServer.create();
  private final StoreLocation.Postgres location = server.createDatabase();
  private final SettableTime time = new SettableTime(SLOT);
  private final List<SlotStore> stores = List.of(SlotStore.open(location, time),
      SlotStore.open(location, time));
  private final List<IngestServer> collectors = List.of(start(stores.getFirst()), start(stores.getLast()));

  @AfterEach
  void close() {
    collectors.forEach(IngestServer::close);
    stores.forEach(SlotStore::close);
    server.close();
  }

  @Test
  void agentsThatAreLedHereAndThereLoseAndDoubleNothing() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed of the moves: " + seed);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Callable<Void>> agents = new ArrayList<>();
      for (String name : AGENTS) {
        agents.add(new MovingAgent(name, new Random(seed + name.hashCode())));
      }
      for (Future<Void> agent : threads.invokeAll(agents)) {
        agent.get();
      }
    }
    checkThatAllIsThereOnce();
  }

  @Test
  void whileTheServerIsAwayNothingIsAcknowledgedAndThenAllOfItComes() throws Exception {
    try (ScriptedAgent agent = ScriptedAgent.plain(collectors.getFirst().address())) {
      agent.arrive("a1", EPOCH, ROWS);
      agent.sendRows(1, rows(1, 10));
      assertEquals(new Ack(List.of(new SequenceRange(1, 10))), agent.expect(Ack.class));
      server.stop();
      agent.sendRows(11, rows(11, 20));
      Refusal refusal = agent.expect(Refusal.class);
      assertEquals(RefusalCode.STORE_FAILURE, refusal.code());
      assertTrue(stores.getFirst().failure().isPresent());
    }
    try (ScriptedAgent early = ScriptedAgent.plain(collectors.getFirst().address())) {
      early.send(hello("a1", EPOCH, ROWS));
      assertEquals(RefusalCode.STORE_FAILURE, early.expect(Refusal.class).code());
    }
    server.start();
    while (stores.getFirst().failure().isPresent()) {
      Thread.onSpinWait(); // the collector finds out by itself, without any agent
    }
    new MovingAgent("a1", new Random(1)).call();
    checkThatAllIsThere("a1");
    assertEquals(ROWS, stored());
  }

  @Test
  void aServerThatWasStartedAgainIsNotNoticedByAgents() throws Exception {
    try (ScriptedAgent agent = ScriptedAgent.plain(collectors.getFirst().address())) {
      agent.arrive("a1", EPOCH, ROWS);
      agent.sendRows(1, rows(1, 10));
      agent.expect(Ack.class);
      server.crash();
      server.start();
      agent.sendRows(11, rows(11, 20));
      assertEquals(new Ack(List.of(new SequenceRange(11, 20))), agent.expect(Ack.class));
    }
  }

  @Test
  void aCloneAtTheOtherCollectorIsNamed() throws Exception {
    try (ScriptedAgent original = ScriptedAgent.plain(collectors.getFirst().address());
        ScriptedAgent clone = ScriptedAgent.plain(collectors.getLast().address())) {
      original.arrive("a1", EPOCH, 0);
      clone.arrive("a1", EPOCH, 0);
      assertEquals(RefusalCode.DUPLICATE_SESSION,
          assertInstanceOf(Refusal.class, original.next().orElseThrow()).code());
      assertEquals(1, collectors.getFirst().sessions().counters().cloneAlarms());
      assertEquals(0, collectors.getLast().sessions().counters().cloneAlarms());
      assertEquals("a1", collectors.getFirst().sessions().refusedPeers().list().getFirst().peer());
      clone.sendRows(1, rows(1, 1));
      clone.expect(Ack.class);
    }
  }

  @Test
  void anAgentThatMovedIsNoClone() throws Exception {
    for (int move = 0; move < 6; move++) {
      try (ScriptedAgent agent = ScriptedAgent.plain(collectors.get(move % 2).address())) {
        agent.arrive("a1", EPOCH, 0);
        agent.sendRows(move + 1, rows(move + 1, move + 1));
        agent.expect(Ack.class);
      }
    }
    for (IngestServer collector : collectors) {
      assertEquals(0, collector.sessions().counters().cloneAlarms());
    }
  }

  /// Sends its rows in any order, to either collector, and often leaves before it hears of them.
  private final class MovingAgent implements Callable<Void> {
    private final String name;
    private final Random random;

    MovingAgent(String name, Random random) {
      this.name = name;
      this.random = random;
    }

    @Override
    public Void call() throws InterruptedException {
      while (!visit(collectors.get(random.nextInt(collectors.size())))) {
        // Once more, there or elsewhere.
      }
      return null;
    }

    /// @return whether the collector had everything already
    private boolean visit(IngestServer collector) throws InterruptedException {
      try (ScriptedAgent agent = ScriptedAgent.plain(collector.address())) {
        agent.send(hello(name, EPOCH, ROWS));
        Optional<Message> answer = agent.next();
        if (!(answer.orElse(null) instanceof Welcome welcome)) {
          return false; // displaced by what remained of an earlier visit
        }
        List<Long> missing = missing(welcome);
        if (missing.isEmpty()) {
          return true;
        }
        agent.send(new Directory(1, HUB));
        Collections.shuffle(missing, random);
        int batches = 1 + random.nextInt(4);
        for (int batch = 0; batch < batches; batch++) {
          send(agent, missing);
        }
        if (random.nextBoolean()) {
          agent.next();
        }
        return false;
      }
    }

    private void send(ScriptedAgent agent, List<Long> missing) {
      int count = Math.min(missing.size(), 1 + random.nextInt(MOST_AT_ONCE));
      List<Long> some = missing.subList(0, count);
      for (long sequence : some) {
        agent.sendRows(sequence, rows(sequence, sequence));
      }
      some.clear();
    }
  }

  private static List<Long> missing(Welcome welcome) {
    RangeSet settled = RangeSet.of(welcome.settled().stream().map(SettledRange::range).toList());
    return new ArrayList<>(
        LongStream.rangeClosed(1, ROWS).filter(sequence -> !settled.contains(sequence)).boxed().toList());
  }

  private void checkThatAllIsThereOnce() {
    AGENTS.forEach(this::checkThatAllIsThere);
    assertEquals((long) ROWS * AGENTS.size(), stored());
    assertEquals(0, stores.getFirst().reader().agents().stream()
        .mapToLong(agent -> agent.conflicts() + agent.parked() + agent.lost()).sum());
  }

  private void checkThatAllIsThere(String agent) {
    SlotSeries series = stores.getLast().reader().series(agent, "hub1.lag-1", SLOT.plusSeconds(300),
        SLOT.plusSeconds(300L * (ROWS + 1)), SlotGrid.FIVE_MINUTES);
    for (int position = 0; position < ROWS; position++) {
      assertEquals(Optional.of(value(position + 1)), series.slot(position));
    }
  }

  private long stored() {
    return stores.stream().mapToLong(store -> store.counters().records()).sum();
  }

  private IngestServer start(SlotStore store) {
    try {
      return IngestServer.start(new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Optional.empty(), Set.copyOf(AGENTS), COMPARING_OFTEN), store, time);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SlotRecord[] rows(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(sequence -> row(SLOT.plusSeconds(300 * sequence), sequence, 1)).toArray(SlotRecord[]::new);
  }
}
