package org.nroagent.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.HUB;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.hello;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nroagent.collector.SampleEvents;
import org.nroagent.collector.SettableTime;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message.SettledRange;
import org.nroagent.protocol.RangeSet;

/// Two collectors with one store, each with a writer and memories of its own.
class SharedStorePostgresIT {
  private static final AnnouncedDirectory DIRECTORY = new AnnouncedDirectory(HUB);
  private static final int AGENTS = 6;
  private static final int ROWS = 300;
  private static final int EVENTS = 200;
  private static final int MOST_AT_ONCE = 25;

  private final SettableTime time = new SettableTime(SLOT);
  private final PostgresHost host = new PostgresHost();
  private final List<SlotStore> stores = List.of(host.open(time), host.open(time));

  @AfterEach
  void close() {
    stores.forEach(SlotStore::close);
    host.close();
  }

  @Test
  void collectorsThatShareAStoreShareItsIdentity() {
    assertEquals(stores.getFirst().storeId(), stores.getLast().storeId());
    assertNotEquals(session(stores.getFirst()), session(stores.getLast()));
  }

  @Test
  void collectorsThatStartTogetherMakeOneStore() throws Exception {
    try (PostgresHost fresh = new PostgresHost()) {
      CountDownLatch together = new CountDownLatch(1);
      List<Callable<String>> starts = IntStream.range(0, 4).<Callable<String>>mapToObj(_ -> () -> {
        together.await();
        try (SlotStore store = fresh.open(time)) {
          return store.storeId();
        }
      }).toList();
      try (ExecutorService threads = Executors.newCachedThreadPool()) {
        List<Future<String>> ids = starts.stream().map(threads::submit).toList();
        together.countDown();
        for (Future<String> id : ids) {
          assertEquals(ids.getFirst().get(), id.get());
        }
      }
    }
  }

  @Test
  void whatOneCollectorSettledTheOtherKnows() {
    for (int i = 1; i <= 10; i++) {
      Opening opening = stores.get(i % 2).open(hello("a1", EPOCH, i)).join();
      assertEquals(i == 1 ? 0 : i - 1, through(opening));
      stores.get(i % 2).deliver(opening.stream(), delivery(List.of((long) i))).join();
    }
  }

  @Test
  void whatOneCollectorCommitsTheOthersFiguresHearOf() throws Exception {
    BlockingQueue<Committed> heard = new LinkedBlockingQueue<>();
    AgentStream stream = stores.getFirst().open(hello("a1", EPOCH, 0)).join().stream();
    stores.getLast().onCommit(heard::add);
    stores.getFirst().deliver(stream, delivery(List.of(1L, 3L))).join();
    Committed.Change expected = new Committed.Change("a1", SLOT.getEpochSecond() + 300,
        SLOT.getEpochSecond() + 1_200);
    Committed next = heard.poll(20, TimeUnit.SECONDS);
    while (next != null && !next.changes().contains(expected)) { // commits of its own, and what it may have missed
      next = heard.poll(20, TimeUnit.SECONDS);
    }
    assertNotEquals(null, next);
  }

  @Test
  void whatIsOnItsWayWhenAnAgentMovesIsStoredOnce() {
    AgentStream first = stores.getFirst().open(hello("a1", EPOCH, 0)).join().stream();
    AgentStream second = stores.getLast().open(hello("a1", EPOCH, 0)).join().stream();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (long sequence = 1; sequence <= ROWS; sequence++) {
      all.add(stores.getFirst().deliver(first, delivery(List.of(sequence))));
      all.add(stores.getLast().deliver(second, delivery(List.of(sequence))));
    }
    all.forEach(CompletableFuture::join);
    assertEquals(ROWS, stores.stream().mapToLong(store -> store.counters().records()).sum());
    assertEquals(ROWS, stores.stream().mapToLong(store -> store.counters().repeats()).sum());
    assertEquals(ROWS, through(stores.getFirst().open(hello("a1", EPOCH, ROWS)).join()));
  }

