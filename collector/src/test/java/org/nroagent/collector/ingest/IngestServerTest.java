package org.nroagent.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nroagent.collector.Samples.EPOCH;
import static org.nroagent.collector.Samples.NEXT_SLOT;
import static org.nroagent.collector.Samples.SLOT;
import static org.nroagent.collector.Samples.row;
import static org.nroagent.collector.Samples.value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nroagent.collector.Samples;
import org.nroagent.collector.SettableTime;
import org.nroagent.collector.store.RecordStore;
import org.nroagent.collector.store.SlotStore;
import org.nroagent.collector.store.StoreFailure;
import org.nroagent.model.SlotGrid;
import org.nroagent.model.record.Epoch;
import org.nroagent.model.record.SequenceRange;
import org.nroagent.protocol.Message;
import org.nroagent.protocol.Message.Ack;
import org.nroagent.protocol.Message.Flow;
import org.nroagent.protocol.Message.Gap;
import org.nroagent.protocol.Message.GapReason;
import org.nroagent.protocol.Message.Item;
import org.nroagent.protocol.Message.Ping;
import org.nroagent.protocol.Message.Pong;
import org.nroagent.protocol.Message.Records;
import org.nroagent.protocol.Message.Refusal;
import org.nroagent.protocol.Message.RefusalCode;
import org.nroagent.protocol.Message.SettledRange;
import org.nroagent.protocol.Message.Welcome;

class IngestServerTest {
  private final SettableTime time = new SettableTime(SLOT.plusSeconds(600));

  @Test
  void acknowledgesWhatIsStored(@TempDir Path folder) throws Exception {
    try (SlotStore store = SlotStore.open(folder, time);
        IngestServer server = start(store);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      Welcome welcome = agent.arrive("a1", EPOCH, 2);
      assertEquals(store.storeId(), welcome.storeId());
      assertEquals(List.of(), welcome.settled());
      assertEquals(2, view(server).backlog());
      agent.sendRows(1, row(SLOT, 10, 20), row(NEXT_SLOT, 11, 21));
      assertEquals(List.of(range(1, 2)), agent.expect(Ack.class).ranges());
      agent.send(new Gap(range(3, 7), GapReason.OVERWRITTEN));
      assertEquals(List.of(range(3, 7)), agent.expect(Ack.class).ranges());
      assertEquals(2, store.counters().records());
      assertEquals(2, view(server).records());
    }
  }

  @Test
  void recordsSentAgainOnANewConnectionCountOnce(@TempDir Path folder) throws Exception {
    try (SlotStore store = SlotStore.open(folder, time); IngestServer server = start(store)) {
      try (ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
        agent.arrive("a1", EPOCH, 1);
        agent.sendRows(1, row(SLOT, 10, 20));
        agent.expect(Ack.class);
      }
      try (ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
        assertEquals(List.of(new SettledRange(range(1, 1), 1)), agent.arrive("a1", EPOCH, 1).settled());
        agent.sendRows(1, row(SLOT, 10, 20));
        assertEquals(List.of(range(1, 1)), agent.expect(Ack.class).ranges());
      }
      assertEquals(1, store.counters().records());
      assertEquals(1, store.counters().repeats());
      assertEquals(0, store.counters().conflicts());
      assertEquals(Optional.of(value(10)),
          store.reader().series("a1", "hub1.lag-1", SLOT, NEXT_SLOT, SlotGrid.FIVE_MINUTES).slot(0));
    }
  }