  @Test
  void agentsThatMoveAtRandomLoseAndDoubleNothing() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed of the moves: " + seed);
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<List<EventReader.Entry>> reader = threads.submit(() -> readAll(done));
      List<Future<?>> agents = new ArrayList<>();
      for (int i = 0; i < AGENTS; i++) {
        MovingAgent agent = new MovingAgent("a" + i, new Random(seed + i));
        agents.add(threads.submit(agent::run));
      }
      join(agents);
      done.set(true);
      checkEvents(reader.get());
    }
    checkRows();
  }

  private void checkRows() throws SQLException {
    try (Database database = host.database();
        Connection connection = database.openReader();
        Statement statement = connection.createStatement();
        ResultSet row = statement
            .executeQuery("SELECT COUNT(*), SUM(a.conflicts), SUM(a.parked), SUM(a.lost), "
                + "SUM(a.event_conflicts) FROM agent a JOIN epoch e ON e.agent_id = a.id JOIN record r ON r.epoch_id = e.id")) {
      row.next();
      assertEquals(AGENTS * ROWS, row.getInt(1));
      for (int column = 2; column <= 5; column++) {
        assertEquals(0, row.getLong(column));
      }
    }
    for (int i = 0; i < AGENTS; i++) {
      SlotSeries series = stores.getFirst().reader().series("a" + i, "hub1.lag-1", SLOT.plusSeconds(300),
          SLOT.plusSeconds(300L * (ROWS + 1)), SlotGrid.FIVE_MINUTES);
      for (int position = 0; position < ROWS; position++) {
        assertEquals(Optional.of(value(position + 1)), series.slot(position));
      }
    }
    assertEquals(AGENTS * ROWS, stores.stream().mapToLong(store -> store.counters().records()).sum());
  }

  /// Whoever reads while collectors write sees every event once, each agent's in their order.
  private static void checkEvents(List<EventReader.Entry> read) {
    for (int i = 0; i < AGENTS; i++) {
      String name = "a" + i;
      assertEquals(LongStream.rangeClosed(1, EVENTS).boxed().toList(),
          read.stream().filter(entry -> entry.agent().equals(name)).map(entry -> entry.event().sequence())
              .toList());
    }
    assertEquals(AGENTS * EVENTS, read.size());
  }

  private List<EventReader.Entry> readAll(AtomicBoolean done) {
    List<EventReader.Entry> read = new ArrayList<>();
    EventReader reader = stores.getLast().reader().events();
    boolean last;
    do {
      last = done.get();
      List<EventReader.Entry> more = reader.arrived(EventFilter.ALL,
          read.isEmpty() ? 0 : read.getLast().arrival(), 1_000);
      read.addAll(more);
      last &= more.isEmpty();
    } while (!last);
    return read;
  }

  /// Sends its rows in any order and its events in theirs, to either collector, and does not always wait for the answer.
  private final class MovingAgent {
    private final String name;
    private final Random random;

    MovingAgent(String name, Random random) {
      this.name = name;
      this.random = random;
    }

    void run() {
      Epoch events = new Epoch(77, name.hashCode());
      List<CompletableFuture<?>> unheard = new ArrayList<>();
      boolean all = false;
      while (!all) {
        SlotStore store = stores.get(random.nextInt(stores.size()));
        Opening opening = store.open(SampleEvents.hello(name, events, 1, EVENTS)).join();
        EventOpening offered = opening.events().orElseThrow();
        List<Long> missing = missing(opening);
        all = missing.isEmpty() && offered.settled().through() == EVENTS;
        if (!missing.isEmpty()) {
          unheard.add(store.deliver(opening.stream(), delivery(some(missing))));
        }
        long next = offered.settled().through() + 1;
        if (next <= EVENTS) {
          unheard.add(store.deliverEvents(offered.stream(),
              SampleEvents.items(next, Math.min(EVENTS, next + random.nextInt(MOST_AT_ONCE)))));
        }
        if (random.nextBoolean()) {
          hear(unheard);
        }
      }
      hear(unheard);
    }

    /// Events that an earlier session left behind may have been refused.
    private static void hear(List<CompletableFuture<?>> answers) {
      for (CompletableFuture<?> answer : answers) {
        try {
          answer.join();
        } catch (CompletionException e) {
          assertInstanceOf(SessionSuperseded.class, e.getCause());
        }
      }
      answers.clear();
    }

    private List<Long> some(List<Long> missing) {
      int from = random.nextInt(missing.size());
      return missing.subList(from, Math.min(missing.size(), from + 1 + random.nextInt(MOST_AT_ONCE)));
    }
  }

  private static List<Long> missing(Opening opening) {
    RangeSet settled = RangeSet.of(opening.settled().stream().map(SettledRange::range).toList());
    return LongStream.rangeClosed(1, ROWS).filter(sequence -> !settled.contains(sequence)).boxed().toList();
  }

  private static long through(Opening opening) {
    assertTrue(opening.settled().size() <= 1);
    return opening.settled().stream().map(SettledRange::range).mapToLong(SequenceRange::last).findFirst()
        .orElse(0);
  }

  private static Delivery delivery(List<Long> sequences) {
    return new Delivery(sequences.stream()
        .map(sequence -> new Incoming(sequence, sequence.intValue(), DIRECTORY,
            row(SLOT.plusSeconds(300 * sequence), sequence, 1)))
        .toList(), List.of());
  }

  private static String session(SlotStore store) {
    return store.open(hello("a1", EPOCH, 0)).join().session();
  }

  private static void join(List<Future<?>> futures) throws InterruptedException, ExecutionException {
    for (Future<?> future : futures) {
      future.get();
    }
  }
}