  @Test
  void acknowledgesOnlyAfterTheCommit() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 1);
      agent.sendRows(1, row(SLOT, 10, 20));
      var commit = store.next();
      agent.send(new Ping(7));
      assertEquals(7, agent.expect(Pong.class).number());
      assertTrue(agent.heardNothing());
      commit.complete(List.of(range(1, 1)));
      assertEquals(List.of(range(1, 1)), agent.expect(Ack.class).ranges());
    }
  }

  @Test
  void failingStoreGivesNoAcknowledgement() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 1);
      agent.sendRows(1, row(SLOT, 10, 20));
      store.next().completeExceptionally(new StoreFailure("the disk is full"));
      Refusal refusal = agent.expect(Refusal.class);
      assertEquals(RefusalCode.STORE_FAILURE, refusal.code());
      assertEquals("the disk is full", refusal.text());
      assertTrue(agent.ends());
      assertEquals(1, server.sessions().counters().refusals(RefusalCode.STORE_FAILURE));
    }
  }

  @Test
  void readsNoMoreWhileTheStoreIsBehind() throws Exception {
    HeldStore store = new HeldStore();
    store.busy = true;
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 2);
      agent.sendRows(1, row(SLOT, 10, 20));
      agent.send(new Ping(1));
      untilPaused(server);
      assertTrue(store.waiting.isEmpty());
      assertTrue(agent.heardNothing());
      store.busy = false;
      store.room();
      store.next().complete(List.of(range(1, 1)));
      List<Message> heard = List.of(agent.expect(Message.class), agent.expect(Message.class));
      assertTrue(heard.contains(new Ack(List.of(range(1, 1)))), heard.toString());
      assertEquals(1, server.sessions().counters().pauses());
    }
  }

  /// However long the store is behind: the collector lets the agent know that it lives, and does not count its own silence.
  @Test
  void whoWaitsForTheStoreIsNotGivenUp() throws Exception {
    HeldStore store = new HeldStore();
    store.busy = true;
    IngestSettings.Timeouts hasty = new IngestSettings.Timeouts(Duration.ofSeconds(10),
        Duration.ofMillis(20), Duration.ofMillis(500), Duration.ofSeconds(10));
    try (IngestServer server = IngestServer.start(settings(hasty), store, time);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 1);
      agent.sendRows(1, row(SLOT, 10, 20));
      for (int pings = 0; pings < 40; pings++) {
        agent.expect(Ping.class);
      }
      store.busy = false;
      store.room();
      store.next().complete(List.of(range(1, 1)));
      assertEquals(Optional.of(new Ack(List.of(range(1, 1)))), agent.next());
      assertEquals(0, server.sessions().counters().brokenConnections());
    }
  }

  private static void untilPaused(IngestServer server) {
    while (server.sessions().counters().pauses() == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void unknownAgentIsToldWhatToConfigure() throws Exception {
    try (IngestServer server = start(new HeldStore());
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.send(Samples.hello("stranger", EPOCH, 0));
      Refusal refusal = agent.expect(Refusal.class);
      assertEquals(RefusalCode.UNKNOWN_AGENT, refusal.code());
      assertTrue(refusal.text().contains("- name: stranger"), refusal.text());
      assertTrue(agent.ends());
      assertEquals("stranger", server.sessions().refusedPeers().list().getFirst().peer());
    }
  }

  @Test
  void malformedFrameIsRefusedAndCounted() throws Exception {
    try (IngestServer server = start(new HeldStore());
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.sendOctets(new byte[]{-1, -1, -1, -1, 0, 0, 0, 0});
      assertEquals(RefusalCode.PROTOCOL_ERROR, agent.expect(Refusal.class).code());
      assertTrue(agent.ends());
      assertEquals(1, server.sessions().counters().refusals(RefusalCode.PROTOCOL_ERROR));
    }
  }

  @Test
  void recordsBeforeHelloAreRefused() throws Exception {
    try (IngestServer server = start(new HeldStore());
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.sendRows(1, row(SLOT, 10, 20));
      assertEquals(RefusalCode.PROTOCOL_ERROR, agent.expect(Refusal.class).code());
    }
  }

  @Test
  void recordsOfAnUnknownDirectoryAreRefusedAndNotSettled() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store); ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 1);
      agent.send(new Records(Flow.LIVE, List.of(new Item(1, 1, 9, row(SLOT, 10, 20)))));
      assertTrue(agent.expect(Refusal.class).text().contains("directory 9"));
      assertTrue(store.waiting.isEmpty());
    }
  }

  @Test
  void newerSessionTakesThePlaceOfTheOlder() throws Exception {
    HeldStore store = new HeldStore();
    try (IngestServer server = start(store);
        ScriptedAgent first = ScriptedAgent.plain(server.address());
        ScriptedAgent second = ScriptedAgent.plain(server.address())) {
      first.arrive("a1", EPOCH, 0);
      second.arrive("a1", new Epoch(8, 8), 0);
      assertEquals(RefusalCode.DUPLICATE_SESSION, first.expect(Refusal.class).code());
      assertTrue(first.ends());
      assertEquals(1, server.sessions().counters().cloneAlarms());
      assertEquals(1, server.sessions().views().size());
      second.send(new Ping(3));
      second.expect(Pong.class);
    }
  }

  @Test
  void anAgentThatAnswersHereAndHasANewerSessionElsewhereIsAClone() throws Exception {
    HeldStore store = new HeldStore();
    store.newestSessions = Map.of("a1", "opened elsewhere");
    try (IngestServer server = IngestServer.start(settings(comparing(Duration.ofMillis(20))), store, time);
        ScriptedAgent clone = ScriptedAgent.plain(server.address())) {
      clone.arrive("a1", EPOCH, 0);
      clone.send(new Pong(clone.expect(Ping.class).number()));
      assertEquals(RefusalCode.DUPLICATE_SESSION, clone.expect(Refusal.class).code());
      assertEquals(1, server.sessions().counters().cloneAlarms());
      assertEquals("a1", server.sessions().refusedPeers().list().getFirst().peer());
    }
  }

  @Test
  void aConnectionThatRemainedOfAnAgentThatMovedIsNoClone() throws Exception {
    HeldStore store = new HeldStore();
    store.newestSessions = Map.of("a1", "opened elsewhere");
    try (IngestServer server = IngestServer.start(settings(comparing(Duration.ofMillis(20))), store, time);
        ScriptedAgent silent = ScriptedAgent.plain(server.address())) {
      silent.arrive("a1", EPOCH, 0);
      silent.expect(Ping.class);
      assertEquals(RefusalCode.DUPLICATE_SESSION, silent.expect(Refusal.class).code());
      assertEquals(0, server.sessions().counters().cloneAlarms());
    }
  }

  private static IngestSettings.Timeouts comparing(Duration comparison) {
    return new IngestSettings.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60),
        comparison);
  }

  @Test
  void silentPeerIsAskedThenDropped() throws Exception {
    IngestSettings.Timeouts hasty = new IngestSettings.Timeouts(Duration.ofSeconds(10),
        Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(10));
    try (IngestServer server = IngestServer.start(settings(hasty), new HeldStore(), time);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 0);
      agent.expect(Ping.class);
      assertTrue(agent.endsAfterPings());
      assertEquals(1, server.sessions().counters().brokenConnections());
    }
  }

  @Test
  void connectionWithoutHelloIsClosed() throws Exception {
    IngestSettings.Timeouts hasty = new IngestSettings.Timeouts(Duration.ofMillis(100),
        Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(10));
    try (IngestServer server = IngestServer.start(settings(hasty), new HeldStore(), time);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      assertEquals(RefusalCode.PROTOCOL_ERROR, agent.expect(Refusal.class).code());
      assertTrue(agent.ends());
    }
  }

  @Test
  void agentsAreToldThatTheCollectorStops() throws Exception {
    IngestServer server = start(new HeldStore());
    try (ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 0);
      server.close();
      assertEquals(RefusalCode.STOPPING, agent.expect(Refusal.class).code());
      assertTrue(agent.ends());
    }
  }

  @Test
  void theirClockIsMeasuredWithEachPing() throws Exception {
    IngestSettings.Timeouts hasty = new IngestSettings.Timeouts(Duration.ofSeconds(10),
        Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ofSeconds(10));
    try (IngestServer server = IngestServer.start(settings(hasty), new HeldStore(), time);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      Welcome welcome = agent.arrive("a1", EPOCH, 0);
      assertTrue(welcome.software().orElseThrow().startsWith("nro-collector"), welcome.toString());
      assertEquals(Duration.ofMinutes(-10), view(server).skew());
      Ping ping = agent.expect(Ping.class);
      agent.send(new Pong(ping.number(), Optional.of(time.wall().plusSeconds(3))));
      agent.expect(Ping.class);
      assertEquals(Duration.ofSeconds(3), view(server).skew());
    }
  }

  /// Octets without end that never become a frame are no sign of life.
  @Test
  void aFrameThatDripsInForEverIsNotWaitedFor() throws Exception {
    IngestSettings.Timeouts hasty = new IngestSettings.Timeouts(Duration.ofSeconds(10),
        Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(10));
    try (IngestServer server = IngestServer.start(settings(hasty), new HeldStore(), time);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 0);
      agent.sendOctets(new byte[]{0, 15, 0, 0, 1, 4, 0, 0});
      while (agent.drip()) {
        Thread.onSpinWait();
      }
      assertTrue(agent.endsAfterPings());
      assertEquals(1, server.sessions().counters().brokenConnections());
    }
  }

  @Test
  void whoDoesNotReadItsAnswersIsNotReadAndGivenUpInTheEnd() throws Exception {
    IngestSettings.Timeouts hasty = new IngestSettings.Timeouts(Duration.ofSeconds(10),
        Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(10));
    try (IngestServer server = IngestServer.start(settings(hasty), new HeldStore(), time);
        ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 0);
      agent.readNothing();
      while (server.sessions().counters().brokenConnections() == 0) {
        agent.flood(new Ping(1), 500);
      }
      assertEquals(1, server.sessions().counters().unreadAnswers());
    }
  }

  @Test
  void aCollectorThatStopsAcknowledgesFirstWhatItHasRead() throws Exception {
    HeldStore store = new HeldStore();
    IngestServer server = start(store);
    try (ScriptedAgent agent = ScriptedAgent.plain(server.address())) {
      agent.arrive("a1", EPOCH, 2);
      agent.sendRows(1, row(SLOT, 10, 20));
      var commit = store.next();
      Thread closing = Thread.ofPlatform().start(server::close);
      untilNobodyListens(server.address());
      commit.complete(List.of(range(1, 1)));
      assertEquals(List.of(range(1, 1)), agent.expect(Ack.class).ranges());
      assertEquals(RefusalCode.STOPPING, agent.expect(Refusal.class).code());
      assertTrue(agent.ends());
      closing.join();
    }
  }

  private static void untilNobodyListens(InetSocketAddress address) {
    while (true) {
      try {
        new Socket(address.getAddress(), address.getPort()).close();
      } catch (ConnectException e) {
        return;
      } catch (IOException e) {
        // Taken by the system just before the end.
        Thread.onSpinWait();
      }
    }
  }

  private IngestServer start(RecordStore store) throws IOException {
    return IngestServer.start(settings(IngestSettings.Timeouts.PROTOCOL), store, time);
  }

  private static IngestSettings settings(IngestSettings.Timeouts timeouts) {
    return new IngestSettings(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(),
        Set.of("a1"), timeouts);
  }

  private static SessionView view(IngestServer server) {
    return server.sessions().views().values().iterator().next();
  }

  private static SequenceRange range(long first, long last) {
    return new SequenceRange(first, last);
  }
}
